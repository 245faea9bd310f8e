"""The tick: what is due is done, then what happened is told and what changed is saved, each on its own.

Where much is due the loop is given back every few milliseconds: no command waits for all the fights of the world.
"""

import asyncio
from collections.abc import Callable, Iterator
from typing import Final

import structlog

from mud.session.failures import Failures
from mud.world.world import World

SLOW: Final = 0.1
"""Seconds that a tick may take before it is logged: longer, and people feel it."""

SLICE: Final = 0.004
"""Seconds of what is due that are done in one go, before those who typed something have their turn."""


class Ticker:
    """Ticks until it is cancelled. `seconds` is the time from one tick to the next."""

    def __init__(self, world: World, failures: Failures, *then: Callable[[], object]) -> None:
        """`then` are done after what was due, in order: telling what happened, saving what changed."""
        self._world = world
        self._failures = failures
        self._then = then
        self.ticked: Callable[[float], object] = lambda _seconds: None

    async def run(self, seconds: float) -> None:
        """Tick at even times; a tick that was missed is not made up for."""
        loop = asyncio.get_running_loop()
        due = loop.time() + seconds
        while True:
            await asyncio.sleep(due - loop.time())
            for _ in self.slices():
                await asyncio.sleep(0)
            due = max(due + seconds, loop.time())

    def tick(self) -> None:
        """Tick once, all in one go."""
        for _ in self.slices():
            pass

    def slices(self) -> Iterator[None]:
        """Tick once; wherever it yields, anybody may do anything else before it goes on."""
        clock = self._world.clock
        took, began = 0.0, clock.elapsed()
        for _ in self._world.schedule.portions(self._job_failed, self._job_finished, SLICE):
            took += clock.elapsed() - began
            yield
            began = clock.elapsed()
        for step in self._then:
            try:
                step()
            except Exception as error:  # noqa: BLE001  # a bug in one step must not stop the clock of the world
                self._failures.note("a step of the tick failed", error, step=step.__qualname__)
        took += clock.elapsed() - began
        self.ticked(took)
        if took > SLOW:
            structlog.get_logger().warning("a tick was slow", milliseconds=round(took * 1000))
        yield

    def _job_failed(self, name: str, error: Exception, seconds: float) -> None:
        self._failures.note("a scheduled job failed", error, job=name, seconds=seconds)

    def _job_finished(self, name: str, seconds: float) -> None:
        if seconds > SLOW:
            structlog.get_logger().warning("a scheduled job was slow", job=name, milliseconds=round(seconds * 1000))
