"""What a client says about itself, kept in one place, and the kind of screen that follows from all of it.

Clients say the same thing in several ways and at any time. Each fact is taken from the most trustworthy that said it;
what a person chose by hand goes before all of this, on the session's floor.
"""

import re
from types import MappingProxyType

from mud.telnet.events import Charset as Agreed
from mud.telnet.events import (
    CharsetAgreed,
    Event,
    GmcpHello,
    Mtts,
    MxpEnded,
    MxpStarted,
    TerminalType,
    Variable,
    WindowSize,
)
from mud.text.color import ColorDepth
from mud.text.kind import Charset, Kind
from mud.text.link import Links

NARROWEST, WIDEST = 20, 250
"""Columns. Below, words no longer fit; above, lines can no longer be read."""

UNKNOWN_WIDTH = 80
SMALLEST_TRUE_WIDTH = 10
"""Columns. Windows said to be narrower than this are windows of which nothing is known."""

_DIGITS = re.compile(r"[0-9]{1,6}")
_TRUE_COLOR = frozenset({"truecolor", "24bit"})
_NAMES = MappingProxyType(
    {"utf8": Charset.UTF8, "iso88591": Charset.LATIN1, "latin1": Charset.LATIN1, "usascii": Charset.ASCII}
)


class Described:
    """All that one client has said about itself until now."""

    __slots__ = ("_agreed", "_columns", "_hello", "_mtts", "_names", "_reads_mxp", "_variables")

    def __init__(self) -> None:
        self._agreed: Agreed | None = None
        self._columns: int | None = None
        self._hello = ""
        self._mtts: Mtts | None = None
        self._names: tuple[str, ...] = ()
        self._reads_mxp = False
        self._variables: dict[str, str] = {}

    def hear(self, event: Event) -> bool:
        """Take what an event says about the client; returns whether it says anything."""
        match event:
            case WindowSize(columns, _):
                self._columns = columns
            case TerminalType(names, mtts):
                self._names = names
                self._mtts = mtts if mtts is not None else self._mtts
            case CharsetAgreed(charset):
                self._agreed = charset
            case Variable("MTTS", value) if _DIGITS.fullmatch(value):
                self._mtts = Mtts(int(value))
            case Variable(name, value):
                self._variables[name] = value
            case GmcpHello(client, _):
                self._hello = client
            case MxpStarted() | MxpEnded():
                self._reads_mxp = isinstance(event, MxpStarted)
            case _:
                return False
        return True

    @property
    def client(self) -> str:
        """What the client calls itself; "" when it does not say."""
        return self._hello or self._variables.get("CLIENT_NAME", "") or next(iter(self._names), "")

    @property
    def kind(self) -> Kind:
        """The kind of screen that the client has."""
        return Kind(
            width=self._width(),
            depth=self._depth(),
            charset=self._charset(),
            screen_reader=self._has_screen_reader(),
            links=self._links(),
            emoji=self._shows_emoji(),
        )

    def _width(self) -> int:
        wrap = self._variables.get("WORD_WRAP", "")
        for columns in (self._columns, int(wrap) if _DIGITS.fullmatch(wrap) else None):
            if columns is not None and columns >= SMALLEST_TRUE_WIDTH:
                return min(max(columns, NARROWEST), WIDEST)
        return UNKNOWN_WIDTH

    def _charset(self) -> Charset:
        """Nearly all who say nothing are terminals of today: UTF-8."""
        if self._agreed is not None:
            return Charset(self._agreed.value)
        if self._mtts is not None:
            return Charset.UTF8 if Mtts.UTF_8 in self._mtts else Charset.ASCII
        named = self._variables.get("CHARSET") or self._variables.get("LANG", "").partition(".")[2].partition("@")[0]
        return _NAMES.get(re.sub(r"[^a-z0-9]", "", named.lower()), Charset.UTF8)

    def _shows_emoji(self) -> bool:
        """Only where the client says by itself that it has all characters: an old font shows boxes."""
        says_so = self._agreed is not None or (self._mtts is not None and Mtts.UTF_8 in self._mtts)
        return says_so and self._charset() is Charset.UTF8 and not self._has_screen_reader()

    def _has_screen_reader(self) -> bool:
        said = self._variables.get("SCREEN_READER", "")
        return said == "1" if said else self._mtts is not None and Mtts.SCREEN_READER in self._mtts

    def _links(self) -> Links:
        """The way that does most, and of those that do as much the one that needs least around the words."""
        if self._is_set("OSC_HYPERLINKS_SEND"):
            return Links.OSC
        if self._mtts is not None and Mtts.MSLP in self._mtts:
            return Links.MSLP
        if self._reads_mxp:
            return Links.MXP
        return Links.WEB if self._is_set("OSC_HYPERLINKS") else Links.NONE

    def _depth(self) -> ColorDepth:
        if self._mtts is not None:
            return _depth_by_bits(self._mtts)
        names = [name.upper() for name in (*self._names, self._variables.get("TERM", ""))]
        if "DUMB" in names:
            return ColorDepth.NONE
        if self._is_set("TRUECOLOR") or self._variables.get("COLORTERM", "").lower() in _TRUE_COLOR:
            return ColorDepth.TRUE
        return max(_depth_by_name(names), ColorDepth.ANSI256 if self._is_set("256_COLORS") else ColorDepth.NONE)

    def _is_set(self, variable: str) -> bool:
        return self._variables.get(variable) == "1"


def _depth_by_bits(mtts: Mtts) -> ColorDepth:
    if Mtts.TRUECOLOR in mtts:
        return ColorDepth.TRUE
    if Mtts.COLORS_256 in mtts:
        return ColorDepth.ANSI256
    return ColorDepth.ANSI16 if Mtts.ANSI in mtts else ColorDepth.NONE


def _depth_by_name(names: list[str]) -> ColorDepth:
    """The best that any of the names promises; a terminal of an unknown name can do what nearly all can."""
    if any("TRUECOLOR" in name or name.endswith("-DIRECT") for name in names):
        return ColorDepth.TRUE
    if any("256COLOR" in name for name in names):
        return ColorDepth.ANSI256
    return ColorDepth.ANSI16
