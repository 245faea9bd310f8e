"""What happens to things, and what people ask to see of them."""

from mud.game.being.model import Being
from mud.game.thing.model import Item
from mud.kernel.events import Event, event
from mud.kernel.ids import RoomId


@event()
class Taken(Event):
    """Someone picked something up from the floor of a room."""

    who: Being
    item: Item
    room_id: RoomId


@event()
class Dropped(Event):
    """Someone put something down on the floor of a room."""

    who: Being
    item: Item
    room_id: RoomId


@event(silent=True)
class Appeared(Event):
    """A thing came into the world where it belongs."""

    item: Item
    room_id: RoomId


@event()
class InventoryRead(Event):
    """Someone asks what they carry."""

    reader: Being
