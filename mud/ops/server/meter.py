"""What the server measures of itself while it runs: its ticks, and which commands took long. A service of commands."""

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

MOST_TICKS: Final = 1200
"""Ticks that are remembered: five minutes of them, at four a second."""

MOST_SLOW: Final = 10
"""Slow commands that are remembered."""

SLOW: Final = 0.005
"""Seconds from which on a command is remembered: five times what the slowest usual one takes."""


@dataclass(frozen=True, slots=True)
class SlowCommand:
    """A command that took long: what was typed first, by whom, for how many seconds, and when (Unix seconds)."""

    command: str
    player: str
    seconds: float
    at: float


class Meter:
    """Counts and times. It costs two readings of the clock for each command."""

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._ticks: deque[float] = deque(maxlen=MOST_TICKS)
        self._slow: deque[SlowCommand] = deque(maxlen=MOST_SLOW)
        self.commands = 0
        self.seconds = 0.0

    def ticked(self, seconds: float) -> None:
        """A tick took that long."""
        self._ticks.append(seconds)

    def obeyed(self, line: str, player: str, seconds: float) -> None:
        """A command took that long. Of the line only the first word is kept: the rest is the player's own."""
        self.commands += 1
        self.seconds += seconds
        if seconds >= SLOW:
            word = line.split(None, 1)[0][:20] if line.strip() else ""
            self._slow.append(SlowCommand(word, player, seconds, self._now()))

    @property
    def slow(self) -> Sequence[SlowCommand]:
        """The slow commands, latest first."""
        return tuple(reversed(self._slow))

    def ticks(self) -> tuple[int, float, float, float]:
        """How many ticks are remembered, and their median, 99th percentile and longest, in seconds."""
        ordered = sorted(self._ticks)
        if not ordered:
            return 0, 0.0, 0.0, 0.0
        last = len(ordered) - 1
        return len(ordered), ordered[last // 2], ordered[round(last * 0.99)], ordered[last]
