"""The operation behind `mud status`: how the server is, and whether it is safe to end it."""

from dataclasses import dataclass

from mud.ops.office import Office, People, Serving
from mud.ops.operation import operation
from mud.store.status import Status


@dataclass(frozen=True, slots=True)
class AskStatus:
    """Ask how the server is."""


@dataclass(frozen=True, slots=True)
class ServerStatus:
    """How the server is; `now` is the server's clock, Unix seconds, and `safe_to_kill` as in `Status`."""

    serving: Serving
    people: People
    saving: Status
    now: float
    safe_to_kill: bool


@operation("status", changes=False)
async def server_status(office: Office, _asked: AskStatus) -> ServerStatus:
    """How the server is."""
    saving = office.saving.status()
    return ServerStatus(office.serving, office.people(), saving, office.world.clock.now(), saving.safe_to_kill)
