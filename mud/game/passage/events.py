"""What happens on ways out of rooms."""

from enum import StrEnum

from mud.game.being.model import Being, Player
from mud.game.place.specs import Door, DoorPosition
from mud.game.thing.model import Inventory, Item
from mud.kernel.events import Event, event
from mud.kernel.ids import RoomId


class Handling(StrEnum):
    """What someone did to a door, as a verb."""

    OPEN = "open"
    CLOSE = "close"
    UNLOCK = "unlock"
    LOCK = "lock"
    PICK = "pick"


@event()
class DoorHandled(Event):
    """Someone did something to a door or a lid; `target` is the room on the other side of a door."""

    who: Being
    door: Door | Inventory | Item
    handling: Handling
    target: RoomId | None


@event()
class PickFailed(Event):
    """Someone tried to pick a lock in vain."""

    who: Being
    door: Door | Inventory | Item


@event()
class Knocked(Event):
    """Someone knocked at a door; `target` is the room on its other side."""

    who: Being
    door: Door
    target: RoomId


@event()
class DoorReturned(Event):
    """A door stands as it usually does again, in both rooms."""

    door: Door
    rooms: tuple[RoomId, ...]


@event()
class DoorMoved(Event):
    """A door stands otherwise without anyone having touched it, in both rooms."""

    door: Door
    rooms: tuple[RoomId, ...]
    before: DoorPosition
    position: DoorPosition


@event()
class Searched(Event):
    """Someone looked for hidden ways out, and found these."""

    who: Player
    found: tuple[str, ...]


@event()
class EffectFelt(Event):
    """What a room does to whoever enters it (`entering`) or leaves it was felt."""

    reader: Being
    room_id: RoomId
    entering: bool
