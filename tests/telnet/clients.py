"""What real clients answer to a server's offers, as one stream.

Put together from recordings of their answers (Mudlet: from what its source does), in the order in which they
came; typed lines and window sizes are ours, and so is the content of the LINEMODE table, which nobody reads. They
answered a server that offers more than we do, so some answers are to offers never made; what would follow an offer
of compression is left out, since no client compresses unasked.
"""

from dataclasses import dataclass

from mud.telnet.codes import subnegotiation
from mud.telnet.events import Event, Line, Mtts, TerminalType, WindowSize

TTYPE, NAWS, NEW_ENVIRON, LINEMODE, CHARSET, GMCP = 24, 31, 39, 34, 42, 201


@dataclass(frozen=True)
class Client:
    """A visit: the handshake, a wrong password, the right one, a command."""

    name: str
    handshake: bytes
    says: tuple[Event, ...]
    answers: bytes
    """What we send between our offers and the first password prompt."""

    hides: bytes
    """Its answer to WILL ECHO."""

    shows: bytes
    """Its answer to WONT ECHO."""

    enter: bytes
    mark: bytes
    """What ends its prompts after the handshake."""


def _hex(*parts: str | bytes) -> bytes:
    return b"".join(bytes.fromhex(part) if isinstance(part, str) else part for part in parts)


def _is(name: str) -> bytes:
    return subnegotiation(TTYPE, b"\0" + name.encode())


def _gmcp(message: str) -> bytes:
    return subnegotiation(GMCP, message.encode())


RECORD, GO_AHEAD, NONE = b"\xff\xef", b"\xff\xf9", b""
SEND = subnegotiation(TTYPE, b"\x01")

TINTIN = Client(
    name="tt++ 2.02.20",
    handshake=_hex(
        "fffb18 fffb1f fffa1f0064001efff0 fffb27 fffd2a fffd19 fffd03",
        "fffe45 fffec9 fffe5b fffe5a fffe5d fffec8 fffe66 fffc22 fffc00 fffc77 fffb20",
        _is("TINTIN++"),
        _is("tmux-256color"),
        _is("MTTS 271"),
    ),
    says=(WindowSize(100, 30), TerminalType(("TINTIN++", "tmux-256color"), Mtts(271))),
    answers=_hex(SEND, "fffe27 fffc2a fffb03 fffe20", SEND, SEND),
    hides=_hex("fffd01"),
    shows=b"",
    enter=b"\r\n",
    mark=RECORD,
)

TINYFUGUE = Client(
    name="tf 5.0b8",
    handshake=_hex(
        "fffb1f fffb18 fffa1f0063001afff0 fffc27 fffe2a fffd19 fffe03",
        "fffe46 fffe45 fffec9 fffe5b fffe5a fffe5d fffec8 fffe66 fffe57 fffb00 fffd00",
        _is("TINYFUGUE"),
        _is("ANSI-ATTR"),
        _is("ANSI"),
        _is("UNKNOWN"),
        _is("UNKNOWN"),
    ),
    says=(WindowSize(99, 26), TerminalType(("TINYFUGUE", "ANSI-ATTR", "ANSI", "UNKNOWN"), None)),
    answers=_hex(SEND, "fffe00 fffc00", SEND, SEND, SEND, SEND),
    hides=_hex("fffd01"),
    shows=_hex("fffe01"),
    enter=b"\r\n",
    mark=RECORD,
)

INETUTILS = Client(
    name="inetutils telnet 2.4",
    handshake=_hex(
        "fffb18 fffb1f fffa1f0064001efff0 fffb27 fffe2a fffe19 fffd03 fffb22",
        subnegotiation(LINEMODE, bytes.fromhex("03 010000 036203 04020f 056214 09417f 0b4115 0fc000")),
        "fffb00 fffd00 fffb20 fffb03 fffe46 fffe45 fffec9 fffe5b fffe5a fffe56 fffe57",
        _is("TMUX-256COLOR"),
        _is("TMUX-256COLOR"),
    ),
    says=(WindowSize(100, 30), TerminalType(("TMUX-256COLOR",), None)),
    answers=_hex(SEND, "fffe27 fffb03 fffe22 fffe00 fffc00 fffe20 fffd03", SEND),
    hides=_hex("fffd01"),
    shows=_hex("fffe01"),
    enter=b"\r\0",
    mark=NONE,
)

TELNETLIB3 = Client(
    name="telnetlib3 5.0.1",
    handshake=_hex(
        "fffb18 fffb1f fffa1f0064001efff0 fffb27 fffd2a fffd19 fffd03 fffdc9",
        _gmcp('Core.Hello {"client":"telnetlib3","version":"5.0.1"}'),
        _gmcp(
            'Core.Supports.Set ["char 1","char.vitals 1","char.items 1","room 1","room.info 1","comm 1",'
            '"comm.channel 1","group 1"]'
        ),
        "fffe46 fffe45 fffe5b fffe5a fffec8 fffd5d fffb22 fffb00 fffd56",
        _is("tmux-256color"),
        _is("tmux-256color"),
    ),
    says=(WindowSize(100, 30), TerminalType(("tmux-256color",), None)),
    answers=_hex(SEND, "fffe27 fffc2a fffb03 fffcc9 fffc5d fffe22 fffe00 fffc56", SEND),
    hides=_hex("fffd01"),
    shows=_hex("fffe01"),
    enter=b"\r",
    mark=RECORD,
)

MUDLET = Client(
    name="Mudlet 4.19",
    handshake=_hex(
        "fffb18 fffb1f fffa1f00ffff0030fff0 fffb27 fffd2a fffd19 fffdc9",
        _gmcp('Core.Hello { "client": "Mudlet", "version": "4.19"}'),
        _gmcp('Core.Supports.Set [ "Char 1", "Char.Skills 1", "Char.Items 1", "Room 1", "Char.Login 2"]'),
        "fffd46 fffe03 fffe57 fffd56",
        _is("MUDLET"),
        _is("ANSI-TRUECOLOR"),
        _is("MTTS 2349"),
        "fffa1f0064001efff0",
    ),
    says=(
        WindowSize(255, 48),
        TerminalType(("MUDLET", "ANSI-TRUECOLOR"), Mtts(2349)),
        WindowSize(100, 30),
    ),
    answers=_hex(SEND, "fffe27 fffc2a fffcc9 fffc46 fffc56", SEND, SEND),
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

CLIENTS = (TINTIN, TINYFUGUE, INETUTILS, TELNETLIB3, MUDLET, SILENT)

VISIT = (Line("wrong"), Line("right"), Line("look"))
