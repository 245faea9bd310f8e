"""SUPPRESS-GO-AHEAD (RFC 858), only when asked for.

Offered, it puts some clients into sending one key at a time; asked for, it ends our GA marks.
"""

from typing import Final

from mud.telnet.option import Option, Stance

SGA: Final = 3


class SuppressGoAhead(Option):
    """Agreed to when the peer asks, on either side."""

    code = SGA
    ours = Stance.ACCEPT
    theirs = Stance.ACCEPT
