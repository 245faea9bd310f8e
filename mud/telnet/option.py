"""What one telnet option is: when it is agreed to, and what it does then.

An option never negotiates by itself. `peer.Telnet` keeps the agreements (RFC 1143) and calls the
option when something about it changes or arrives; the option answers through the `Wire`.
"""

from enum import Enum
from typing import ClassVar

from mud.telnet.negotiation import Side
from mud.telnet.wire import Wire


class Stance(Enum):
    """How we stand to an option on one side."""

    REFUSE = "never, whoever asks; we may still turn it on ourselves"
    ACCEPT = "when the peer asks"
    OFFER = "asked for by us at the start, and whenever the peer asks"
    MARK = "a yes each time it is asked for; it is a mark in the stream, not a mode"


class Option:
    """One option on one connection. Subclasses override what they need."""

    code: ClassVar[int]
    """The option's number, as assigned by IANA or by custom."""

    ours: ClassVar[Stance] = Stance.REFUSE
    """Whether we do it: the peer's DO, our WILL."""

    theirs: ClassVar[Stance] = Stance.REFUSE
    """Whether they do it: the peer's WILL, our DO."""

    is_early: ClassVar[bool] = False
    """Whether sub-negotiations are read before anything was agreed, for peers that hurry."""

    def changed(self, wire: Wire, side: Side, on: bool) -> None:
        """Called when it goes on or off on one side.

        When it goes on, our word for it has been queued; when it goes off, it is queued after
        this returns. So what is sent from here is always sent while the option is on. May raise
        PeerError when that happened too often.
        """

    def subnegotiation(self, wire: Wire, payload: bytes) -> None:
        """Called for each whole sub-negotiation, unquoted, at most `Limits.subnegotiation` long.

        The payload is the peer's and can be anything; ignore what makes no sense.
        """

    def closing(self, wire: Wire, goodbye: str) -> None:
        """Called once, in the order of the list, when we close: the last chance to send something.

        Called for options that are on, on either side; `goodbye` is for a person and may be empty.
        """
