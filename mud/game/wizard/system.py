"""Keeps the record of privileged acts, whoever uses the privilege."""

from mud.game.wizard import acts
from mud.kernel.events import on
from mud.play.dispatch import PrivilegeUsed
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
