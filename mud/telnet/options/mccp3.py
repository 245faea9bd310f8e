"""MCCP3 (option 87): what the peer sends is one zlib stream, from its own announcement on.

The peer ends the stream when it likes, also after the option is off; behind the end come plain bytes again.
"""

import zlib
from collections.abc import Iterator
from typing import Final

from mud.telnet.errors import PeerError
from mud.telnet.option import Option, Stance
from mud.telnet.wire import Wire

MCCP3: Final = 87

PIECE: Final = 16 * 1024
"""Bytes inflated at once, so that what a bomb becomes is never in memory together."""


class Inflater:
    """A `Decoder`. Of what it inflates the wire allows so much between two keepalives (`Limits.inflated`)."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire
        self._stream = zlib.decompressobj()

    def decode(self, content: bytes) -> Iterator[bytes]:
        """Inflate piece by piece.

        Raises PeerError for what is no zlib stream, and for a bomb: after the last byte that is allowed, wherever
        the stream is cut.
        """
        while True:
            allowed = self._wire.remaining("inflated", self._wire.limits.inflated)
            piece = self._inflated(content, min(PIECE, allowed + 1))
            content = self._stream.unconsumed_tail
            if piece[:allowed]:
                yield piece[:allowed]
            if not self._wire.may_spend("inflated", len(piece), self._wire.limits.inflated):
                raise PeerError("compressed input became too much")
            if self._stream.eof or not (piece or content):
                return

    def rest(self) -> bytes | None:
        """What came behind the end of the stream."""
        return self._stream.unused_data if self._stream.eof else None

    def _inflated(self, content: bytes, most: int) -> bytes:
        try:
            return self._stream.decompress(content, most)
        except zlib.error as error:
            raise PeerError("compressed input is broken") from error


class CompressedInput(Option):
    """Waits for the peer's announcement; one inside a stream means nothing."""

    code = MCCP3
    ours = Stance.OFFER  # the side that reads is the side that offers

    def subnegotiation(self, wire: Wire, payload: bytes) -> None:  # noqa: ARG002  (it has none)
        """Inflate from the next byte on."""
        if wire.decoder is not None:
            return
        if not wire.may_spend("inflaters", 1, wire.limits.costly):
            raise PeerError("compressed input was begun too often")
        wire.decoder = Inflater(wire)
