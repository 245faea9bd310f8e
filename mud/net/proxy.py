"""The PROXY protocol: how a proxy in front of the server says for whom it connects, before anything else is sent.

Versions 1 (a line of text) and 2 (binary), as HAProxy's "proxy-protocol.txt" has them, for TCP over IPv4 and IPv6.
Only listed proxies are asked for it: anybody else could claim any address.
"""

import socket
import struct
from dataclasses import dataclass
from typing import Final

SIGNATURE: Final = b"\r\n\r\n\x00\r\nQUIT\n"
FIRST: Final = b"PROXY "
LONGEST_LINE: Final = 107
"""Bytes of version 1, with the line end, as the protocol has it."""

LONGEST_REST: Final = 1024
"""Bytes behind the fixed part of version 2. Addresses take 36; some proxies add notes of their own."""

_FIXED: Final = struct.Struct("!12sBBH")
_LOCAL, _PROXY = 0x20, 0x21
_ADDRESSES: Final = ((0x11, socket.AF_INET, 4), (0x21, socket.AF_INET6, 16))


class IntroductionError(ValueError):
    """The proxy did not introduce anyone in a way that can be read."""


@dataclass(frozen=True, slots=True)
class Introduction:
    """For whom the proxy connects, None for itself; and what came behind."""

    address: str | None
    rest: bytes


def introduction(received: bytes) -> Introduction | None:
    """Read the introduction at the beginning; None when more bytes are needed. IntroductionError for anything else."""
    for beginning, read in ((FIRST, _line), (SIGNATURE, _binary)):
        if received.startswith(beginning):
            return read(received)
        if beginning.startswith(received):
            return None
    raise IntroductionError("no PROXY header")


def _line(received: bytes) -> Introduction | None:
    line, end, rest = received[:LONGEST_LINE].partition(b"\r\n")
    if not end:
        if len(received) >= LONGEST_LINE:
            raise IntroductionError("a PROXY header that is too long")
        return None
    words = line.decode("latin-1").split(" ")
    rest = received[len(line) + len(end) :]
    if words[1:2] == ["UNKNOWN"]:
        return Introduction(None, rest)
    family = {"TCP4": socket.AF_INET, "TCP6": socket.AF_INET6}.get(words[1])
    if family is None or len(words) != 6:
        raise IntroductionError("a PROXY header that makes no sense")
    return Introduction(_plain(family, words[2]), rest)


def _plain(family: int, written: str) -> str:
    try:
        return socket.inet_ntop(family, socket.inet_pton(family, written))
    except OSError as error:
        raise IntroductionError("a PROXY header with an address that is none") from error


def _binary(received: bytes) -> Introduction | None:
    if len(received) < _FIXED.size:
        return None
    _, command, kind, length = _FIXED.unpack_from(received)
    if command not in (_LOCAL, _PROXY) or length > LONGEST_REST:
        raise IntroductionError("a PROXY header that makes no sense")
    end = _FIXED.size + length
    if len(received) < end:
        return None
    address = None
    for known, family, size in _ADDRESSES:
        if command == _PROXY and kind == known:
            if length < 2 * size + 4:
                raise IntroductionError("a PROXY header that is too short")
            address = socket.inet_ntop(family, received[_FIXED.size : _FIXED.size + size])
    return Introduction(address, received[end:])
