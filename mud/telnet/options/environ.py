"""NEW-ENVIRON (RFC 1572) and MNES: what the peer tells of itself and of the person's settings.

Asked for are the variables of MNES by name, and all that the peer calls the user's, where Mudlet keeps its own. Told
are only those on the lists below: a name or an address of the person behind is none of our business.
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from mud.telnet.clean import one_line
from mud.telnet.events import Variable
from mud.telnet.negotiation import Side
from mud.telnet.option import Option, Stance
from mud.telnet.wire import Wire

NEW_ENVIRON: Final = 39
_IS: Final = b"\x00"
_INFO: Final = b"\x02"
_SEND: Final = b"\x01"
_VAR: Final = b"\x00"
_VALUE: Final = b"\x01"
_USERVAR: Final = b"\x03"

ASKED: Final = ("CLIENT_NAME", "CLIENT_VERSION", "CHARSET", "MTTS", "TERMINAL_TYPE")
"""Of MNES, without IPADDRESS, which anyone can make up."""

WELCOME: Final = frozenset(
    (
        *ASKED,
        *(
            "ANSI",
            "VT100",
            "256_COLORS",
            "TRUECOLOR",
            "UTF-8",
            "OSC_COLOR_PALETTE",
            "SCREEN_READER",
            "TLS",
            "WORD_WRAP",
        ),
        *("OSC_HYPERLINKS", "OSC_HYPERLINKS_SEND", "OSC_HYPERLINKS_PROMPT", "OSC_HYPERLINKS_STYLE_BASIC"),
        *("OSC_HYPERLINKS_STYLE_STATES", "OSC_HYPERLINKS_TOOLTIP", "OSC_HYPERLINKS_MENU", "OSC_HYPERLINKS_COMPACT"),
        *("OSC_HYPERLINKS_PRESETS", "OSC_HYPERLINKS_VISIBILITY", "OSC_HYPERLINKS_SELECTION"),
        *("OSC_HYPERLINKS_SPOILER", "OSC_HYPERLINKS_DISABLED"),
        *("LANG", "TERM", "COLORTERM"),
    )
)
"""The variables that are told."""

_PART: Final = re.compile(rb"([\x00\x01\x03])((?:[^\x00-\x03]+|\x02.)*)", re.DOTALL)
"""VAR, VALUE or USERVAR with its text, in which ESC (2) quotes the byte behind it."""

_QUOTED: Final = re.compile(rb"\x02(.)", re.DOTALL)


class Environment(Option):
    """Tells a Variable when it differs from what was told last."""

    code = NEW_ENVIRON
    theirs = Stance.OFFER

    def __init__(self) -> None:
        self._told: dict[str, str] = {}

    def changed(self, wire: Wire, side: Side, on: bool) -> None:  # noqa: ARG002 (always theirs)
        """Ask."""
        if on:
            named = b"".join(_VAR + name.encode() for name in ASKED)
            wire.subnegotiate(self.code, _SEND + named + _USERVAR)

    def subnegotiation(self, wire: Wire, payload: bytes) -> None:
        """Take an answer (IS), or a change (INFO), which has the same form.

        Clients that were asked for a name of both kinds answer twice, once without a value: so only a change can
        take a value away.
        """
        verb = payload[:1]
        if verb not in (_IS, _INFO):
            return
        for name, value in islice(_variables(payload[1:], wire.limits.value), wire.limits.names):
            if value is not None or verb == _INFO:
                self._take(wire, name, value or "")

    def _take(self, wire: Wire, name: str, value: str) -> None:
        if name in WELCOME and self._told.get(name, "") != value:
            self._told[name] = value
            wire.tell(Variable(name, value))


def _variables(listed: bytes, longest: int) -> Iterator[tuple[str, str | None]]:
    """Names with their values; a name without a value is not defined."""
    name: str | None = None
    for part in _PART.finditer(listed):
        text = one_line(_QUOTED.sub(rb"\1", part[2][: 2 * longest]).decode("utf-8", "replace"), longest)
        if part[1] != _VALUE:
            if name is not None:
                yield name, None
            name = text
        elif name is not None:
            yield name, text
            name = None
    if name is not None:
        yield name, None
