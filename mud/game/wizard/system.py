"""Keeps the record of privileged acts, whoever uses the privilege, and holds back who is restrained."""

from mud.game.account.events import AccountErased
from mud.game.talk.acts import Speaking
from mud.game.wizard import acts
from mud.game.wizard.acts.restraining import check_may_act, check_may_talk
from mud.game.wizard.model import Restraint
from mud.kernel.events import on
from mud.kernel.hooks import guard
from mud.play.dispatch import Obeying, PrivilegeUsed
from mud.world.world import World


@on(PrivilegeUsed)
def keep_record(world: World, event: PrivilegeUsed) -> None:
    """Every use of a privilege, also one that was refused or failed, is put on record."""
    account = acts.account_of(world, event.actor)
    name = account.username if account is not None else str(getattr(event.actor, "name", "nobody"))
    details = {"line": event.line, "role": event.role.value, **event.noted}
    if account is not None:
        details["as"] = str(getattr(event.actor, "name", ""))
    if event.refused is not None:
        details["refused"] = event.refused
    deed = acts.Deed(account, name, event.command, details, event.refused is None, event.targets)
    acts.keep(world, deed)


@on(AccountErased)
def restrain_no_more(_world: World, event: AccountErased) -> None:
    """Why somebody was held back is somebody's too."""
    restraint = Restraint.of(event.account)
    restraint.is_frozen = restraint.is_muted = False
    restraint.freeze_reason = restraint.mute_reason = restraint.muted_until = None
    restraint.muted_on = ()


FREE = frozenset({"quit", "help", "clear"})
"""What the frozen can still do."""


@guard(Obeying)
def keep_still(world: World, obeying: Obeying) -> None:
    """The frozen do nothing but wait."""
    if obeying.command.name not in FREE:
        check_may_act(world, obeying.actor)


@guard(Speaking)
def keep_quiet(world: World, speaking: Speaking) -> None:
    """The muted are not heard."""
    check_may_talk(world, speaking.who, speaking.loudness)
