"""The flood limit: a bucket of tokens that fills again with time, one token for each line."""

from typing import Final

ONE: Final = 1 - 1e-6
"""A token, less what sums of floats may lose: a wait too small for the clock would be waited for ever."""


class Allowance:
    """How many lines one person may still have obeyed right now.

    It may be overdrawn, by a line with many parts that are paid for once they are known; the debt is waited off.
    """

    __slots__ = ("_burst", "_left", "_rate", "_since")

    def __init__(self, burst: int, rate: float, now: float) -> None:
        self._burst = burst
        self._rate = rate
        self._left = float(burst)
        self._since = now

    def spend(self, count: int, now: float) -> None:
        """Pay for that many lines; `now` is in seconds and never goes back."""
        self._fill(now)
        self._left -= count

    def wait(self, now: float) -> float:
        """Seconds until the next line may be obeyed; 0 when it may be now."""
        if self._left < ONE:
            self._fill(now)
        return 0.0 if self._left >= ONE else (1 - self._left) / self._rate

    def _fill(self, now: float) -> None:
        self._left = min(self._burst, self._left + (now - self._since) * self._rate)
        self._since = now
