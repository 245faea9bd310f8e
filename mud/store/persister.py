"""The persister: sees to it that what changed in the world reaches the database, soon, whole and in order.

Play never waits for it. One flush is in flight at a time; what changes meanwhile goes with the next. While the
database is away everything is kept and tried again, ever more seldom. It knows no SQL (see `Storage`) and starts no
task that outlives a flush: its owner runs `run` and calls `tick`.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from enum import Enum
from random import Random

from mud.kernel.clock import Clock
from mud.store.capture import Capture
from mud.store.errors import StoreError
from mud.store.fence import Fence
from mud.store.flusher import Flight, Flusher
from mud.store.journal import Journal
from mud.store.status import Alarm, Notice, Notify, Status, Trouble, describe_error
from mud.store.storage import State, Storage
from mud.store.waiters import Saved

CLOSE_SECONDS = 10.0
"""So long does a stopping server try to save; the same as what service managers grant at least."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How long is waited for what, in seconds."""

    first_retry: float = 0.1
    longest_retry: float = 1.5  # soon enough for all to be saved two seconds after a database is back
    kick_floor: float = 0.02  # those who wait for a commit start at most 50 flushes a second
    patience: float = 60.0  # a write that takes longer is given up; each statement has a limit of its own
    remind: float = 60.0  # between two notices about one trouble
    stuck: float = 60.0  # when nothing could be saved for so long, nobody else should come in


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What whoever puts the program together gives: `chance` is for the jitter of retries, `journal` for the end."""

    clock: Clock
    chance: Random
    notify: Notify
    journal: Journal


class Ending(Enum):
    """What became of the last changes when the server stopped."""

    SAVED = "saved"
    JOURNALED = "journaled"
    LOST = "lost"


class Persister:
    """Writes behind the world's back."""

    def __init__(
        self, capture: Capture, storage: Storage, state: State, around: Surroundings, pace: Pace | None = None
    ) -> None:
        self._capture = capture
        self._clock = around.clock
        self._chance = around.chance
        self._journal = around.journal
        self._pace = pace or Pace()
        self._alarm = Alarm(_from_the_loop(around.notify), self._pace.remind)
        self._flusher = Flusher(capture, storage, Fence(state), self._alarm, around.clock)
        self._wanted = asyncio.Event()
        self._one_at_a_time = asyncio.Lock()
        self._kick: asyncio.TimerHandle | None = None
        self._closing_at: float | None = None  # on the loop's clock
        self._closed = False
        self._ended = -self._pace.kick_floor  # when the last flush did, on the clock's `elapsed`
        self._retry_at = 0.0  # likewise
        self._tries = 0
        self._fenced_out: Exception | None = None
        self._dirty_since: float | None = None

    def tick(self) -> None:
        """Start a flush if there is something to write and none is in flight. Called between commands."""
        now = self._clock.elapsed()
        if self._dirty_since is None and self._capture.unsaved():
            self._dirty_since = now
        if self._fenced_out:
            self._capture.gather()
            self._alarm.fenced_out(self._fenced_out, self._clock.now())
        elif self._flusher.flight is None and self._capture.unsaved() and now >= self._retry_at:
            self._wanted.set()

    async def run(self) -> None:
        """Flush whenever it is asked for, until `close`. The owner runs this once, as a task."""
        while self._closing_at is None:
            await self._wanted.wait()
            self._wanted.clear()
            async with self._one_at_a_time:
                await self._flush()
            if self._flusher.waiters.next_flight and (not self._tries or self._flusher.whole):
                self._hurry()

    def barrier(self) -> Saved:
        """A future, done once all that has happened until now is on disk; a flush is started for it.

        Whoever waits for it sets a time-out. It fails with NotSavedError when the server stops before.
        """
        if self._closed:
            return self._flusher.waiters.too_late()
        if self._fenced_out or self._capture.unsaved():
            self._hurry()
            return self._flusher.waiters.wait()
        if self._flusher.flight is not None:
            return self._flusher.waiters.ride()
        return self._flusher.waiters.at_once()

    def when_saved(self, callback: Callable[[], None]) -> None:
        """Call back, from the loop, once all that has happened until now is on disk; never if it cannot be saved."""

        def done(saved: Saved) -> None:
            if saved.exception() is None:
                callback()

        self.barrier().add_done_callback(done)

    def status(self) -> Status:
        """How saving goes."""
        log, fence = self._flusher.log, self._flusher.fence
        return Status(
            dirty=self._flusher.unsaved(),
            waiting=len(self._flusher.waiters),
            in_flight=self._flusher.flight is not None,
            last_commit_at=log.last_commit_at,
            oldest_dirty=0.0 if self._dirty_since is None else self._clock.elapsed() - self._dirty_since,
            epoch=fence.epoch,
            flush_seq=fence.confirmed,
            failures=log.failures,
            failing_since=self._alarm.since,
            last_error=describe_error(log.last_error) if log.last_error else None,
            fenced_out=self._fenced_out is not None,
            quarantined=log.quarantined,
            records_dropped=self._capture.records_dropped,
            capture_seconds=log.capture_seconds,
            flush_seconds=log.flush_seconds,
            flush_rows=log.flush_rows,
        )

    def is_stuck(self) -> bool:
        """Whether nothing could be saved for so long that nobody else should come in, or nothing ever will be."""
        since = self._alarm.since
        return self._fenced_out is not None or (since is not None and self._clock.now() - since >= self._pace.stuck)

    def settled(self) -> bool:
        """Whether nothing that was taken from the world is still on its way to the disk."""
        return self._flusher.flight is None and not self._capture.keeps_rows

    @asynccontextmanager
    async def alone(self) -> AsyncIterator[None]:
        """No flush is under way meanwhile: someone else of this process may write. StoreError when nobody may."""
        async with self._one_at_a_time:
            if self._stopped():
                raise StoreError("this server writes no more to its database")
            yield

    async def close(self, seconds: float = CLOSE_SECONDS) -> Ending:
        """Save everything, lazy changes too, and stop. What cannot be saved in that time goes to the journal."""
        self._closing_at = asyncio.get_running_loop().time() + seconds
        self._flusher.shorten(self._closing_at)
        self._wanted.set()
        if self._kick:
            self._kick.cancel()
        async with self._one_at_a_time:
            saved = await self._save_last(self._closing_at)
            self._closed = True
            self._flusher.waiters.give_up()
            return Ending.SAVED if saved else self._write_journal()

    async def _flush(self) -> None:
        if self._stopped():
            return
        started = self._clock.elapsed()
        flight = await self._flusher.flush(self._until())
        self._ended = self._clock.elapsed()
        match flight:
            case Flight.SAVED | Flight.NOTHING:
                self._tries, self._retry_at = 0, 0.0
                self._dirty_since = started if self._flusher.unsaved() else None
                await self._flusher.settle(self._until())
            case Flight.WENT_BACK if not self._tries:
                self._tries, self._retry_at = 1, 0.0
                self._wanted.set()  # nothing is wrong with the database itself, and the whole world waits
            case Flight.FAILED | Flight.WENT_BACK:
                self._retry_at = self._ended + self._retry_delay()
            case Flight.FENCED_OUT:
                self._fenced_out = self._flusher.log.last_error

    def _until(self) -> float:
        return asyncio.get_running_loop().time() + self._pace.patience

    async def _save_last(self, until: float) -> bool:
        """Flush and flush again until all is saved; False when there is no hope or no more time."""
        loop = asyncio.get_running_loop()
        while not self._fenced_out:
            flight = await self._flusher.flush(until, lazy_too=True)
            if flight is Flight.NOTHING:
                return True
            if flight is Flight.FENCED_OUT or loop.time() >= until:
                break
            if flight is not Flight.SAVED:
                await asyncio.sleep(min(self._retry_delay(), until - loop.time()))
        return False

    def _write_journal(self) -> Ending:
        batch = self._flusher.take(lazy_too=True)
        if not batch.rows:
            return Ending.SAVED
        try:
            path = self._journal.write(batch)
        except Exception as error:  # noqa: BLE001  # the process ends now: all that is left is to say it
            self._capture.give_back(batch.rows)
            text = f"{len(batch.rows)} rows could be saved nowhere and are lost: {describe_error(error)}."
            self._alarm.tell(Notice(Trouble.LOST, text, error))
            return Ending.LOST
        text = f"{len(batch.rows)} rows could not be saved; they are in {path} and the next start writes them."
        self._alarm.tell(Notice(Trouble.JOURNALED, text))
        return Ending.JOURNALED

    def _hurry(self) -> None:
        """Have a flush start at once, or as soon as the floor allows; a run of failures makes it wait a bit longer."""
        if self._kick is not None or self._flusher.flight is not None or self._stopped():
            return
        floor = self._pace.first_retry if self._tries else self._pace.kick_floor
        delay = self._ended + floor - self._clock.elapsed()
        if delay <= 0:
            self._wanted.set()
        else:
            self._kick = asyncio.get_running_loop().call_later(delay, self._kicked)

    def _stopped(self) -> bool:
        return self._fenced_out is not None or self._closing_at is not None

    def _kicked(self) -> None:
        self._kick = None
        if self._flusher.flight is None:
            self._wanted.set()

    def _retry_delay(self) -> float:
        """Twice as long each time, up to a limit, and never quite the same for two servers."""
        self._tries += 1
        longest = min(self._pace.longest_retry, self._pace.first_retry * 2.0 ** min(self._tries, 30))
        return self._chance.uniform(self._pace.first_retry, longest)


def _from_the_loop(notify: Notify) -> Notify:
    """Notices leave from the loop: what is done about them cannot disturb a flush."""

    def later(notice: Notice) -> None:
        asyncio.get_running_loop().call_soon(notify, notice)

    return later
