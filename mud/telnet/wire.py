"""What one connection has to send and to tell: the desk that the machine and its options share."""

from collections import Counter
from typing import Final

from mud.telnet import codes
from mud.telnet.events import Event
from mud.telnet.limits import Limits

UTF_8: Final = "utf-8"
"""What is spoken while nothing else was agreed."""


class Wire:
    """Bytes for the peer and events for our side, in order, until they are taken."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.charset = UTF_8
        self._outgoing: list[bytes] = []
        self._events: list[Event] = []
        self._answered: Counter[object] = Counter()

    def put(self, content: bytes) -> None:
        """Queue bytes as they are."""
        self._outgoing.append(content)

    def subnegotiate(self, option: int, payload: bytes) -> None:
        """Queue a sub-negotiation; the payload is quoted here."""
        self.put(codes.subnegotiation(option, payload))

    def tell(self, event: Event) -> None:
        """Queue an event for our side."""
        self._events.append(event)

    def may_answer(self, request: object) -> bool:
        """Whether this request of the peer still gets an answer (`Limits.repeats`).

        Ask before every answer that the peer can make us send, so that no peer can cause a storm.
        """
        self._answered[request] += 1
        return self._answered[request] <= self.limits.repeats

    def forget_answers(self) -> None:
        """Answer everything afresh: the peer has shown a person, or time has passed."""
        self._answered.clear()

    def take_outgoing(self) -> bytes:
        """Empty the queue of bytes."""
        outgoing = b"".join(self._outgoing)
        self._outgoing.clear()
        return outgoing

    def take_events(self) -> list[Event]:
        """Empty the queue of events."""
        events, self._events = self._events, []
        return events
