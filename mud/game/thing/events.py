"""What happens to things, and what people ask to see of them."""

from mud.game.being.model import Being, Player
from mud.game.thing.model import Item
from mud.game.thing.rules import Slot
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


@event()
class TakenOut(Event):
    """Someone took something out of a container."""

    who: Being
    item: Item
    container: Item


@event()
class PutIn(Event):
    """Someone put something into a container."""

    who: Being
    item: Item
    container: Item


@event()
class Given(Event):
    """Someone gave something to someone."""

    who: Being
    item: Item
    to: Being


@event()
class Equipped(Event):
    """Someone put something on, or took it in hand."""

    who: Being
    item: Item
    slot: Slot


@event()
class Unequipped(Event):
    """Someone took something off, or put it away."""

    who: Being
    item: Item
    slot: Slot


@event(silent=True)
class Appeared(Event):
    """A thing came into the world where it belongs."""

    item: Item
    room_id: RoomId


@event()
class InventoryRead(Event):
    """Someone asks what they carry."""

    reader: Player


@event()
class EquipmentRead(Event):
    """Someone asks what they wear and hold."""

    reader: Player
