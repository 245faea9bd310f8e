"""What is said, and to whom."""

from mud.game.being.model import Being, Player
from mud.kernel.events import Event, event


@event()
class Said(Event):
    """Someone said something aloud in a room."""

    who: Being
    text: str


@event()
class Emoted(Event):
    """Someone did something that is told in their own words."""

    who: Being
    text: str


@event()
class Whispered(Event):
    """Someone said something that only one other in the room can hear."""

    who: Being
    to: Being
    text: str


@event()
class Told(Event):
    """Someone said something to one other, wherever that one is."""

    who: Player
    to: Player
    text: str


@event()
class Shouted(Event):
    """Someone shouted; the whole area hears it."""

    who: Being
    text: str
