"""What happens to things, and what people ask to see of them.

What moved is `count` pieces: `item` is the stack that they were when they came to where they are now. They may be
part of another one since then (`acts.what_became_of`).
"""

from mud.game.being.model import Being, Player
from mud.game.place.specs import DoorPosition
from mud.game.thing.model import Inventory, Item
from mud.game.thing.rules import Slot
from mud.kernel.events import Event, event
from mud.kernel.ids import RoomId
from mud.world.contents import Holder


@event()
class Taken(Event):
    """Someone picked something up from the floor of a room."""

    who: Being
    item: Item
    room_id: RoomId
    count: int = 1


@event()
class Dropped(Event):
    """Someone put something down on the floor of a room."""

    who: Being
    item: Item
    room_id: RoomId
    count: int = 1


@event()
class TakenOut(Event):
    """Someone took something out of a container."""

    who: Being
    item: Item
    container: Item | Inventory
    count: int = 1


@event()
class PutIn(Event):
    """Someone put something into a container."""

    who: Being
    item: Item
    container: Item | Inventory
    count: int = 1


@event()
class Given(Event):
    """Someone gave something to someone."""

    who: Being
    item: Item
    to: Being
    count: int = 1


@event()
class Equipped(Event):
    """Someone put something on, or took it in hand."""

    who: Being
    item: Item
    slot: Slot


@event()
class Unequipped(Event):
    """Someone took something off, or put it away; `slips`: it slipped from the hands of who can hold nothing."""

    who: Being
    item: Item
    slot: Slot
    slips: bool = False


@event()
class LidReturned(Event):
    """A place that holds things stands as it usually does again."""

    inventory: Inventory
    position: DoorPosition


@event(silent=True)
class Appeared(Event):
    """A thing came into the world where it belongs: on the floor of that room, or in something there."""

    item: Item
    room_id: RoomId


@event(silent=True)
class Divided(Event):
    """A stack became two in one place."""

    stack: Item
    piece: Item


@event(silent=True)
class Merged(Event):
    """Pieces of one stack became part of an equal one in the same place; the first may be all gone."""

    item: Item
    into: Item


@event(silent=True)
class Changed(Event):
    """A thing is another number, or looks different."""

    item: Item


@event(silent=True)
class Ceased(Event):
    """A thing has left the world: used up, or rotten."""

    item: Item


@event(silent=True)
class Spilled(Event):
    """A thing lies where something was that is no more, and had it inside."""

    item: Item


@event()
class WoreDown(Event):
    """A thing shows that it has worn."""

    item: Item


@event()
class Broke(Event):
    """A thing has worn out, and is of no use until it is mended."""

    item: Item


@event()
class Parted(Event):
    """Someone set some of a stack apart."""

    who: Being
    item: Item


@event()
class Combined(Event):
    """Someone put equal things together; `item`: the last stack that came of it, `count`: how many there are."""

    who: Being
    item: Item
    count: int


@event(silent=True)
class Received(Event):
    """Something came into someone's hands by itself; whoever brought it tells of it."""

    who: Player
    item: Item


@event(silent=True)
class Moved(Event):
    """A thing is elsewhere without anyone having carried it; whoever moved it tells of it."""

    item: Item
    source: Holder


@event()
class InventoryRead(Event):
    """Someone asks what they carry: all of it, or what a word such as `iron` is true of."""

    reader: Player
    kind: str = ""
