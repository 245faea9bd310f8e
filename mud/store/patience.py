"""Waiting for a write with a limit that can be made shorter meanwhile, and that holds when the write does not end.

A driver may hang in a thread or on a dead connection and not heed a cancellation. Such a write is left behind: the
fence keeps it from doing harm (see `mud.store.fence`).
"""

import asyncio
from collections.abc import Coroutine
from typing import Any, Generic, TypeVar

T = TypeVar("T")

GRACE_SECONDS = 2.0
"""A write that was told to stop gets so long to do it."""


class Patience(Generic[T]):
    """Waits for one piece of work at a time."""

    def __init__(self) -> None:
        self._limit: asyncio.Timeout | None = None
        self._left_behind: set[asyncio.Task[T]] = set()

    async def wait_for(self, work: Coroutine[Any, Any, T], until: float) -> T:  # Any: as typing has it
        """The result of the work; TimeoutError when it is not done by then, on the loop's clock."""
        task = asyncio.create_task(work)
        try:
            async with asyncio.timeout_at(until) as self._limit:
                await asyncio.wait({task})
        except TimeoutError:
            await self._stop(task)
        except asyncio.CancelledError:
            await self._stop(task)
            raise
        finally:
            self._limit = None
        if not task.done() or task.cancelled():
            raise TimeoutError("the database did not answer in time")
        return task.result()

    def shorten(self, until: float) -> None:
        """Wait until then at the most."""
        limit = self._limit
        if limit is not None and not limit.expired() and until < (limit.when() or until):
            limit.reschedule(until)

    async def _stop(self, task: "asyncio.Task[T]") -> None:
        task.cancel()
        await asyncio.wait({task}, timeout=GRACE_SECONDS)
        if not task.done():
            self._left_behind.add(task)
            task.add_done_callback(self._found)

    def _found(self, task: "asyncio.Task[T]") -> None:
        self._left_behind.discard(task)
        if not task.cancelled():
            task.exception()  # whatever it says, the rows were written again since
