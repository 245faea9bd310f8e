"""The tick: what is due is done, then what happened is told and what changed is saved, each on its own."""

import asyncio
from collections.abc import Callable
from typing import Final

import structlog

from mud.session.failures import Failures
from mud.world.world import World

SLOW: Final = 0.1
"""Seconds that a tick may take before it is logged: longer, and people feel it."""


class Ticker:
    """Ticks until it is cancelled. `seconds` is the time from one tick to the next."""

    def __init__(self, world: World, failures: Failures, *then: Callable[[], object]) -> None:
        """`then` are done after what was due, in order: telling what happened, saving what changed."""
        self._world = world
        self._failures = failures
        self._steps = (self._run_schedule, *then)
        self.ticked: Callable[[float], object] = lambda _seconds: None

    async def run(self, seconds: float) -> None:
        """Tick at even times; a tick that was missed is not made up for."""
        loop = asyncio.get_running_loop()
        due = loop.time() + seconds
        while True:
            await asyncio.sleep(due - loop.time())
            self.tick()
            due = max(due + seconds, loop.time())

    def tick(self) -> None:
        """Tick once."""
        clock = self._world.clock
        started = clock.elapsed()
        for step in self._steps:
            try:
                step()
            except Exception as error:  # noqa: BLE001  # a bug in one step must not stop the clock of the world
                self._failures.note("a step of the tick failed", error, step=step.__qualname__)
        took = clock.elapsed() - started
        self.ticked(took)
        if took > SLOW:
            structlog.get_logger().warning("a tick was slow", milliseconds=round(took * 1000))

    def _run_schedule(self) -> None:
        self._world.schedule.run(self._job_failed, self._job_finished)

    def _job_failed(self, name: str, error: Exception, seconds: float) -> None:
        self._failures.note("a scheduled job failed", error, job=name, seconds=seconds)

    def _job_finished(self, name: str, seconds: float) -> None:
        if seconds > SLOW:
            structlog.get_logger().warning("a scheduled job was slow", job=name, milliseconds=round(seconds * 1000))
