"""What builders do with drafts."""

from mud.game.being.model import Player
from mud.kernel.events import Event, event
from mud.ops.content.report import Report


@event()
class DraftLoaded(Event):
    """A draft can be walked."""

    reader: Player
    name: str
    report: Report


@event()
class DraftCompared(Event):
    """Someone asked what publishing a draft would do."""

    reader: Player
    name: str
    report: Report


@event()
class DraftPublished(Event):
    """A draft is part of the world."""

    reader: Player
    name: str
    report: Report


@event()
class DraftUndone(Event):
    """The world is again as it was before a draft was published."""

    reader: Player
    name: str
    report: Report


@event()
class DraftDropped(Event):
    """A draft is forgotten; its files are still there."""

    reader: Player
    name: str


@event()
class DraftInvited(Event):
    """Someone may walk another one's draft."""

    who: Player
    other: Player
    name: str


@event()
class DraftsListed(Event):
    """Someone asked for the drafts that they may walk: of each a line."""

    reader: Player
    drafts: tuple[str, ...]
    folders: tuple[str, ...]
