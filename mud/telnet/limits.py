"""How much one peer may ask of us. Every number has its reason beside it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """The bounds of one connection; bytes and counts."""

    line: int = 4096
    """Bytes of a typed line that are kept, editing keys included. Twice what most worlds allow:
    room for a pasted paragraph, and no memory for a paste of the whole book."""

    lines: int = 1000
    """Lines that are told out of one read; the rest of that read are passed over. Nobody keeps more than a hundred, and
    compressed input can hold a million line ends, each of which would cost as much as a command."""

    subnegotiation: int = 64 * 1024
    """Bytes of one sub-negotiation that are kept; a longer one is thrown away whole. The largest
    that clients send in earnest, GMCP documents, stay far below."""

    discarded: int = 8 * 1024 * 1024
    """Bytes thrown away inside one sub-negotiation before the peer is given up: it will never end
    it and is deaf meanwhile. The largest cap known in a client is 5 MiB, so nobody in order comes
    near."""

    repeats: int = 16
    """How often the same request is answered between two typed lines (or two keepalives). A peer
    in order asks once; one that probes every option asks once for each."""

    unanswered: int = 8
    """How many of our own changes of mind we keep waiting for answers. Clients that never answer
    would let it grow; four passwords are off and on eight times."""

    terminal_types: int = 8
    """How often a peer is asked for its terminal type. The longest cycle seen is five names; some
    peers have names without end."""

    terminal_name: int = 200
    """Characters of one terminal type that are kept. RFC 1010 allows 40."""

    costly: int = 16
    """How often, between two keepalives, a peer gets what costs us much for the few bytes of its request: a
    compressor, an inflater, the server's figures. In order, each happens once."""

    inflated: int = 128 * 1024
    """Bytes that compressed input (MCCP3) may become between two keepalives. A session obeys ten lines a second, which
    is half of that if all are of forty characters; a bomb of 64 KiB wants 64 MiB. All of it can come in one read, and
    the worst of bytes, doubled 255s, take a microsecond each: a tenth of a second, not more."""

    json_depth: int = 16
    """Levels of arrays and objects in a GMCP message, or of arrays and tables in an MSDP variable. No package that
    is known goes deeper than four."""

    names: int = 256
    """How many modules, variables or values a peer can make us remember or tell at once, by option. Clients list
    ten to forty."""

    name: int = 64
    """Characters of such a name. The longest known has 32."""

    value: int = 1024
    """Characters that are kept of the value of a variable: a LANG, a version, a client's title."""
