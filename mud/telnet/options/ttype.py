"""TERMINAL-TYPE (RFC 1091) with the cycle of MTTS: client, terminal, capabilities.

The peer is asked again until it repeats itself, has said its MTTS bits, or was asked often enough.
"""

import re
from typing import Final

from mud.telnet.events import Mtts, TerminalType
from mud.telnet.negotiation import Side
from mud.telnet.option import Option, Stance
from mud.telnet.wire import Wire

TERMINAL_TYPE: Final = 24
_IS: Final = b"\x00"
_SEND: Final = b"\x01"
_MTTS: Final = re.compile(r"MTTS ([0-9]{1,6})")
_UNPRINTABLE: Final = bytes(code for code in range(256) if not 0x20 <= code < 0x7F)


class TerminalTypes(Option):
    """Tells a TerminalType at the end of a cycle, when it differs from the last one."""

    code = TERMINAL_TYPE
    theirs = Stance.OFFER

    def __init__(self) -> None:
        self._names: list[str] = []
        self._asked = 0
        self._is_waiting = False
        self._last: TerminalType | None = None

    def changed(self, wire: Wire, side: Side, on: bool) -> None:  # noqa: ARG002 (always theirs)
        """Begin a cycle, or end the one that the peer broke off."""
        if on:
            self._names = []
            self._asked = 0
            self._ask(wire)
        elif self._is_waiting:
            self._end(wire, None)

    def subnegotiation(self, wire: Wire, payload: bytes) -> None:
        """Take the answer to our last question; what was not asked for is ignored."""
        if not self._is_waiting or payload[:1] != _IS:
            return
        printable = payload[1:].translate(None, _UNPRINTABLE)
        name = printable[: wire.limits.terminal_name].decode("ascii").strip()
        mtts = _MTTS.fullmatch(name)
        if mtts:
            self._end(wire, Mtts(int(mtts[1])))
        elif not name or name in self._names:
            self._end(wire, None)
        else:
            self._names.append(name)
            self._ask(wire)

    def _ask(self, wire: Wire) -> None:
        if self._asked == wire.limits.terminal_types:
            self._end(wire, None)
            return
        self._asked += 1
        self._is_waiting = True
        wire.subnegotiate(self.code, _SEND)

    def _end(self, wire: Wire, mtts: Mtts | None) -> None:
        self._is_waiting = False
        terminal = TerminalType(tuple(self._names), mtts)
        if terminal != self._last:
            self._last = terminal
            wire.tell(terminal)
