"""What is said."""

from mud.game.being.model import Being
from mud.kernel.events import Event, event


@event()
class Said(Event):
    """Someone said something aloud in a room."""

    who: Being
    text: str
