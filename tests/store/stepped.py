"""An event loop whose time passes only when nothing is left to do: an hour of waiting takes a millisecond.

For code that waits for nothing but time and other tasks. Should everything wait for ever, that is an error at once.
"""

import asyncio
import selectors
from collections.abc import Coroutine
from typing import Any, TypeVar

T = TypeVar("T")


class NothingLeftError(Exception):
    """Every task waits for something that will never happen."""


class _SteppedSelector(selectors.SelectSelector):
    """Instead of sleeping it lets the time pass."""

    def __init__(self) -> None:
        super().__init__()
        self.now = 0.0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        ready = super().select(0)
        if not ready and timeout is None:
            raise NothingLeftError
        if not ready and timeout:
            self.now += timeout
        return ready


class SteppedLoop(asyncio.SelectorEventLoop):
    """See above."""

    def __init__(self) -> None:
        self._selector_of_time = _SteppedSelector()
        super().__init__(self._selector_of_time)

    def time(self) -> float:
        return self._selector_of_time.now


class LoopClock:
    """The clock of the running loop, as the world and the persister want it."""

    def now(self) -> float:
        """Unix seconds, from some day in 2027."""
        return 1_800_000_000.0 + self.elapsed()

    def elapsed(self) -> float:
        """Seconds on the loop's clock."""
        return asyncio.get_running_loop().time()


def run(work: Coroutine[Any, Any, T]) -> T:  # Any: as typing has it
    """The result of the work, in stepped time."""
    with asyncio.Runner(loop_factory=SteppedLoop) as runner:
        return runner.run(work)
