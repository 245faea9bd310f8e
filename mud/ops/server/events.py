"""What everyone is told of the server's end, and what admins ask of it."""

from mud.game.being.model import Player
from mud.kernel.events import Event, event


@event()
class EndNear(Event):
    """The server will stop, or start again, in so many seconds."""

    seconds: float
    restart: bool
    reason: str


@event()
class EndCalledOff(Event):
    """The server runs on after all."""


@event()
class PerfRead(Event):
    """Someone reads what the server measured: headings, and under each the facts by name."""

    reader: Player
    sections: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]


@event()
class LogLevelRead(Event):
    """Someone asks from which level on is logged, or has just set it."""

    reader: Player
    level: str
