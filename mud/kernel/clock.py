"""Clocks: the only place that reads the wall clock. Tests step theirs."""

import time
from typing import Protocol


class Clock(Protocol):
    """`now` is Unix time; `elapsed` never goes back and is for measuring and scheduling. Both in seconds."""

    def now(self) -> float:
        """Unix seconds."""

    def elapsed(self) -> float:
        """Seconds since some fixed moment."""


class SystemClock:
    """The machine's clock."""

    def now(self) -> float:
        """Unix seconds."""
        return time.time()

    def elapsed(self) -> float:
        """Seconds since some fixed moment; never goes back."""
        return time.monotonic()


class SteppedClock:
    """A clock that stands still until it is stepped."""

    def __init__(self, now: float = 1_800_000_000.0) -> None:
        self._start = now
        self._elapsed = 0.0

    def now(self) -> float:
        """Unix seconds."""
        return self._start + self._elapsed

    def elapsed(self) -> float:
        """Seconds since it was made."""
        return self._elapsed

    def step(self, seconds: float) -> None:
        """Let time pass; ValueError when it would go back."""
        if seconds < 0:
            raise ValueError("time does not go back")
        self._elapsed += seconds
