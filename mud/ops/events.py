"""What is asked of the server from inside the game, and what operators did to it from outside."""

from mud.game.being.model import Player
from mud.kernel.events import Event, event
from mud.store.status import Status


@event()
class SaveAsked(Event):
    """Someone asks how saving goes; `status` is how it went at that moment."""

    reader: Player
    status: Status


@event(durable=True)
class WroteAll(Event):
    """All that waited when someone asked is on disk; durable, so that this is told only once it is so."""

    reader: Player


@event()
class CertificateRead(Event):
    """Someone had the certificate for TLS read again."""

    reader: Player


@event(silent=True)
class OperatorActed(Event):
    """Someone at the machine's own shell changed something, or tried to; kept by the audit, like `PrivilegeUsed`."""

    operation: str
    line: str
    refused: str | None
