"""What people ask to see on maps."""

from mud.game.being.model import Player
from mud.kernel.events import Event, event


@event()
class MapRead(Event):
    """Someone asks for a map of what is near."""

    reader: Player
