"""What a server that speaks TLS lets its staff do about it: a service of commands, and a part of the office."""

from collections.abc import Callable

from mud.kernel.errors import Refused

NO_TLS = "This server does not listen for TLS: MUD_TLS_PORT is not set."


class Sealing:
    """The certificate in use. `reader` is set by whoever listens for TLS; it raises Refused with what is wrong."""

    def __init__(self) -> None:
        self.reader: Callable[[], None] | None = None

    def read_again(self) -> None:
        """Read it again: new connections get it, those that are open stay. Refused leaves the one in use."""
        if self.reader is None:
            raise Refused(NO_TLS)
        self.reader()
