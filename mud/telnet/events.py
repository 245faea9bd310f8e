"""What a peer can have meant. Text in events is clean: no control characters, no terminator."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntFlag, StrEnum

Json = Mapping[str, "Json"] | Sequence["Json"] | str | int | float | bool | None
"""What GMCP carries. Received, it consists of `dict` and `list`, and its strings are clean, with "\\n" in them."""

MsdpValue = Mapping[str, "MsdpValue"] | Sequence["MsdpValue"] | str
"""What MSDP carries: text, tables and arrays. Received, it consists of `str`, `dict` and `list`."""


class Charset(StrEnum):
    """Characters that both sides can show; the value is the name in IANA's registry and Python's codec."""

    UTF_8 = "utf-8"
    LATIN_1 = "iso-8859-1"
    ASCII = "us-ascii"


class Mtts(IntFlag):
    """The bits of the MUD Terminal Type Standard; unknown bits are kept."""

    ANSI = 1
    VT100 = 2
    UTF_8 = 4
    COLORS_256 = 8
    MOUSE = 16
    OSC_PALETTE = 32
    SCREEN_READER = 64
    PROXY = 128
    TRUECOLOR = 256
    MNES = 512
    MSLP = 1024
    TLS = 2048


@dataclass(frozen=True, slots=True)
class Line:
    """One typed line: editing keys applied, controls stripped, no terminator."""

    text: str


@dataclass(frozen=True, slots=True)
class LineTooLong:
    """Said once per line, as soon as it is known; the Line with what was kept follows.

    `kept` counts characters.
    """

    kept: int


@dataclass(frozen=True, slots=True)
class WindowSize:
    """How many columns and rows the peer's window has; None where it does not know."""

    columns: int | None
    rows: int | None


@dataclass(frozen=True, slots=True)
class TerminalType:
    """What the peer calls itself, in its own order and spelling; said when it changes.

    MUD clients name the client first and the terminal second. `mtts` is None for a peer that
    does not speak MTTS.
    """

    names: tuple[str, ...]
    mtts: Mtts | None


@dataclass(frozen=True, slots=True)
class AreYouThere:
    """The peer asked whether we are alive, and was answered."""


@dataclass(frozen=True, slots=True)
class Interrupted:
    """The peer pressed its interrupt or break key."""


@dataclass(frozen=True, slots=True)
class CharsetAgreed:
    """Both sides will send these characters from here on; said when it changes."""

    charset: Charset


@dataclass(frozen=True, slots=True)
class Variable:
    """A variable of the peer's environment (NEW-ENVIRON, MNES); said when it changes.

    Only names on the list of `options.environ` are told. "" stands also for a value taken away.
    """

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Gmcp:
    """A GMCP message. Package names have no case and come in lower case; no body is None."""

    package: str
    data: Json


@dataclass(frozen=True, slots=True)
class GmcpHello:
    """The peer's own name and version (Core.Hello), "" where it does not say."""

    client: str
    version: str


@dataclass(frozen=True, slots=True)
class GmcpSupported:
    """Modules the peer asks for from now on, in lower case: send their full state."""

    modules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KeptAlive:
    """The peer says that someone is there though nothing is typed (Core.KeepAlive)."""


class MsdpCommand(StrEnum):
    """What a peer can ask for by MSDP."""

    LIST = "LIST"
    REPORT = "REPORT"
    UNREPORT = "UNREPORT"
    RESET = "RESET"
    SEND = "SEND"


@dataclass(frozen=True, slots=True)
class MsdpAsked:
    """The peer gave a command; `names` are lists or variables, in upper case."""

    command: MsdpCommand
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Msdp:
    """The peer set a variable of its own (CLIENT_NAME and the like); the name is in upper case."""

    name: str
    value: MsdpValue


@dataclass(frozen=True, slots=True)
class MxpStarted:
    """The peer reads MXP from here on; lines are locked until one is opened."""


@dataclass(frozen=True, slots=True)
class MxpEnded:
    """The peer no longer reads MXP: it is sent no tags and no modes of lines."""


@dataclass(frozen=True, slots=True)
class FiguresAsked:
    """A crawler asked for the server's figures in plain text, and has them: no person is there."""


@dataclass(frozen=True, slots=True)
class Ignored:
    """Something of an option made no sense and was ignored. Said once for each reason, for the log."""

    option: int
    reason: str


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A line held what steers terminals, which was left out of it. Said once, for the log."""


Event = (
    Line
    | LineTooLong
    | WindowSize
    | TerminalType
    | AreYouThere
    | Interrupted
    | CharsetAgreed
    | Variable
    | Gmcp
    | GmcpHello
    | GmcpSupported
    | KeptAlive
    | MsdpAsked
    | Msdp
    | MxpStarted
    | MxpEnded
    | FiguresAsked
    | Ignored
    | Cleaned
)
