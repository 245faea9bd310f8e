"""What happens to creatures."""

from mud.game.npc.model import Npc
from mud.kernel.events import Event, event
from mud.kernel.ids import RoomId
from mud.text.markup import Markup


@event()
class NpcCame(Event):
    """A creature came to life in a room, for the first time or again."""

    npc: Npc
    room_id: RoomId


@event()
class NpcVanished(Event):
    """A creature is no longer in the world, without having died of anything; `seen`: it lived until then."""

    npc: Npc
    room_id: RoomId
    seen: bool


@event()
class NpcWithdrew(Event):
    """A creature went where nobody meets it, until it comes again."""

    npc: Npc
    room_id: RoomId


@event()
class Idled(Event):
    """A creature did something that means nothing."""

    npc: Npc
    text: Markup
