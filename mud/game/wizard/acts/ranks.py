"""Against whom staff may act: nobody of a higher role than their own."""

from mud.game.account.model import Account
from mud.game.being.acts.presence import role_of
from mud.game.being.model import Being
from mud.kernel.errors import Refused
from mud.play.roles import Role
from mud.text.grammar import indefinite
from mud.world.world import World


def check_rank(world: World, actor: Being, target: Being) -> None:
    """Refused when whoever acts has a lower role than whom they act on."""
    if target is not actor:
        _check(role_of(world, actor), role_of(world, target), target.name)


def check_account_rank(world: World, actor: Being, account: Account) -> None:
    """As `check_rank`, for an account and all its characters."""
    _check(role_of(world, actor), account.role, account.username)


def _check(own: Role, theirs: Role, name: str) -> None:
    if not own.includes(theirs):
        raise Refused(f"{name} is {indefinite(theirs.words)}, and you are {indefinite(own.words)}: that is above you.")
