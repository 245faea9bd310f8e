"""What real clients answer to our offers, as one stream.

Recorded from the clients as they talked to this very machine (Mudlet: put together from what its source does), in the
order in which it came; typed lines and window sizes are ours. Two of them compress what they send from the moment they
may, in the middle of the handshake.
"""

import zlib
from dataclasses import dataclass

from mud.telnet.codes import subnegotiation
from mud.telnet.events import (
    Charset,
    CharsetAgreed,
    Event,
    GmcpHello,
    GmcpSupported,
    Line,
    MsdpAsked,
    MsdpCommand,
    Mtts,
    MxpStarted,
    TerminalType,
    Variable,
    WindowSize,
)
from mud.telnet.options.mssp import PROTOCOLS
from mud.telnet.options.mxp import LOCK

TTYPE, NEW_ENVIRON, CHARSET, MSDP, MSSP, MCCP2, MCCP3, MXP, GMCP = 24, 39, 42, 69, 70, 86, 87, 91, 201

OFFERS = bytes.fromhex("fffd18 fffd1f fffd27 fffb2a fffb19 fffbc9 fffb46 fffb45 fffb5b fffb56 fffb57")
COMPRESS = subnegotiation(MCCP2, b"")


@dataclass(frozen=True)
class Client:
    """A visit: the handshake, a wrong password, the right one, a command."""

    name: str
    handshake: bytes
    says: tuple[Event, ...]
    answers: bytes
    """What we send between our offers and the first password prompt, inflated."""

    hides: bytes
    """Its answer to WILL ECHO."""

    shows: bytes
    """Its answer to WONT ECHO."""

    enter: bytes
    mark: bytes
    """What ends its prompts after the handshake."""

    compressed: bytes | None = None
    """What belongs to the handshake behind the beginning of its compression, inflated."""


def on_the_wire(client: Client, said: list[bytes]) -> list[bytes]:
    """What the client says after its handshake, as its bytes; the handshake goes before."""
    if client.compressed is None:
        return [client.handshake, *said]
    stream = zlib.compressobj(9)
    first, *others = [stream.compress(part) + stream.flush(zlib.Z_SYNC_FLUSH) for part in (client.compressed, *said)]
    return [client.handshake + first, *others]


def readable(sent: bytes) -> bytes:
    """Our bytes as the client reads them: inflated where they are compressed."""
    plain, begin, rest = sent.partition(COMPRESS)
    if not begin:
        return plain
    stream = zlib.decompressobj()
    return plain + begin + stream.decompress(rest) + readable(stream.unused_data)


def _hex(*parts: str | bytes) -> bytes:
    return b"".join(bytes.fromhex(part) if isinstance(part, str) else part for part in parts)


def _is(name: str) -> bytes:
    return subnegotiation(TTYPE, b"\0" + name.encode())


def _variable(name: bytes, value: bytes) -> bytes:
    return subnegotiation(NEW_ENVIRON, b"\0\0" + name + b"\1" + value)


def _gmcp(message: str) -> bytes:
    return subnegotiation(GMCP, message.encode())


RECORD, GO_AHEAD, NONE = b"\xff\xef", b"\xff\xf9", b""
SEND = subnegotiation(TTYPE, b"\x01")
ASK = subnegotiation(NEW_ENVIRON, b"\1\0CLIENT_NAME\0CLIENT_VERSION\0CHARSET\0MTTS\0TERMINAL_TYPE\3")
REQUEST = subnegotiation(CHARSET, b"\x01;UTF-8;ISO-8859-1;US-ASCII")
ACCEPTED = subnegotiation(CHARSET, b"\x02UTF-8")
FIGURES = subnegotiation(MSSP, b"".join(f"\1{name}\2{value}".encode() for name, value in PROTOCOLS.items()))
TAGS = subnegotiation(MXP, b"") + LOCK

TINTIN = Client(
    name="tt++ 2.02.20",
    handshake=_hex(
        "fffb18 fffb1f fffa1f0064001efff0 fffb27 fffd2a fffd19 fffec9 fffe45 fffe5b fffd56 fffd57 fffa57fff0",
    ),
    compressed=_hex(
        _is("TINTIN++"),
        _variable(b"CLIENT_NAME", b"TinTin++"),
        _variable(b"CLIENT_VERSION", b"2.02.20 "),
        _variable(b"CHARSET", b"UTF-8"),
        _variable(b"MTTS", b"783"),
        _variable(b"TERMINAL_TYPE", b"tmux-256color"),
        ACCEPTED,
        _is("tmux-256color"),
        _is("MTTS 271"),
    ),
    says=(
        WindowSize(100, 30),
        Variable("CLIENT_NAME", "TinTin++"),
        Variable("CLIENT_VERSION", "2.02.20"),
        Variable("CHARSET", "UTF-8"),
        Variable("MTTS", "783"),
        Variable("TERMINAL_TYPE", "tmux-256color"),
        CharsetAgreed(Charset.UTF_8),
        TerminalType(("TINTIN++", "tmux-256color"), Mtts(271)),
    ),
    answers=_hex(SEND, ASK, REQUEST, COMPRESS, SEND, SEND),
    hides=_hex("fffd01"),
    shows=b"",
    enter=b"\r\n",
    mark=RECORD,
)

TINTIN_WITH_SCRIPT = Client(
    name="tt++ 2.02.20 with a script for GMCP, MSSP and MSDP",
    handshake=_hex(
        "fffb18 fffb1f fffa1f0064001efff0 fffb27 fffd2a fffd19 fffdc9",
        _gmcp('Core.Hello {"client":"TinTin++","version":"2.02.20"}'),
        _gmcp('Core.Supports.Set ["Char 1","Room 1"]'),
        "fffd46 fffd45",
        subnegotiation(MSDP, b"\1REPORT\2HEALTH"),
        "fffe5b fffd56 fffd57 fffa57fff0",
    ),
    compressed=TINTIN.compressed,
    says=(
        WindowSize(100, 30),
        GmcpHello("TinTin++", "2.02.20"),
        GmcpSupported(("char", "room")),
        MsdpAsked(MsdpCommand.REPORT, ("HEALTH",)),
        *TINTIN.says[1:],
    ),
    answers=_hex(SEND, ASK, REQUEST, FIGURES, COMPRESS, SEND, SEND),
    hides=_hex("fffd01"),
    shows=b"",
    enter=b"\r\n",
    mark=RECORD,
)

TINYFUGUE = Client(
    name="tf 5.0b8",
    handshake=_hex(
        "fffb1f fffb18 fffa1f0063001afff0 fffc27 fffe2a fffd19 fffec9 fffe46 fffe45 fffe5b fffd56 fffe57",
        _is("TINYFUGUE"),
        _is("ANSI-ATTR"),
        _is("ANSI"),
        _is("UNKNOWN"),
        _is("UNKNOWN"),
    ),
    says=(WindowSize(99, 26), TerminalType(("TINYFUGUE", "ANSI-ATTR", "ANSI", "UNKNOWN"), None)),
    answers=_hex(SEND, COMPRESS, SEND, SEND, SEND, SEND),
    hides=_hex("fffd01"),
    shows=_hex("fffe01"),
    enter=b"\r\n",
    mark=RECORD,
)

INETUTILS = Client(
    name="inetutils telnet 2.4",
    handshake=_hex(
        "fffb18 fffb1f fffa1f0064001efff0 fffb27 fffe2a fffe19 fffec9 fffe46 fffe45 fffe5b fffe56 fffe57",
        _is("TMUX-256COLOR"),
        subnegotiation(NEW_ENVIRON, b"\0\3CLIENT_NAME\3CLIENT_VERSION\3CHARSET\3MTTS\3TERMINAL_TYPE"),
        _is("TMUX-256COLOR"),
    ),
    says=(WindowSize(100, 30), TerminalType(("TMUX-256COLOR",), None)),
    answers=_hex(SEND, ASK, SEND),
    hides=_hex("fffd01"),
    shows=_hex("fffe01"),
    enter=b"\r\n",
    mark=GO_AHEAD,
)

INETUTILS_ON_PORT_23 = Client(
    name="inetutils telnet 2.4 on port 23",
    handshake=_hex(
        "fffd26 fffb26 fffd03 fffb18 fffb1f fffb20 fffb21 fffb22 fffb27 fffd05",
        "fffa1f0064001efff0 fffe2a fffe19 fffec9 fffe46 fffe45 fffe5b fffe56 fffe57",
        _is("TMUX-256COLOR"),
        subnegotiation(NEW_ENVIRON, b"\0\3CLIENT_NAME\3CLIENT_VERSION\3CHARSET\3MTTS\3TERMINAL_TYPE"),
        _is("TMUX-256COLOR"),
    ),
    says=(WindowSize(100, 30), TerminalType(("TMUX-256COLOR",), None)),
    answers=_hex("fffc26 fffe26 fffb03", SEND, "fffe20 fffe21 fffe22", ASK, "fffc05", SEND),
    hides=_hex("fffd01"),
    shows=_hex("fffe01"),
    enter=b"\r\0",
    mark=NONE,
)

TELNETLIB3 = Client(
    name="telnetlib3 5.0.1",
    handshake=_hex(
        "fffb18 fffb1f fffa1f0064001efff0 fffb27 fffd2a fffd19 fffdc9",
        _gmcp('Core.Hello {"client":"telnetlib3","version":"5.0.1"}'),
        _gmcp(
            'Core.Supports.Set ["char 1","char.vitals 1","char.items 1","room 1","room.info 1","comm 1",'
            '"comm.channel 1","group 1"]'
        ),
        "fffe46 fffe45 fffe5b fffd56 fffd57 fffa57fff0",
    ),
    compressed=_hex(
        _is("tmux-256color"),
        subnegotiation(
            NEW_ENVIRON,
            b"\0\0CLIENT_NAME\1\0CLIENT_VERSION\1\0CHARSET\1\0MTTS\1\0TERMINAL_TYPE\1\0\1\0LINES\00130\0COLUMNS\001100",
        ),
        ACCEPTED,
        _is("tmux-256color"),
    ),
    says=(
        WindowSize(100, 30),
        GmcpHello("telnetlib3", "5.0.1"),
        GmcpSupported(("char", "char.vitals", "char.items", "room", "room.info", "comm", "comm.channel", "group")),
        CharsetAgreed(Charset.UTF_8),
        TerminalType(("tmux-256color",), None),
    ),
    answers=_hex(SEND, ASK, REQUEST, COMPRESS, SEND),
    hides=_hex("fffd01"),
    shows=b"",
    enter=b"\r",
    mark=RECORD,
)

MUDLET = Client(
    name="Mudlet 4.19",
    handshake=_hex(
        "fffb18 fffb1f fffa1f00ffff0030fff0 fffb27 fffd2a fffd19 fffdc9",
        _gmcp('Core.Hello { "client": "Mudlet", "version": "4.19"}'),
        _gmcp('Core.Supports.Set [ "Char 1", "Char.Skills 1", "Char.Items 1", "Room 1", "Char.Login 2"]'),
        "fffd46 fffe45 fffd5b fffd56 fffe57",
        _is("MUDLET"),
        subnegotiation(
            NEW_ENVIRON,
            b"\0\0CLIENT_NAME\0CLIENT_VERSION\0CHARSET\0MTTS\0TERMINAL_TYPE"
            b"\3CLIENT_NAME\1MUDLET\3CHARSET\1UTF-8\3OSC_HYPERLINKS\0011\3SCREEN_READER\1\3WORD_WRAP\00180",
        ),
        ACCEPTED,
        _is("ANSI-TRUECOLOR"),
        _is("MTTS 2349"),
        "fffa1f0064001efff0",
    ),
    says=(
        WindowSize(255, 48),
        GmcpHello("Mudlet", "4.19"),
        GmcpSupported(("char", "char.skills", "char.items", "room", "char.login")),
        MxpStarted(),
        Variable("CLIENT_NAME", "MUDLET"),
        Variable("CHARSET", "UTF-8"),
        Variable("OSC_HYPERLINKS", "1"),
        Variable("WORD_WRAP", "80"),
        CharsetAgreed(Charset.UTF_8),
        TerminalType(("MUDLET", "ANSI-TRUECOLOR"), Mtts(2349)),
        WindowSize(100, 30),
    ),
    answers=_hex(SEND, ASK, REQUEST, FIGURES, TAGS, COMPRESS, SEND, SEND),
    hides=_hex("fffd01"),
    shows=_hex("fffe01"),
    enter=b"\r\n",
    mark=RECORD,
)

SILENT = Client(
    name="netcat",
    handshake=b"",
    says=(),
    answers=b"",
    hides=b"",
    shows=b"",
    enter=b"\n",
    mark=GO_AHEAD,
)

CLIENTS = (TINTIN, TINTIN_WITH_SCRIPT, TINYFUGUE, INETUTILS, INETUTILS_ON_PORT_23, TELNETLIB3, MUDLET, SILENT)

VISIT = (Line("wrong"), Line("right"), Line("look"))
