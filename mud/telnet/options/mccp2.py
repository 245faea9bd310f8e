"""MCCP2 (option 86): what we send is one zlib stream (RFC 1950), readable at the end of every write."""

import zlib
from typing import Final

from mud.telnet.errors import PeerError
from mud.telnet.negotiation import Side
from mud.telnet.option import Option, Stance
from mud.telnet.wire import Wire

MCCP2: Final = 86

LEVEL: Final = 1
"""Measured on screens of 600 bytes, each flushed: level 1 takes 7-10 us and leaves 24-45 % of them; level 6 takes
twice the time for 2-8 % of the size."""

MEMORY_LEVEL: Final = 6
"""160 KiB for a connection instead of 256 KiB at the usual 8 (zconf.h); short writes gain nothing from more."""


class Deflater:
    """An `Encoder`."""

    def __init__(self) -> None:
        self._stream = zlib.compressobj(LEVEL, zlib.DEFLATED, zlib.MAX_WBITS, MEMORY_LEVEL)

    def encode(self, content: bytes) -> bytes:
        """Compress, flushed."""
        return self._stream.compress(content) + self._stream.flush(zlib.Z_SYNC_FLUSH)

    def end(self, content: bytes) -> bytes:
        """Compress the last bytes and end the stream."""
        return self._stream.compress(content) + self._stream.flush(zlib.Z_FINISH)


class CompressOutput(Option):
    """Compresses from the moment it is on; the end of the stream goes before our word that it is off."""

    code = MCCP2
    ours = Stance.OFFER

    def changed(self, wire: Wire, side: Side, on: bool) -> None:  # noqa: ARG002 (always ours)
        """Begin the stream behind its announcement, or end it."""
        if not on:
            wire.end_encoding()
            return
        if not wire.may_spend("compressors", 1, wire.limits.costly):
            raise PeerError("compression was turned on too often")
        wire.subnegotiate(self.code, b"")
        wire.begin_encoding(Deflater())

    def closing(self, wire: Wire, goodbye: str) -> None:  # noqa: ARG002
        """End the stream: clients complain of one that breaks off."""
        wire.end_encoding()
