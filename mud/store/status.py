"""What the persister says of itself: its status for `save` and `mud status`, and notices when something is wrong.

Whoever puts the program together decides who reads a notice: the log always, wizards as a rule.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from enum import StrEnum

from mud.store.batch import Poisoned

NAMED = 5
"""A notice about many rows names so many."""


class Trouble(StrEnum):
    """What a notice is about."""

    FAILING = "failing"
    RECOVERED = "recovered"
    FENCED_OUT = "fenced out"
    WENT_BACK = "went back"
    QUARANTINED = "quarantined"
    RECORDS_DROPPED = "records dropped"
    JOURNALED = "journaled"
    LOST = "lost"
    ASTRAY = "astray"
    UNSETTLED = "unsettled"


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that staff should know; the text is made of full sentences."""

    trouble: Trouble
    text: str
    error: BaseException | None = None


Notify = Callable[[Notice], None]


@dataclass(frozen=True, slots=True)
class Status:
    """How saving goes. Times are Unix seconds, durations seconds; None: not yet, or not now."""

    dirty: int  # rows not on disk, those in flight included
    waiting: int  # how many wait to hear that something is saved
    in_flight: bool
    last_commit_at: float | None
    oldest_dirty: float  # for how long the oldest change waits; exact to one tick
    epoch: str
    flush_seq: int
    failures: int  # failed flushes since the start
    failing_since: float | None
    last_error: str | None
    fenced_out: bool
    quarantined: int  # refused rows since the start
    records_dropped: int  # since the start
    capture_seconds: float  # of the last flush: for how long it held the loop at once
    flush_seconds: float  # of the last flush that was committed
    flush_rows: int  # likewise

    @property
    def safe_to_kill(self) -> bool:
        """Whether nothing but lazy changes would be lost if the process ended now."""
        return self.dirty == 0 and not self.fenced_out


class Alarm:
    """Says when saving fails, says so again while it lasts, and says when it is over. Times are Unix seconds."""

    def __init__(self, notify: Notify, remind_seconds: float) -> None:
        self._notify = notify
        self._remind_seconds = remind_seconds
        self._said: Trouble | None = None
        self._said_at = 0.0
        self._unsettled = False
        self.since: float | None = None

    def failing(self, error: BaseException, now: float) -> None:
        """A flush failed."""
        said = describe_error(error)
        if self.since is None:
            self.since = now
            text = f"Saving to the database fails: {said}. Play goes on; what happens is kept and tried again."
        else:
            text = f"Nothing could be saved for {now - self.since:.0f} seconds: {said}."
        self._remind(Notice(Trouble.FAILING, text, error), now)

    def fenced_out(self, error: BaseException, now: float) -> None:
        """There will be no more flushes."""
        if self.since is None:
            self.since = now
        text = f"Nothing is saved any more: {describe_error(error)}. Stop this server; it will write a journal."
        self._remind(Notice(Trouble.FENCED_OUT, text, error), now)

    def saved(self, now: float) -> None:
        """A flush was committed."""
        self._said = None
        if self.since is not None:
            text = f"Saving works again; all that happened in {now - self.since:.0f} seconds is on disk."
            self._notify(Notice(Trouble.RECOVERED, text))
            self.since = None

    def quarantined(self, refused: Collection[Poisoned]) -> None:
        """These rows were refused."""
        named = "; ".join(str(each) for each in list(refused)[:NAMED])
        more = f" and {len(refused) - NAMED} more" if len(refused) > NAMED else ""
        text = f"{len(refused)} rows could not be saved and are in the table quarantine: {named}{more}."
        self._notify(Notice(Trouble.QUARANTINED, text))

    def unsettled(self, error: BaseException) -> None:
        """What a database does between flushes failed; said once until it works again."""
        if not self._unsettled:
            self._unsettled = True
            text = f"The database does not tidy up its log: {describe_error(error)}. All is saved, but the log grows."
            self._notify(Notice(Trouble.UNSETTLED, text, error))

    def settled(self) -> None:
        """It worked."""
        self._unsettled = False

    def tell(self, notice: Notice) -> None:
        """Pass on something else."""
        self._notify(notice)

    def _remind(self, notice: Notice, now: float) -> None:
        if notice.trouble is not self._said or now - self._said_at >= self._remind_seconds:
            self._said, self._said_at = notice.trouble, now
            self._notify(notice)


def describe_error(error: BaseException) -> str:
    """The first line of an error, without the SQL and the values that go with it."""
    text = str(getattr(error, "orig", None) or error).strip().split("\n")[0]
    return f"{type(error).__name__}: {text}" if text else type(error).__name__
