"""What burns right now."""

from typing import Annotated, Any

from mud.kernel.entity import Entity, entity
from mud.kernel.ids import ItemId, RoomId
from mud.kernel.marks import Column, Key, Lookup, Ref, Transient


@entity("flames")
class Flame(Entity):
    """A burning thing: until when (Unix seconds; None burns for ever). The thing keeps its fuel when it goes out.

    `room_id` is where it lights things up; None when whoever carries it is not in the world.
    """

    id: Annotated[ItemId, Key(), Column("item_id"), Ref("item_instances.id")]
    until: float | None
    room_id: Annotated[RoomId | None, Transient(), Lookup()] = None
    job: Annotated[Any, Transient()] = None  # Any: a Job or None, in a field that the store does not read
