"""What people listen to and smell."""

from mud.game.being.model import Being
from mud.kernel.events import Event, event


@event()
class Listened(Event):
    """Someone listens."""

    reader: Being


@event()
class Smelled(Event):
    """Someone smells the air."""

    reader: Being
