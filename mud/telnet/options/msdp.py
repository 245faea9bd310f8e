"""MSDP (option 69): variables with text, tables and arrays, of which the peer says what it wants to be told.

What the variables are is for the floors above; which of them are to be reported is kept here.
"""

from typing import Final

from mud.telnet.clean import one_line
from mud.telnet.events import Msdp, MsdpAsked, MsdpCommand, MsdpValue
from mud.telnet.negotiation import Side
from mud.telnet.option import Option, Stance
from mud.telnet.tables import NotATableError, encoded, read
from mud.telnet.wire import Wire

MSDP: Final = 69


class Variables(Option):
    """Tells an MsdpAsked for each command and an Msdp for each variable that the peer sets."""

    code = MSDP
    ours = Stance.OFFER

    def __init__(self) -> None:
        self._reported: dict[str, None] = {}

    @property
    def reported(self) -> tuple[str, ...]:
        """What the peer wants to be told whenever it changes, in the order in which it asked; upper case."""
        return tuple(self._reported)

    def changed(self, wire: Wire, side: Side, on: bool) -> None:  # noqa: ARG002 (always ours)
        """Forget what was asked for."""
        if not on:
            self._reported.clear()

    def send(self, wire: Wire, name: str, value: MsdpValue) -> None:
        """Send one variable."""
        wire.subnegotiate(self.code, encoded(name, value))

    def subnegotiation(self, wire: Wire, payload: bytes) -> None:
        """Read commands and variables."""
        try:
            pairs = read(payload, wire.limits)
        except NotATableError as error:
            wire.ignore(self.code, str(error))
            return
        for name, value in pairs:
            self._take(wire, one_line(name, wire.limits.name).upper(), value)

    def _take(self, wire: Wire, name: str, value: MsdpValue) -> None:
        if name not in MsdpCommand.__members__:
            wire.tell(Msdp(name, value))
            return
        listed = value if isinstance(value, list) else [value]
        words = [word for word in listed if isinstance(word, str)]
        names = tuple(one_line(word, wire.limits.name).upper() for word in words[: wire.limits.names])
        self._keep(MsdpCommand[name], names, wire.limits.names)
        wire.tell(MsdpAsked(MsdpCommand[name], names))

    def _keep(self, command: MsdpCommand, names: tuple[str, ...], most: int) -> None:
        if command is MsdpCommand.REPORT:
            room = most - len(self._reported)
            new = [name for name in names if name and name not in self._reported]
            self._reported |= dict.fromkeys(new[:room])
        elif command is MsdpCommand.UNREPORT:
            for name in names:
                self._reported.pop(name, None)
        elif command is MsdpCommand.RESET:
            self._reported.clear()
