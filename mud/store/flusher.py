"""One flush: take what changed, have it written, and keep it if that failed. `Persister` decides when."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from mud.kernel.clock import Clock
from mud.store.batch import Batch, Poisoned, Rows
from mud.store.capture import Capture
from mud.store.fence import Fence
from mud.store.patience import Patience
from mud.store.status import Alarm, Notice, Trouble
from mud.store.storage import FencedOutError, Storage, WentBackError
from mud.store.taking import Taking
from mud.store.waiters import Waiters

FREED = 2_000
"""Rows that are let go in one go, once they are written: a millisecond."""


class Flight(Enum):
    """How a flush ended."""

    NOTHING = "nothing to write"
    SAVED = "saved"
    FAILED = "failed"
    WENT_BACK = "the database went back"
    FENCED_OUT = "fenced out"


@dataclass(slots=True)
class Log:
    """What flushes did since the start; see `Status` for the units."""

    last_commit_at: float | None = None
    last_error: Exception | None = None
    failures: int = 0
    quarantined: int = 0
    capture_seconds: float = 0.0
    flush_seconds: float = 0.0
    flush_rows: int = 0


class Flusher:
    """Makes flushes, one at a time."""

    def __init__(self, capture: Capture, storage: Storage, fence: Fence, alarm: Alarm, clock: Clock) -> None:
        self.fence = fence
        self.waiters = Waiters()
        self.log = Log()
        self.flight: Batch | None = None
        self._patience: Patience[tuple[Poisoned, ...]] = Patience()
        self._settling: Patience[None] = Patience()
        self._written = Rows()  # still to be freed
        self._marking: Iterator[int] = iter(())
        self._capture = capture
        self._storage = storage
        self._alarm = alarm
        self._clock = clock
        self.whole = False
        self._taking: Taking | None = None  # while its rows are built
        self._dropped = 0

    async def flush(self, until: float, lazy_too: bool = False) -> Flight:
        """Write all that changed; `until` is when to give up, on the loop's clock."""
        for _ in self._marking:
            await asyncio.sleep(0)
        batch = await self._captured(lazy_too)
        if not batch.rows and not batch.whole:
            self.waiters.arrived()
            return Flight.NOTHING
        return await self._fly(batch, until)

    def shorten(self, until: float) -> None:
        """Give up whatever is under way by then, on the loop's clock."""
        self._patience.shorten(until)
        self._settling.shorten(until)

    async def settle(self, until: float) -> None:
        """Free what was written, and let the storage do what it does best when nobody waits.

        What fails is told once, and tried again.
        """
        written, self._written = self._written, Rows()
        for _ in written.let_go(FREED):
            await asyncio.sleep(0)
        try:
            await self._settling.wait_for(self._storage.settle(), until)
        except Exception as error:  # noqa: BLE001  # drivers raise nearly anything, and nothing is lost
            self._alarm.unsettled(error)
        else:
            self._alarm.settled()

    def unsaved(self) -> int:
        """How many rows are not on disk."""
        in_flight = len(self.flight.rows) if self.flight else 0
        return self._capture.unsaved() + in_flight + (self._taking.left if self._taking else 0)

    def take(self, lazy_too: bool) -> Batch:
        """A batch of all that is unsaved, in one go. Between two commands: it holds the world at this instant."""
        for _ in self._marking:
            pass
        self.waiters.board()
        return Batch(self.fence.stamp(), self._clock.now(), self._capture.take(lazy_too), self.whole)

    async def _captured(self, lazy_too: bool) -> Batch:
        """A batch of all that is unsaved at this instant; when it is much, play goes on while its rows are built."""
        self.waiters.board()
        taking = self._capture.begin(lazy_too)
        batch = Batch(self.fence.stamp(), self._clock.now(), taking.rows, self.whole)
        self.log.capture_seconds = 0.0
        is_more = self._build(taking)
        if is_more:
            self._taking, self.flight = taking, batch
            try:
                while is_more:
                    await asyncio.sleep(0)
                    is_more = self._build(taking)
            except asyncio.CancelledError:
                self._capture.give_back(taking.build_all())
                self.waiters.missed()
                raise
            finally:
                self._taking = self.flight = None
        self._capture.bound_records(batch.rows)
        return batch

    def _build(self, taking: Taking) -> bool:
        started = self._clock.elapsed()
        is_more = taking.build(self._capture.slice_rows)
        self.log.capture_seconds = max(self.log.capture_seconds, self._clock.elapsed() - started)
        return is_more

    async def _fly(self, batch: Batch, until: float) -> Flight:
        started, self.flight = self._clock.elapsed(), batch
        refused: tuple[Poisoned, ...] | None = None
        try:
            refused = await self._patience.wait_for(self._storage.write(batch), until)
        except Exception as error:  # noqa: BLE001  # drivers raise nearly anything; the rows are kept, tried again and told
            return self._failed(error)
        finally:
            self.flight = None
            if refused is None:
                self._capture.give_back(batch.rows)
                self.waiters.missed()
        self._saved(batch, refused, self._clock.elapsed() - started)
        self._written = batch.rows
        return Flight.SAVED

    def _saved(self, batch: Batch, refused: tuple[Poisoned, ...], seconds: float) -> None:
        now = self._clock.now()
        self.fence.passed(batch.stamp)
        self.whole = False
        self.log.last_commit_at, self.log.flush_seconds, self.log.flush_rows = now, seconds, len(batch.rows)
        self.log.quarantined += len(refused)
        self.waiters.arrived()
        self._alarm.saved(now)
        if refused:
            self._alarm.quarantined(refused)

    def _failed(self, error: Exception) -> Flight:
        self.log.last_error = error
        self.log.failures += 1
        self._say_dropped()
        match error:
            case FencedOutError():
                self._alarm.fenced_out(error, self._clock.now())
                return Flight.FENCED_OUT
            case WentBackError():
                self._write_all_again(error)
                return Flight.WENT_BACK
            case _:
                self._alarm.failing(error, self._clock.now())
        return Flight.FAILED

    def _write_all_again(self, error: WentBackError) -> None:
        self.fence.went_back(error.state)
        self._marking = self._capture.mark_everything()
        self.whole = True
        text = (
            f"The database went back in time: {error}. The whole world is written again; records made since are lost."
        )
        self._alarm.tell(Notice(Trouble.WENT_BACK, text, error))

    def _say_dropped(self) -> None:
        if self._capture.records_dropped > self._dropped:
            self._dropped = self._capture.records_dropped
            text = f"{self._dropped} records (ledger, audit and the like) had to be dropped: too many wait to be saved."
            self._alarm.tell(Notice(Trouble.RECORDS_DROPPED, text))
