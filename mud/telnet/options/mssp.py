"""MSSP (option 70): the server's figures for lists of worlds, and for clients that show them.

Who owns the connection hands the figures in; what the protocols are that we speak is known here.
"""

from collections.abc import Iterator
from types import MappingProxyType
from typing import Final

from mud.telnet.clean import stripped
from mud.telnet.negotiation import Side
from mud.telnet.option import Option, Stance
from mud.telnet.wire import Figures, Wire

MSSP: Final = 70
_VAR: Final = b"\x01"
_VAL: Final = b"\x02"

PROTOCOLS: Final[Figures] = MappingProxyType(
    {
        "ANSI": 1,
        "UTF-8": 1,
        "VT100": 0,
        "XTERM 256 COLORS": 1,
        "XTERM TRUE COLORS": 1,
        "GMCP": 1,
        "MSDP": 1,
        "MCCP": 1,
        "MXP": 1,
        "ATCP": 0,
        "MCP": 0,
        "MSP": 0,
        "PUEBLO": 0,
        "ZMP": 0,
    }
)
"""What this telnet speaks; figures of the same name that are handed in are taken instead."""


class ServerStatus(Option):
    """Sends all figures whenever it is turned on."""

    code = MSSP
    ours = Stance.OFFER

    def changed(self, wire: Wire, side: Side, on: bool) -> None:  # noqa: ARG002 (always ours)
        """Send the figures as they are now."""
        if on and may_have_figures(wire):
            wire.subnegotiate(self.code, b"".join(_encoded(wire)))


def may_have_figures(wire: Wire) -> bool:
    """Whether the peer still gets them (`Limits.costly`): it may take long to count them."""
    return wire.may_spend("figures", 1, wire.limits.costly)


def tidy_figures(wire: Wire) -> Iterator[tuple[str, list[str]]]:
    """Names in upper case and their values, with nothing in them that could end them; what was handed in first."""
    handed_in = {_tidy(name).upper(): value for name, value in wire.figures().items()}
    for name, value in (handed_in | {**PROTOCOLS, **handed_in}).items():
        values = (value,) if isinstance(value, str | int) else value
        yield name, [_tidy(str(each)) for each in values]


def _tidy(text: str) -> str:
    return stripped(text).replace("\n", " ")


def _encoded(wire: Wire) -> Iterator[bytes]:
    for name, values in tidy_figures(wire):
        yield _VAR + name.encode("utf-8", "replace")
        for value in values:
            yield _VAL + value.encode("utf-8", "replace")
