"""The things that exist, each held by exactly one holder, and when each placement is due."""

from enum import StrEnum
from typing import Annotated, Any

from mud.kernel.entity import Entity, entity
from mud.kernel.ids import ItemId, ItemTemplateId, PlacementId, PlayerId, RoomId
from mud.kernel.marks import Check, ExactlyOne, Indexed, Key, Lookup, Ref, Split, SplitColumn, Transient
from mud.kernel.values import FrozenMap, value
from mud.world.contents import Holder, HolderKind, together
from mud.world.placements import Due

HOLDER_COLUMNS = (
    SplitColumn(HolderKind.ROOM.value, RoomId | None, (Ref("rooms.id"), Indexed())),
    SplitColumn(HolderKind.PLAYER.value, PlayerId | None, (Ref("players.id"), Indexed())),
    SplitColumn(HolderKind.CONTAINER.value, ItemId | None, (Ref("item_instances.id"), Indexed())),
)


class Means(StrEnum):
    """How a thing came to whom or what stands beside it."""

    PLACED = "placed"
    ISSUED = "issued"
    TAKEN = "taken"
    GIVEN = "given"
    MADE = "made"
    SPLIT = "split"
    JOINED = "joined"
    SPAWNED = "spawned"


@value
class Passage:
    """One step in a thing's life: by what it was made, or to whose hands it came. `at` is Unix seconds.

    `stack`: the other stack, of one that was split from it or was joined with it where `to` held both.
    """

    means: Means
    to: str
    at: float
    stack: str | None = None


@entity("item_instances")
class Item(Entity):
    """A thing, or a stack of equal things, somewhere in the world."""

    id: Annotated[ItemId, Key()]
    template_id: Annotated[ItemTemplateId, Ref("item_templates.id"), Indexed()]
    holder: Annotated[Holder, Split(HOLDER_COLUMNS, Holder.apart, together), ExactlyOne(), Lookup()]
    quantity: Annotated[int, Check("quantity >= 1")] = 1
    current_durability: int | None = None
    equipped_slot: str | None = None
    instance_data: FrozenMap[str, str | int | float | bool] = FrozenMap()
    placement_id: PlacementId | None = None
    history: tuple[Passage, ...] = ()
    became: Annotated[Any, Transient()] = None  # Any: the Item whose part it is now, once stacks were joined; or None


@entity("placements")
class PlacementDue(Due):
    """When a placement that lacks something is filled again."""
