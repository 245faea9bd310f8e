"""What happens between players and staff. A report is durable: whoever made one can rely on it."""

from mud.game.being.model import Player
from mud.game.moderation.model import AccountNotes, Report
from mud.game.moderation.rules import Hint
from mud.kernel.events import Event, event


@event(durable=True)
class Reported(Event):
    """A player reported something to the staff."""

    who: Player
    report: Report


@event()
class ReportSeenTo(Event):
    """Someone of the staff claimed a report, wrote a remark on it, or closed it; `how` is the verb, in the past."""

    who: Player
    report: Report
    how: str


@event()
class ReportsRead(Event):
    """Someone of the staff reads the reports that wait."""

    reader: Player
    waiting: tuple[Report, ...]


@event()
class ReportRead(Event):
    """Someone of the staff reads one report."""

    reader: Player
    report: Report


@event()
class NotesRead(Event):
    """Someone of the staff reads, or adds to, the notes on an account; `name` is the account's."""

    reader: Player
    name: str
    notes: AccountNotes | None


@event()
class AltsRead(Event):
    """Someone of the staff reads which accounts may belong to the same person; `name` is the account's."""

    reader: Player
    name: str
    hints: tuple[Hint, ...]
