"""One timer for all connections: each gets its NOP once a round, and the work is spread over the round."""

from collections.abc import Callable, Iterable
from typing import Protocol

from mud.session.ports import Cancellable, Timer

BEATS = 60
"""Parts of a round. With one round a minute, 5,000 connections are 84 small writes a second and never a burst."""


class Kept(Protocol):
    """What is kept alive."""

    def keep_alive(self) -> None:
        """Send a NOP, unless it is closed."""


class Keepalive:
    """Goes round and round. `seconds` is the length of a round."""

    def __init__(self, timer: Timer, seconds: float, everyone: Callable[[], Iterable[Kept]]) -> None:
        self._timer = timer
        self._pause = seconds / BEATS
        self._everyone = everyone
        self._round: list[Kept] = []
        self._share = 0
        self._beats_left = 0
        self._next: Cancellable | None = None

    def start(self) -> None:
        """Begin the first round, unless one is going on."""
        if self._next is None:
            self._next = self._timer.after(self._pause, self._beat)

    def stop(self) -> None:
        """End it; a stopped one may be started again."""
        if self._next is not None:
            self._next.cancel()
            self._next = None
        self._round.clear()
        self._beats_left = 0

    def _beat(self) -> None:
        if not self._beats_left:
            self._round = list(self._everyone())
            self._share = -(-len(self._round) // BEATS)
            self._beats_left = BEATS
        self._beats_left -= 1
        for _ in range(min(self._share, len(self._round))):
            self._round.pop().keep_alive()
        self._next = self._timer.after(self._pause, self._beat)
