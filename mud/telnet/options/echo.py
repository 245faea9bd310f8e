"""ECHO (RFC 857): while we say that we echo, the peer does not, and a password stays unseen.

We never echo in truth, so a peer that asks for it is refused; only `Telnet.hide_input` turns it on.
"""

from typing import Final

from mud.telnet.option import Option

ECHO: Final = 1


class Echo(Option):
    """Agreed to only at our own wish."""

    code = ECHO
