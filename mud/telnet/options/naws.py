"""NAWS (RFC 1073): the peer says how large its window is, at once and whenever it changes."""

import struct
from typing import Final

from mud.telnet.events import WindowSize
from mud.telnet.option import Option, Stance
from mud.telnet.wire import Wire

NAWS: Final = 31
_SIZE: Final = struct.Struct(">HH")


class WindowSizes(Option):
    """Tells a WindowSize when it differs from the last one; zero means unknown."""

    code = NAWS
    theirs = Stance.OFFER
    is_early = True

    def __init__(self) -> None:
        self._last: WindowSize | None = None

    def subnegotiation(self, wire: Wire, payload: bytes) -> None:
        """Read columns and rows, two bytes each; anything else is ignored."""
        if len(payload) != _SIZE.size:
            return
        columns, rows = _SIZE.unpack(payload)
        size = WindowSize(columns or None, rows or None)
        if size != self._last:
            self._last = size
            wire.tell(size)
