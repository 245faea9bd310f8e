"""Addresses of machines: how they are written, and which of them count as one."""

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import TypeAlias

Address: TypeAlias = IPv4Address | IPv6Address
Network: TypeAlias = IPv4Network | IPv6Network


def plain_address(host: str) -> str:
    """The address as people know it: without a zone, and IPv4 also where it comes through an IPv6 socket."""
    parsed = parsed_address(host)
    return host if parsed is None else str(parsed)


def neighborhood(address: str) -> str:
    """What is counted as one address: with IPv6 everyone has a whole /64 (RFC 6177) to choose from."""
    parsed = parsed_address(address)
    if isinstance(parsed, IPv6Address):
        return str(IPv6Address(int(parsed) >> 64 << 64))
    return address


def is_among(address: str, networks: tuple[Network, ...]) -> bool:
    """Whether the address lies in one of the networks."""
    parsed = parsed_address(address) if networks else None
    return parsed is not None and any(parsed in network for network in networks)


def parsed_address(host: str) -> Address | None:
    """The address that is written there; None for what is none, as with a Unix socket."""
    try:
        parsed = ip_address(host.partition("%")[0])
    except ValueError:
        return None
    mapped = parsed.ipv4_mapped if isinstance(parsed, IPv6Address) else None
    return mapped or parsed
