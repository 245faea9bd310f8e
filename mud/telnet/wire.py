"""What one connection has to send and to tell: the desk that the machine and its options share."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Protocol

from mud.telnet import codes
from mud.telnet.clean import cleaned, steers
from mud.telnet.events import Charset, Cleaned, Event, Ignored, Line
from mud.telnet.limits import Limits

Figures = Mapping[str, str | int | Sequence[str | int]]
"""What the server says about itself (MSSP): name to value, or to several values, the most important last."""


class Encoder(Protocol):
    """Changes all bytes on their way out."""

    def encode(self, content: bytes) -> bytes:
        """Encode so that the peer can read all of it at once."""

    def end(self, content: bytes) -> bytes:
        """Encode the last bytes and the end."""


class Decoder(Protocol):
    """Changes all bytes on their way in, until they say that they end."""

    def decode(self, content: bytes) -> Iterator[bytes]:
        """Give what the bytes stand for, in pieces of bounded size. May raise PeerError."""

    def rest(self) -> bytes | None:
        """What came behind the end and is not encoded; None while there was no end."""


def no_figures() -> Figures:
    """Nothing to say about the server."""
    return {}


class Wire:
    """Bytes for the peer and events for our side, in order, until they are taken."""

    def __init__(self, limits: Limits, figures: Callable[[], Figures] = no_figures) -> None:
        self.limits = limits
        self.figures = figures
        self.charset = Charset.UTF_8  # while nothing else was agreed
        self.decoder: Decoder | None = None
        self._encoder: Encoder | None = None
        self._encoded: list[bytes] = []
        self._outgoing: list[bytes] = []
        self._events: list[Event] = []
        self._answered: Counter[object] = Counter()
        self._spent: Counter[str] = Counter()
        self._complaints: set[Ignored] = set()
        self._has_cleaned = False

    def put(self, content: bytes) -> None:
        """Queue bytes as they are."""
        self._outgoing.append(content)

    def subnegotiate(self, option: int, payload: bytes) -> None:
        """Queue a sub-negotiation; the payload is quoted here."""
        self.put(codes.subnegotiation(option, payload))

    def begin_encoding(self, encoder: Encoder) -> None:
        """From here on everything goes out encoded; what is queued already stays as it is."""
        self._encoded.append(self._taken())
        self._encoder = encoder

    def end_encoding(self) -> None:
        """Encode what is queued, with an end behind it; from here on bytes go out as they are."""
        if self._encoder is not None:
            self._encoded.append(self._encoder.end(b"".join(self._outgoing)))
            self._outgoing.clear()
            self._encoder = None

    def tell(self, event: Event) -> None:
        """Queue an event for our side."""
        self._events.append(event)

    def room_for_lines(self) -> int:
        """How many more lines may be told before the events are taken (`Limits.lines`)."""
        return max(0, self.limits.lines - len(self._events))

    def tell_line(self, typed: str) -> None:
        """Tell a line that was typed, without what steers terminals; and once that there was such a thing."""
        if typed.isprintable():
            self.tell(Line(typed))
            return
        if not self._has_cleaned and steers(typed):
            self._has_cleaned = True
            self.tell(Cleaned())
        self.tell(Line(cleaned(typed)))

    def ignore(self, option: int, reason: str) -> None:
        """Tell, once for each reason, that the peer sent what makes no sense. Reasons are words of ours."""
        complaint = Ignored(option, reason)
        if complaint not in self._complaints:
            self._complaints.add(complaint)
            self.tell(complaint)

    def may_answer(self, request: object) -> bool:
        """Whether this request of the peer still gets an answer (`Limits.repeats`).

        Ask before every answer that the peer can make us send, so that no peer can cause a storm.
        """
        self._answered[request] += 1
        return self._answered[request] <= self.limits.repeats

    def forget_answers(self) -> None:
        """Answer everything afresh: the peer has shown a person, or time has passed."""
        self._answered.clear()

    def may_spend(self, what: str, amount: int, limit: int) -> bool:
        """Whether this is still within the limit of what a peer may cost us between two keepalives."""
        self._spent[what] += amount
        return self._spent[what] <= limit

    def remaining(self, what: str, limit: int) -> int:
        """How much of it may still be spent."""
        return limit - self._spent[what]

    def forget_costs(self) -> None:
        """Count costs from zero: time has passed."""
        self._spent.clear()

    def take_outgoing(self) -> bytes:
        """Empty the queue of bytes."""
        last = self._taken()
        if not self._encoded:
            return last
        whole = b"".join(self._encoded) + last
        self._encoded.clear()
        return whole

    def take_events(self) -> list[Event]:
        """Empty the queue of events."""
        events, self._events = self._events, []
        return events

    def _taken(self) -> bytes:
        if not self._outgoing:
            return b""
        content = b"".join(self._outgoing)
        self._outgoing.clear()
        return content if self._encoder is None else self._encoder.encode(content)
