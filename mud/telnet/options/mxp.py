"""MXP (option 91): links and menus in the text of clients that read tags.

Whether a line may hold tags is said in the text itself, by line modes; that is for who makes the text. All lines are
locked from the start, so that nobody's "<" is ever taken for a tag of ours.
"""

from typing import Final

from mud.telnet.events import MxpEnded, MxpStarted
from mud.telnet.negotiation import Side
from mud.telnet.option import Option, Stance
from mud.telnet.wire import Wire

MXP: Final = 91

LOCK: Final = b"\x1b[7z"
"""The line mode "lock locked": from here on no line is read for tags, unless it says so itself."""


class MudExtension(Option):
    """Starts whichever side asked the other to do it, and ends when neither does it any more."""

    code = MXP
    ours = Stance.OFFER
    theirs = Stance.ACCEPT

    def __init__(self) -> None:
        self._sides: set[Side] = set()

    def changed(self, wire: Wire, side: Side, on: bool) -> None:
        """Say that tags may come from here on, and that none come yet; or that there will be none."""
        had_started = bool(self._sides)
        self._sides ^= {side}
        if on and not had_started:
            wire.subnegotiate(self.code, b"")
            wire.put(LOCK)
            wire.tell(MxpStarted())
        elif not self._sides:
            wire.tell(MxpEnded())
