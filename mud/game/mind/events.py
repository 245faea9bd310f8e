"""What creatures do that others notice."""

from mud.game.being.model import Being, Player
from mud.game.npc.model import Npc
from mud.kernel.events import Event, event
from mud.kernel.ids import RoomId


@event()
class Asked(Event):
    """Someone asks a creature about something; a greeting when `about` is empty."""

    who: Player
    npc: Npc
    about: str


@event()
class HelpCalled(Event):
    """A creature calls for help against somebody; it is heard so many rooms away."""

    npc: Npc
    foe: Being
    radius: int


@event()
class PeaceKept(Event):
    """A creature steps between somebody and whom they attack, and stops them."""

    npc: Npc
    who: Being


@event()
class LedAway(Event):
    """A creature takes somebody away who broke the peace; to `room_id`, or just out of the fight where that is None."""

    npc: Npc
    who: Player
    source: RoomId
    room_id: RoomId | None
    senseless: bool


@event()
class Baffled(Event):
    """A creature was spoken to, and does not understand the language."""

    npc: Npc
    who: Player


@event()
class SaidNothing(Event):
    """A creature was asked about something of which it knows nothing, or greeted and does not speak."""

    npc: Npc
    who: Player
    about: str
