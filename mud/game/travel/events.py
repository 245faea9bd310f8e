"""What happens on the way."""

from mud.game.area.specs import Area
from mud.game.being.model import Being, Player
from mud.game.place.specs import Room
from mud.game.travel.rules import Slowness
from mud.kernel.events import Event, event


@event()
class SetOut(Event):
    """Someone begins a journey to a room, which lies so many steps away."""

    who: Player
    to: Room
    steps: int


@event()
class Arrived(Event):
    """Someone came to where the journey was to go."""

    who: Player
    to: Room


@event()
class Halted(Event):
    """A journey ended on the way; `why` is a sentence, empty when they chose to stop."""

    who: Player
    why: str


@event()
class Slowed(Event):
    """Someone comes to where it is harder to walk than where they were."""

    who: Being
    why: Slowness


@event()
class DangerFelt(Event):
    """Someone comes into an area that is more dangerous than the one they left."""

    who: Being
    area: Area


@event()
class PlacesRead(Event):
    """Someone asks where they have been."""

    reader: Player


@event()
class WhereRead(Event):
    """Someone asks where they are."""

    reader: Player
