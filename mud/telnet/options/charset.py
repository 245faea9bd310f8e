"""CHARSET (RFC 2066), asked for by us or by the peer: which characters both sides send.

We ask as soon as we may. A request of the peer that crosses ours is rejected, as section "simultaneous requests"
has it; at other times the best of what it offers is accepted, in its own spelling. We use no tables.
"""

import re
from collections.abc import Iterable
from types import MappingProxyType
from typing import Final

from mud.telnet.events import Charset, CharsetAgreed
from mud.telnet.negotiation import Side
from mud.telnet.option import Option, Stance
from mud.telnet.wire import Wire

CHARSET: Final = 42
_REQUEST: Final = 1
_ACCEPTED: Final = 2
_REJECTED: Final = 3
_TTABLE_IS: Final = 4
_TTABLE_REJECTED: Final = 5

_OFFERED: Final = b";UTF-8;ISO-8859-1;US-ASCII"
"""Mudlet takes the first that it knows, and keeps it for good."""

_TTABLE: Final = re.compile(rb"\[TTABLE ?\].", re.DOTALL)
"""The prefix that announces tables, with their version; the RFC writes it with a space, some clients without."""

_PUNCTUATION: Final = re.compile(rb"[^A-Z0-9]")

_NAMES: Final = MappingProxyType(
    {
        b"UTF8": Charset.UTF_8,
        b"ISO88591": Charset.LATIN_1,
        b"LATIN1": Charset.LATIN_1,
        b"USASCII": Charset.ASCII,
        b"ASCII": Charset.ASCII,
        b"ANSIX341968": Charset.ASCII,
    }
)
"""Names and aliases of IANA's registry, without case and punctuation."""


class CharacterSets(Option):
    """Sets the wire's charset and tells a CharsetAgreed when it differs from the last one."""

    code = CHARSET
    ours = Stance.OFFER
    theirs = Stance.ACCEPT

    def __init__(self) -> None:
        self._is_waiting = False
        self._last: Charset | None = None

    def changed(self, wire: Wire, side: Side, on: bool) -> None:
        """Ask: only the side that said WILL may do so."""
        if side is Side.OURS:
            self._is_waiting = on
            if on:
                wire.subnegotiate(self.code, bytes((_REQUEST,)) + _OFFERED)

    def subnegotiation(self, wire: Wire, payload: bytes) -> None:
        """Take an answer, or answer a request."""
        verb, rest = payload[:1], payload[1:]
        if verb == bytes((_REQUEST,)):
            self._answer(wire, rest)
        elif verb == bytes((_ACCEPTED,)):
            self._accepted(wire, rest)
        elif verb == bytes((_REJECTED,)):
            self._is_waiting = False
        elif verb == bytes((_TTABLE_IS,)) and wire.may_answer((self.code, _TTABLE_IS)):
            wire.subnegotiate(self.code, bytes((_TTABLE_REJECTED,)))

    def _answer(self, wire: Wire, offered: bytes) -> None:
        if not wire.may_answer((self.code, _REQUEST)):
            return
        name = None if self._is_waiting else _best(_names(offered))
        if name is None:
            wire.subnegotiate(self.code, bytes((_REJECTED,)))
            return
        wire.subnegotiate(self.code, bytes((_ACCEPTED,)) + name)
        self._agree(wire, name)

    def _accepted(self, wire: Wire, name: bytes) -> None:
        if self._is_waiting and _known(name):
            self._is_waiting = False
            self._agree(wire, name)

    def _agree(self, wire: Wire, name: bytes) -> None:
        charset = _NAMES[_plain(name)]
        wire.charset = charset
        if charset is not self._last:
            self._last = charset
            wire.tell(CharsetAgreed(charset))


def _names(offered: bytes) -> list[bytes]:
    """The names of a request: its first byte separates them."""
    prefix = _TTABLE.match(offered)
    listed = offered[prefix.end() :] if prefix else offered
    return listed[1:].split(listed[:1]) if listed else []


def _best(names: Iterable[bytes]) -> bytes | None:
    known = [name for name in names if _known(name)]
    return min(known, key=lambda name: tuple(Charset).index(_NAMES[_plain(name)]), default=None)


def _known(name: bytes) -> bool:
    return _plain(name) in _NAMES


def _plain(name: bytes) -> bytes:
    return _PUNCTUATION.sub(b"", name.upper())
