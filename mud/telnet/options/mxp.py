"""MXP (option 91): links and menus in the text of clients that read tags.

Whether a line may hold tags is said in the text itself, by line modes; that is for who makes the text. All lines are
locked from the start, so that nobody's "<" is ever taken for a tag of ours.
"""

from typing import Final

from mud.telnet.events import MxpStarted
from mud.telnet.negotiation import Side
from mud.telnet.option import Option, Stance
from mud.telnet.wire import Wire

MXP: Final = 91

LOCK: Final = b"\x1b[7z"
"""The line mode "lock locked": from here on no line is read for tags, unless it says so itself."""


class MudExtension(Option):
    """Starts once, whichever side asked the other to do it."""

    code = MXP
    ours = Stance.OFFER
    theirs = Stance.ACCEPT

    def __init__(self) -> None:
        self._has_started = False

    def changed(self, wire: Wire, side: Side, on: bool) -> None:  # noqa: ARG002 (either side will do)
        """Say that tags may come from here on, and that none come yet."""
        if on and not self._has_started:
            self._has_started = True
            wire.subnegotiate(self.code, b"")
            wire.put(LOCK)
            wire.tell(MxpStarted())
