"""What a peer can have meant. Text in events is clean: no control characters, no terminator."""

from dataclasses import dataclass
from enum import IntFlag


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


Event = Line | LineTooLong | WindowSize | TerminalType | AreYouThere | Interrupted
