"""Who may connect: so many in all, so many from one address."""

from collections import Counter
from collections.abc import Callable
from typing import Final

from mud.kernel.addresses import is_among, neighborhood
from mud.net.limits import Limits

FULL = "The world is full right now. Please try again in a while."
TOO_MANY_STRANGERS = "Too many people are at the door right now. Please try again in a minute."
TOO_MANY_FROM_THERE = "There are too many connections from your address. Please close one of them first."

MOST_VISITORS: Final = 10_000
"""Addresses whose visits are counted; the one that came longest ago is forgotten first."""


class Doorstep:
    """Counts those who are in, and how often each address comes. `now` is in seconds, from any moment on."""

    def __init__(self, limits: Limits, now: Callable[[], float] = lambda: 0.0) -> None:
        self._limits = limits
        self._now = now
        self._inside = 0
        self._from: Counter[str] = Counter()
        self._visits: dict[str, tuple[float, float]] = {}

    def is_flood(self, address: str) -> bool:
        """Count a visit; whether there were too many from there lately."""
        if is_among(address, self._limits.unlimited):
            return False
        place, now = neighborhood(address), self._now()
        left, since = self._visits.pop(place, (float(self._limits.visits), now))
        left = min(float(self._limits.visits), left + (now - since) * self._limits.visits_per_second)
        if len(self._visits) >= MOST_VISITORS:
            del self._visits[next(iter(self._visits))]
        self._visits[place] = (max(0.0, left - 1.0), now)
        return left < 1.0

    def refusal(self, address: str) -> str | None:
        """Why someone from that address may not come in now; None when they may."""
        if self._inside >= self._limits.connections:
            return FULL
        if self._from[neighborhood(address)] >= self._limits.per_address and not self._is_unlimited(address):
            return TOO_MANY_FROM_THERE
        return None

    def enter(self, address: str) -> None:
        """Someone came in."""
        self._inside += 1
        self._from[neighborhood(address)] += 1

    def leave(self, address: str) -> None:
        """Someone who had come in went."""
        self._inside -= 1
        place = neighborhood(address)
        self._from[place] -= 1
        if not self._from[place]:
            del self._from[place]

    def is_proxy(self, address: str) -> bool:
        """Whether someone at that address says for whom they connect, and is believed."""
        return is_among(address, self._limits.proxies)

    def _is_unlimited(self, address: str) -> bool:
        return is_among(address, self._limits.unlimited)
