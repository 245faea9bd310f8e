"""Who may connect: so many in all, so many from one address."""

from collections import Counter
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

from mud.net.limits import Limits

FULL = "The world is full right now. Please try again in a while."
TOO_MANY_FROM_THERE = "There are too many connections from your address. Please close one of them first."

Address = IPv4Address | IPv6Address
Networks = tuple[IPv4Network | IPv6Network, ...]


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
        return _is_among(address, self._limits.proxies)

    def _is_unlimited(self, address: str) -> bool:
        return _is_among(address, self._limits.unlimited)


def plain_address(host: str) -> str:
    """The address as people know it: without a zone, and IPv4 also where it comes through an IPv6 socket."""
    parsed = _parsed(host)
    return host if parsed is None else str(parsed)


def neighborhood(address: str) -> str:
    """What is counted as one address: with IPv6 everyone has a whole /64 (RFC 6177) to choose from."""
    parsed = _parsed(address)
    if isinstance(parsed, IPv6Address):
        return str(IPv6Address(int(parsed) >> 64 << 64))
    return address


def _is_among(address: str, networks: Networks) -> bool:
    parsed = _parsed(address) if networks else None
    return parsed is not None and any(parsed in network for network in networks)


def _parsed(host: str) -> Address | None:
    try:
        parsed = ip_address(host.partition("%")[0])
    except ValueError:
        return None  # a Unix socket has none
    mapped = parsed.ipv4_mapped if isinstance(parsed, IPv6Address) else None
    return mapped or parsed
