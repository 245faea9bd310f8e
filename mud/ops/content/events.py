"""What builders asked of the content, and what came of it."""

from mud.game.being.model import Player
from mud.kernel.events import Event, event
from mud.ops.content.report import Report


@event()
class ContentReloaded(Event):
    """The content was read again; `report` says what became different."""

    reader: Player
    report: Report


@event()
class ContentCompared(Event):
    """Someone asked what reading the content again would do."""

    reader: Player
    report: Report


@event()
class ContentFaulty(Event):
    """The content was not read, since there are faults in it; each is a line."""

    reader: Player
    faults: tuple[str, ...]


@event()
class ContentChecked(Event):
    """The content has no fault; each warning about it is a line."""

    reader: Player
    warnings: tuple[str, ...]


@event()
class ContentLeft(Event):
    """The content was left as it is, for the reason given."""

    reader: Player
    reason: str
