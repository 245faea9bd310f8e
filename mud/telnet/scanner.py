"""Bytes to telnet's own tokens (RFC 854, 855), however the bytes are cut.

What the tokens mean is for others. Runs of bytes are found, not walked through.
"""

from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from mud.telnet.codes import DO, DONT, FIRST_COMMAND, IAC, SB, SE, WILL, WONT
from mud.telnet.errors import PeerError
from mud.telnet.limits import Limits


class Data(NamedTuple):
    """Bytes of the terminal, unquoted."""

    content: bytes


class Command(NamedTuple):
    """A command without parameters; also those that no document defines."""

    code: int


class Negotiation(NamedTuple):
    """WILL, WONT, DO or DONT."""

    verb: int
    option: int


class Subnegotiation(NamedTuple):
    """A whole sub-negotiation, its payload unquoted."""

    option: int
    payload: bytes


class Oversized(NamedTuple):
    """A sub-negotiation that was too long, and is over."""

    option: int


Token = Data | Command | Negotiation | Subnegotiation | Oversized
_Step = tuple[int, Token | None]
_VERBS: Final = frozenset({WILL, WONT, DO, DONT})


class Scanner:
    """The state between two reads: where in which sequence the bytes were cut."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._state: Callable[[bytes, int], _Step] = self._data
        self._verb = 0
        self._option = 0
        self._payload = bytearray()
        self._discarded = 0
        self._content = b""
        self._position = 0

    @property
    def is_in_data(self) -> bool:
        """Whether the next byte is one of the terminal's, unless it is IAC."""
        return self._state == self._data

    def feed(self, content: bytes) -> Iterator[Token]:
        """Give the tokens that these bytes complete, one by one.

        Raises PeerError when a sub-negotiation has gone on for too long.
        """
        self._content = content
        self._position = 0
        while self._position < len(self._content):
            self._position, token = self._state(self._content, self._position)
            if token is not None:
                yield token
        self._content = b""

    def give_up(self) -> bytes:
        """End the present `feed` and return what it has not read: it means something else by now."""
        rest = self._content[self._position :]
        self._content = b""
        return rest

    def _data(self, content: bytes, start: int) -> _Step:
        end = content.find(IAC, start)
        if end < 0:
            return len(content), Data(content[start:])
        self._state = self._command
        return end + 1, Data(content[start:end]) if end > start else None

    def _command(self, content: bytes, at: int) -> _Step:
        code = content[at]
        self._state = self._data
        if code in _VERBS:
            self._verb = code
            self._state = self._negotiated
        elif code == SB:
            self._state = self._subnegotiated
        elif code == IAC:
            return at + 1, Data(b"\xff")
        elif code >= FIRST_COMMAND and code != SE:
            return at + 1, Command(code)
        return at + 1, None

    def _negotiated(self, content: bytes, at: int) -> _Step:
        self._state = self._data
        return at + 1, Negotiation(self._verb, content[at])

    def _subnegotiated(self, content: bytes, at: int) -> _Step:
        if content[at] == IAC:  # a sub-negotiation about nothing: look at the command instead
            self._state = self._command
            return at + 1, None
        self._option = content[at]
        self._payload = bytearray()
        self._discarded = 0
        self._state = self._inside
        return at + 1, None

    def _inside(self, content: bytes, start: int) -> _Step:
        end = content.find(IAC, start)
        if end < 0:
            self._keep(content[start:])
            return len(content), None
        self._keep(content[start:end])
        self._state = self._command_inside
        return end + 1, None

    def _command_inside(self, content: bytes, at: int) -> _Step:
        code = content[at]
        if code == SE:
            self._state = self._data
            return at + 1, self._whole()
        if code == IAC:
            self._keep(b"\xff")
        elif code < FIRST_COMMAND:  # no command: a client that forgot to double its 255
            self._keep(bytes((IAC, code)))
        else:  # the peer has forgotten the end; go on with what it says now
            self._payload = bytearray()
            return self._command(content, at)
        self._state = self._inside
        return at + 1, None

    def _keep(self, content: bytes) -> None:
        room = self._limits.subnegotiation - len(self._payload)
        self._payload += content[:room]
        self._discarded += max(0, len(content) - room)
        if self._discarded > self._limits.discarded:
            raise PeerError(f"a sub-negotiation of option {self._option} did not end")

    def _whole(self) -> Token:
        payload, self._payload = bytes(self._payload), bytearray()
        return Oversized(self._option) if self._discarded else Subnegotiation(self._option, payload)
