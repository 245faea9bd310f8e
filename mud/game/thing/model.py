"""The things that exist, each held by exactly one holder, and when each placement is due."""

from enum import StrEnum
from typing import Annotated, Any

from mud.game.thing.specs import Stat
from mud.kernel.entity import Entity, entity
from mud.kernel.ids import InventoryId, ItemId, ItemTemplateId, NpcId, PlacementId, PlayerId, RoomId
from mud.kernel.marks import Check, ExactlyOne, Indexed, Key, Lazy, Lookup, Ref, Split, SplitColumn, Transient, Width
from mud.kernel.values import FrozenMap, value
from mud.world.contents import Holder, HolderKind, together
from mud.world.placements import Due

HOLDER_COLUMNS = (
    SplitColumn(
        HolderKind.ROOM.value,
        RoomId | None,
        (Ref("rooms.id"), Indexed()),
        says="The room in which it lies; of the five columns that say where it is, just one is set",
    ),
    SplitColumn(
        HolderKind.PLAYER.value,
        PlayerId | None,
        (Ref("players.id"), Indexed()),
        says="Who carries it, worn things included",
    ),
    SplitColumn(
        HolderKind.CONTAINER.value,
        ItemId | None,
        (Ref("item_instances.id"), Indexed()),
        says="The thing that it is inside of: it goes where that goes, and weighs with it",
    ),
    SplitColumn(
        HolderKind.INVENTORY.value,
        InventoryId | None,
        (Ref("inventories.id"), Indexed()),
        says="The chest, shelf or well that it is in",
    ),
    SplitColumn(
        HolderKind.NPC.value,
        NpcId | None,
        (Ref("npc_instances.id"), Indexed()),
        says="The creature that carries it, worn things included",
    ),
)


class Means(StrEnum):
    """How a thing came to whom or what stands beside it, or what they did to it."""

    PLACED = "placed"
    ISSUED = "issued"
    TAKEN = "taken"
    GIVEN = "given"
    MADE = "made"
    SPLIT = "split"
    JOINED = "joined"
    SPAWNED = "spawned"
    IDENTIFIED = "identified"
    ENCHANTED = "enchanted"
    MODIFIED = "modified"
    ATTUNED = "attuned"
    FREED = "freed"


@value
class Passage:
    """One step in a thing's life: by what it was made, or to whose hands it came. `at` is Unix seconds.

    `stack`: the other stack, of one that was split from it or was joined with it where `to` held both.
    """

    means: Means
    to: str
    at: float
    stack: str | None = None


@value
class Alteration:
    """An enchantment that lies on a thing, or a change that was made to it: all that it does, whatever its kind says.

    `prefix` and `suffix` stand around the thing's name; `weight` is pounds; `at` is Unix seconds.
    """

    kind: str
    name: str
    prefix: str = ""
    suffix: str = ""
    text: str = ""
    changes: FrozenMap[Stat, int] = FrozenMap()
    weight: float = 0.0
    at: float = 0.0


@entity("item_instances")
class Item(Entity):
    """A thing, or a stack of equal things, somewhere in the world."""

    id: Annotated[ItemId, Key()]
    """By what loadouts and flames know it from all that are called the same."""
    template_id: Annotated[ItemTemplateId, Ref("item_templates.id"), Indexed()]
    """Its kind."""
    holder: Annotated[Holder, Split(HOLDER_COLUMNS, Holder.apart, together), ExactlyOne(), Lookup()]
    quantity: Annotated[int, Check("quantity >= 1")] = 1
    """How many equal pieces it is."""
    current_durability: int | None = None
    """What it can bear still; None: all that its kind can. At 0 it is broken."""
    equipped_slot: str | None = None
    """Where on its bearer it is worn or held; None: it is packed."""
    instance_data: FrozenMap[str, str | int | float | bool] = FrozenMap()
    """What features keep with it, such as the fuel of a lamp that does not burn."""
    placement_id: PlacementId | None = None
    """The placement that made it, which makes no other while it lies in its place."""
    history: tuple[Passage, ...] = ()
    """Its life: how it was made, through whose hands it went, and what was done to it."""
    enchantments: tuple[Alteration, ...] = ()
    """What lies on it by magic: it is seen, and named, once the thing is identified."""
    modifications: tuple[Alteration, ...] = ()
    """What was changed about it by hand: plain to see."""
    identified: bool = True
    """Whether it is known for what it is, to all who see it; else it has its kind's plain name."""
    cursed: bool = False
    """Whether it cannot be taken off again; one learns of it by wearing it, or by identifying it."""
    attuned_to: Annotated[PlayerId | None, Ref("players.id"), Indexed()] = None
    """Who is attuned to it: it does what it does for them alone."""
    became: Annotated[Any, Transient()] = None  # Any: the Item whose part it is now, once stacks were joined; or None


class LidStatus(StrEnum):
    """Whether one can reach into something."""

    OPEN = "open"
    CLOSED = "closed"


@entity("inventories", owner="owner_id")
class Inventory(Entity):
    """A place that holds things and is no thing itself: a chest, a shelf, a well."""

    id: Annotated[InventoryId, Key()]
    """As content calls it; of one that was made in play, an id of its own."""
    name: Annotated[str, Width(80)]
    """What it is called: a bare noun phrase."""
    description: str = ""
    """What one sees who looks at it, as markup."""
    keywords: tuple[str, ...] = ()
    """Further words by which it can be meant."""
    room_id: Annotated[RoomId, Ref("rooms.id"), Indexed(), Lookup()]
    """The room in which it stands."""
    owner_id: Annotated[PlayerId | None, Ref("players.id"), Indexed()] = None
    """Who alone may reach into it; null is whoever the permissions say."""
    container_type: Annotated[str, Width(100)] = "chest"
    """What kind of place it is, as one sees who looks closely."""
    capacity_weight: float = 0.0
    """Pounds that go in; 0 is no limit."""
    capacity_slots: int = 0
    """Separate things that go in; 0 is no limit."""
    current_weight: Annotated[float, Lazy()] = 0.0
    """Pounds that are in it, for readers of the database: worked out when things go in or out."""
    current_slots: Annotated[int, Lazy()] = 0
    """How many things are in it, as above."""
    access_permissions: FrozenMap[str, bool] = FrozenMap()
    """Whether others than the owner may `take` and `put`; what is not there is allowed."""
    closes: bool = False
    """Whether it has a lid or a door."""
    status: Annotated[LidStatus, Width(50)] = LidStatus.OPEN
    """Whether it is open."""
    locked: bool = False
    """Whether it is locked, too."""
    lock_difficulty: int | None = None
    """How hard its lock is to pick (SRD: a DC); null is not at all."""
    key_id: Annotated[ItemTemplateId | None, Ref("item_templates.id")] = None
    """The kind of thing that locks and unlocks it."""
    returns_at: float | None = None
    """When somebody sees to it that it stands as it usually does (Unix seconds)."""
    properties: FrozenMap[str, str | int | float | bool] = FrozenMap()
    """Facts for conditions of content."""
    yaml_managed: bool = True
    """Whether a content file is its source: then it goes when the file has it no more."""
    job: Annotated[Any, Transient()] = None  # Any: a Job or None, in a field that the store does not read


@entity("placements")
class PlacementDue(Due):
    """When a placement that lacks something is filled again."""
