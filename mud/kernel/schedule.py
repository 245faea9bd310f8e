"""The schedule: a heap of what is due when. What is not due costs nothing.

`@every` declares work that repeats; `Schedule.after` asks for something once. Times are seconds on the clock's
`elapsed`; the owner calls `run` on each tick.
"""

import heapq
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from mud.kernel.clock import Clock
from mud.kernel.errors import DeclarationError

SWEEP_AT = 64
"""So many jobs may wait before the cancelled ones among them are swept out, and again when they have doubled."""

Failed = Callable[[str, Exception, float], None]
Finished = Callable[[str, float], None]


@dataclass(frozen=True, slots=True)
class Repeating:
    """Work that is done again and again."""

    seconds: float
    function: Callable[[Any], None]  # Any: the world, which stands on a higher floor

    @property
    def name(self) -> str:
        """Where it is declared."""
        return f"{self.function.__module__}.{self.function.__qualname__}"


def every(seconds: float) -> Callable[[Callable[[Any], None]], Repeating]:  # Any: as in Repeating
    """Declare work to be done every so many seconds, the first time that long after the start.

    DeclarationError unless that is more than none.
    """
    if not 0 < seconds < float("inf"):
        raise DeclarationError(f"work cannot be done every {seconds} seconds")
    return lambda function: Repeating(seconds, function)


@dataclass(slots=True)
class Journal:
    """What was asked for (with None) and cancelled (with its work) while that may have to be undone."""

    open: bool = False
    steps: list[tuple["Job", Callable[[], None] | None]] = field(default_factory=list)


@dataclass(slots=True, order=True)
class Job:
    """Something to be done at a certain time; `cancel` forgets it."""

    due: float
    order: int
    name: str = field(compare=False)
    work: Callable[[], None] | None = field(compare=False)
    journal: Journal = field(compare=False, repr=False, default_factory=Journal)

    def cancel(self) -> None:
        """Forget it; once it is done this means nothing."""
        if self.journal.open and self.work is not None:
            self.journal.steps.append((self, self.work))
        self.work = None


class Schedule:
    """What is due when."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._heap: list[Job] = []
        self._order = 0
        self._sweep_at = SWEEP_AT
        self._journal = Journal()

    def __len__(self) -> int:
        return sum(job.work is not None for job in self._heap)

    def after(self, seconds: float, name: str, work: Callable[[], None]) -> Job:
        """Do `work` once, that many seconds from now (at the next tick when it is not positive)."""
        return self._at(self._clock.elapsed() + max(0.0, seconds), name, work)

    def repeat(self, repeating: Repeating, world: Any) -> None:  # Any: as in Repeating
        """Do declared work for as long as the server runs; a run that failed does not end it.

        It keeps its rhythm when ticks come late; what was missed altogether is left out, not made up for.
        """
        due = self._clock.elapsed() + repeating.seconds

        def again() -> None:
            nonlocal due
            now = self._clock.elapsed()
            due = due + repeating.seconds if due + repeating.seconds > now else now + repeating.seconds
            self._at(due, repeating.name, again)
            repeating.function(world)

        self._at(due, repeating.name, again)

    def next_due(self) -> float | None:
        """When the next job is due, on the clock's `elapsed`; None when nothing waits."""
        while self._heap and self._heap[0].work is None:
            heapq.heappop(self._heap)
        return self._heap[0].due if self._heap else None

    def run(self, failed: Failed, finished: Finished | None = None) -> int:
        """Do all that is due, each job on its own: one that raises is reported and the rest go on.

        What these ask for meanwhile waits for the next run. `failed` gets name, error and seconds taken; `finished`
        name and seconds. Returns how many were done.
        """
        return sum(self.portions(failed, finished, math.inf))

    def portions(self, failed: Failed, finished: Finished | None, seconds: float) -> Iterator[int]:
        """As `run`, in portions of so many seconds and the end of one job: how many each did.

        Between two of them anybody may ask for jobs and cancel them; what is asked for waits for the next run.
        """
        now, done, last = self._clock.elapsed(), 0, self._order
        until = now + seconds
        # A job asked for meanwhile is due now at the earliest, so it stands behind all older ones that are due.
        while self._heap and self._heap[0].due <= now and self._heap[0].order <= last:
            job = heapq.heappop(self._heap)
            if job.work is None:
                continue
            done += 1
            self._do(job, failed, finished)
            if self._clock.elapsed() >= until:
                yield done
                done, until = 0, self._clock.elapsed() + seconds
        yield done

    def begin(self) -> int:
        """Keep a journal from here on; what is returned says where, for `back`."""
        self._journal.open = True
        return len(self._journal.steps)

    def back(self, to: int) -> None:
        """Undo what was asked for and cancelled since."""
        steps = self._journal.steps
        for job, work in reversed(steps[to:]):
            job.work = work
        del steps[to:]

    def end(self) -> None:
        """Keep no journal any more."""
        self._journal.open = False
        self._journal.steps.clear()

    def _at(self, due: float, name: str, work: Callable[[], None]) -> Job:
        self._order += 1
        job = Job(due, self._order, name, work, self._journal)
        if self._journal.open:
            self._journal.steps.append((job, None))
        elif len(self._heap) >= self._sweep_at:
            self._sweep()
        heapq.heappush(self._heap, job)
        return job

    def _sweep(self) -> None:
        self._heap = [waiting for waiting in self._heap if waiting.work is not None]
        heapq.heapify(self._heap)
        self._sweep_at = max(SWEEP_AT, 2 * len(self._heap))

    def _do(self, job: Job, failed: Failed, finished: Finished | None) -> None:
        work, job.work = job.work, None
        started = self._clock.elapsed()
        try:
            work() if work else None
        except Exception as error:  # noqa: BLE001  # one job's bug must not stop the tick; it is reported
            failed(job.name, error, self._clock.elapsed() - started)
        else:
            if finished:
                finished(job.name, self._clock.elapsed() - started)
