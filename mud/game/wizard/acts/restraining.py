"""Keeping people from talking, or from anything, until staff or time lets them again."""

from mud.game.account.model import Account
from mud.game.being.model import Player
from mud.game.wizard.acts import account_of
from mud.game.wizard.acts.ranks import check_rank
from mud.game.wizard.events import Frozen, Muted, Thawed, Unmuted
from mud.game.wizard.model import Restraint
from mud.kernel.errors import Refused
from mud.play.durations import in_words
from mud.world.world import World

LONGEST_REASON = 200
"""Characters: a sentence that is read again months later."""


def freeze(world: World, actor: Player, whom: Player, reason: str) -> None:
    """Let someone do nothing but wait; all characters of the account. Refused when they are, or it is oneself."""
    restraint = _restraint(world, actor, whom)
    if restraint.is_frozen:
        raise Refused(f"{whom.name} is frozen already.")
    restraint.is_frozen, restraint.freeze_reason = True, _checked(reason) or None
    world.happened(Frozen(actor, whom, reason))


def thaw(world: World, actor: Player, whom: Player) -> None:
    """Let someone act again; Refused when they can."""
    restraint = _restraint(world, actor, whom)
    if not restraint.is_frozen:
        raise Refused(f"{whom.name} is not frozen.")
    restraint.is_frozen, restraint.freeze_reason = False, None
    world.happened(Thawed(actor, whom))


def mute(world: World, actor: Player, whom: Player, seconds: float | None, reason: str) -> None:
    """Keep someone from talking, for a while or for ever; again is for another while."""
    restraint = _restraint(world, actor, whom)
    restraint.is_muted, restraint.mute_reason = True, _checked(reason) or None
    restraint.muted_until = None if seconds is None else world.clock.now() + seconds
    world.happened(Muted(actor, whom, in_words(seconds), reason))


def unmute(world: World, actor: Player, whom: Player) -> None:
    """Let someone talk again; Refused when they can."""
    restraint = _restraint(world, actor, whom)
    if not restraint.is_muted:
        raise Refused(f"{whom.name} is not muted.")
    _let_talk(restraint)
    world.happened(Unmuted(actor, whom))


def check_may_act(world: World, who: object) -> None:
    """Refused for whoever is frozen."""
    restraint = _restraint_of(world, who)
    if restraint is not None and restraint.is_frozen:
        why = f" The reason: {restraint.freeze_reason.rstrip('.')}." if restraint.freeze_reason else ""
        raise Refused(f"You are frozen by the staff and can do nothing but wait, or quit.{why}")


def check_may_talk(world: World, who: object) -> None:
    """Refused for whoever is muted, until the time is over."""
    restraint = _restraint_of(world, who)
    if restraint is None or not restraint.is_muted:
        return
    left = None if restraint.muted_until is None else restraint.muted_until - world.clock.now()
    if left is not None and left <= 0:
        _let_talk(restraint)
        return
    why = f" The reason: {restraint.mute_reason.rstrip('.')}." if restraint.mute_reason else ""
    until = "until they say otherwise" if left is None else f"and you can talk again in {in_words(left)}"
    raise Refused(f"The staff has muted you, {until}.{why}")


def _let_talk(restraint: Restraint) -> None:
    restraint.is_muted, restraint.muted_until, restraint.mute_reason = False, None, None


def _restraint(world: World, actor: Player, whom: Player) -> Restraint:
    """What the account behind a character is kept from; Refused for oneself and for who is above."""
    if whom is actor or (whom.account_id is not None and whom.account_id == actor.account_id):
        raise Refused("You cannot do that to yourself.")
    check_rank(world, actor, whom)
    account = account_of(world, whom)
    if account is None:
        raise Refused(f"No account stands behind {whom.name}.")
    return Restraint.of(account)


def _restraint_of(world: World, who: object) -> Restraint | None:
    account: Account | None = account_of(world, who)
    return None if account is None else Restraint.of(account)


def _checked(reason: str) -> str:
    if len(reason) > LONGEST_REASON:
        raise Refused(f"A reason has at most {LONGEST_REASON} characters; this one has {len(reason)}.")
    return reason
