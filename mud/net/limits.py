"""How many may connect and how much each may make us keep. Every number has its reason beside it."""

from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Network


@dataclass(frozen=True, slots=True)
class Limits:
    """The bounds of the door; counts, bytes and seconds."""

    connections: int = 5000
    """In all. Each takes a file descriptor and some 20 KiB; more than this no world of this kind has seen."""

    per_address: int = 20
    """From one address, IPv6 by /64. A school or a family behind one router gets in, a flood does not."""

    unlimited: tuple[IPv4Network | IPv6Network, ...] = ()
    """Networks to which `per_address` does not apply: a proxy, a bench, one's own machine."""

    strangers: int = 400
    """Connections on which nobody has signed in yet. All who come back after a restart fit; a flood leaves room for
    those who play."""

    visits: int = 30
    """Connections that one address may open at once; then `visits_per_second`. A client that comes back by itself
    tries every second or so."""

    visits_per_second: float = 1.0
    """What one address may open all the time."""

    tarpit: float = 20.0
    """Seconds for which a connection of a flood is kept waiting without a word: who waits cannot come back."""

    tarpitted: int = 200
    """Connections kept so; each costs a file descriptor and a kilobyte. Further ones are dropped at once."""

    proxies: tuple[IPv4Network | IPv6Network, ...] = ()
    """Networks whose connections begin with a PROXY header that says for whom they are. Nobody else is believed."""

    introduction: float = 5.0
    """How long a proxy may take to say it; it does so in its first packet."""

    handshake: float = 15.0
    """How long a client may take to agree on TLS: several round trips around the world, on a bad day."""

    turn: int = 16 * 1024
    """Bytes of one client that are read before everyone else gets a turn. The worst of them take a microsecond each."""

    unread: int = 512 * 1024
    """Bytes that wait for a client to read them before it is dropped. A screen is 4 KiB, so this is a hundred screens
    behind the world; the kernel holds as much again or more before we notice."""

    closing: float = 10.0
    """How long a closed connection may take to read the rest."""

    keepalive: float = 60.0
    """Between two NOPs to each client: home routers forget silent connections after a few minutes."""

    backlog: int = 512
    """Connections that the kernel keeps for us while we are busy: a whole world that comes back at once."""
