"""What has become of rooms since content was written: kept over restarts until somebody clears it."""

from typing import Annotated

from mud.game.place.specs import Exit
from mud.kernel.entity import Entity, entity
from mud.kernel.ids import RoomId
from mud.kernel.marks import Column, Key, Ref
from mud.kernel.values import FrozenMap

FlagValue = str | int | float | bool
"""What a flag can be set to. One of `RoomFlag` holds in the room when that is true, and does not when it is false."""


@entity("room_state")
class RoomState(Entity):
    """What is different about a room from what content says; a room of which nothing is has no row."""

    id: Annotated[RoomId, Key(), Column("room_id"), Ref("rooms.id")]
    """The room."""
    room_flags: FrozenMap[str, FlagValue] = FrozenMap()
    """Flags that were set, over those of the room itself; one that is false takes the room's own away."""
    dynamic_exits: FrozenMap[str, Exit | None] = FrozenMap()
    """Ways that were opened or lead elsewhere now; null is a way that was closed."""
    dynamic_description: str | None = None
    """What is read in place of the room's own description."""
