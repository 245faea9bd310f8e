"""The tick: what is due is done, what happened is told, what changed is saved. Each on its own, each time measured."""

import asyncio
from collections.abc import Callable
from typing import Final

import structlog

from mud.session.delivery import Delivery
from mud.session.failures import Failures
from mud.store.persister import Persister
from mud.world.world import World

SLOW: Final = 0.1
"""Seconds that a tick may take before it is logged: longer, and people feel it."""


class Ticker:
    """Ticks until it is cancelled. `seconds` is the time from one tick to the next."""

    def __init__(self, world: World, delivery: Delivery, persister: Persister, failures: Failures) -> None:
        self._world = world
        self._delivery = delivery
        self._persister = persister
        self._failures = failures

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
        self._try("the schedule failed", self._run_schedule)
        self._try("telling what happened failed", self._delivery.deliver)
        self._try("starting a flush failed", self._persister.tick)
        took = clock.elapsed() - started
        if took > SLOW:
            structlog.get_logger().warning("a tick was slow", milliseconds=round(took * 1000))

    def _run_schedule(self) -> None:
        self._world.schedule.run(self._job_failed, self._job_finished)

    def _job_failed(self, name: str, error: Exception, seconds: float) -> None:
        self._failures.note("a scheduled job failed", error, job=name, seconds=seconds)

    def _job_finished(self, name: str, seconds: float) -> None:
        if seconds > SLOW:
            structlog.get_logger().warning("a scheduled job was slow", job=name, milliseconds=round(seconds * 1000))

    def _try(self, what: str, step: Callable[[], object]) -> None:
        try:
            step()
        except Exception as error:  # noqa: BLE001  # a bug in one step must not stop the clock of the world
            self._failures.note(what, error)
