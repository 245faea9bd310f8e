"""Who may connect: so many in all, so many from one address."""

from collections import Counter

from mud.kernel.addresses import is_among, neighborhood
from mud.net.limits import Limits

FULL = "The world is full right now. Please try again in a while."
TOO_MANY_FROM_THERE = "There are too many connections from your address. Please close one of them first."


class Doorstep:
    """Counts those who are in."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._inside = 0
        self._from: Counter[str] = Counter()

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
