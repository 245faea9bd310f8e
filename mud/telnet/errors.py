"""The one error a connection can bring about. Misuse by our own code raises the usual ones."""

from mud.telnet.events import Event


class PeerError(Exception):
    """The peer broke a limit for good: close the connection.

    `events` holds what was understood of the same bytes before the limit was reached.
    """

    def __init__(self, message: str, events: tuple[Event, ...] = ()) -> None:
        super().__init__(message)
        self.events = events
