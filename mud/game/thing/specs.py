"""Kinds of things, and the placements that say where things belong and when they come back."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from mud.game.place.specs import DoorPosition
from mud.kernel.clauses import Actions
from mud.kernel.ids import ClassId, InventoryId, ItemTemplateId, LiquidId, PlacementId, RoomId
from mud.kernel.marks import Check, Key, Ref, Width, Yaml
from mud.kernel.money import Copper, Price
from mud.kernel.spec import Spec, Under, spec
from mud.kernel.values import FrozenMap, value


class ItemType(StrEnum):
    """What a thing is for."""

    WEAPON = "weapon"
    ARMOR = "armor"
    CONSUMABLE = "consumable"
    CONTAINER = "container"
    QUEST = "quest"
    JUNK = "junk"
    LIGHT = "light"
    TOOL = "tool"
    KEY = "key"
    BOOK = "book"
    FURNITURE = "furniture"
    TREASURE = "treasure"


class ContainerType(StrEnum):
    """What limits a container."""

    WEIGHT = "weight_based"
    SLOTS = "slot_based"


@value
class Lid:
    """What closes a thing that can be carried: how it stands at first, its key, and how hard its lock is to pick."""

    starts: DoorPosition = DoorPosition.CLOSED
    key: Annotated[ItemTemplateId | None, Ref("item_templates.id")] = None
    pick: Annotated[int | None, Field(ge=1, le=40)] = None


@spec(
    "item_templates",
    table=True,
    checks=(
        Check("weight >= 0"),
        Check("max_stack_size >= 1"),
        Check("value >= 0"),
        Check("damage_min >= 0 AND damage_max >= damage_min"),
        Check("light_intensity BETWEEN 0 AND 50"),
    ),
)
class ItemTemplate(Spec):
    """A kind of thing. Its name is a bare noun phrase: articles and plurals come from grammar."""

    id: Annotated[ItemTemplateId, Key()]
    name: Annotated[str, Width(80)]
    description: str
    item_type: ItemType
    item_subtype: str | None = None
    equipment_slot: str | None = None
    stat_modifiers: FrozenMap[str, int] = FrozenMap()
    weight: Annotated[float, Field(ge=0, le=100_000)] = 1.0
    max_stack_size: Annotated[int, Field(ge=1, le=1_000_000)] = 1
    has_durability: bool = False
    max_durability: Annotated[int | None, Field(ge=0, le=1_000_000_000)] = None
    is_container: bool = False
    container_capacity: Annotated[int | None, Field(ge=0, le=1_000_000_000)] = None
    container_type: ContainerType | None = None
    is_consumable: bool = False
    consume_effect: Actions | None = None
    """What happens when it is eaten, drunk, recited, zapped or used: $who does it, to $target."""
    damage_min: Annotated[int, Field(ge=0, le=10_000)] = 0
    damage_max: Annotated[int, Field(ge=0, le=10_000)] = 0
    attack_speed: Annotated[float, Field(gt=0, le=60)] = 2.0
    damage_type: str = "physical"
    provides_light: bool = False
    light_intensity: Annotated[int, Field(ge=0, le=50)] = 0
    light_duration: Annotated[int | None, Field(ge=0, le=1_000_000_000)] = None
    lid: Lid | None = None
    """What closes it, where it is a container that closes: how it stands at first, its key and its lock."""
    seats: Annotated[int, Field(ge=0, le=1000)] = 0
    """For how many it is to sit or lie on, where it lies in a room."""
    flavor_text: str | None = None
    rarity: str = "common"
    value: Annotated[Price, Field(ge=0, le=1_000_000_000_000)] = Copper(0)
    flags: FrozenMap[str, bool] = FrozenMap()
    keywords: tuple[str, ...] = ()
    charges: Annotated[int | None, Field(ge=1, le=1_000)] = None
    """How often one can use it: bites of food, charges of a wand. None: food is gone at once, a tool never."""
    drinks: Annotated[int | None, Field(ge=1, le=1_000)] = None
    """How many drinks go into it; None: it is no vessel."""
    liquid: Annotated[LiquidId | None, Ref("liquids.id")] = None
    """What a new vessel is full of; None: it comes empty."""
    pages: tuple[str, ...] = ()
    """What can be read in it, page by page."""
    language: Annotated[str | None, Width(40)] = None
    """The language of its pages: whoever does not speak it sees only that. None: everyone reads it."""
    perishes: Annotated[int | None, Field(ge=1, le=10_000_000)] = None
    """Seconds that it lasts when it lies about; None: as long as litter does, see docs/world.md."""


@spec("containers", under=Under("rooms", "containers", "room_id"))
class Container(Spec):
    """A place in a room that holds things and cannot be taken: a chest, a shelf, a well.

    `starts` is how it stands by itself; so it stands again `returns` seconds after somebody changed it, if that is
    said. Capacities of 0 are none. `take` and `put`: whether everyone may.
    """

    id: Annotated[InventoryId, Key()]
    room_id: Annotated[RoomId, Ref("rooms.id"), Yaml("room")]
    name: Annotated[str, Width(80)]
    description: str
    keywords: tuple[str, ...] = ()
    kind: Annotated[str, Width(100)] = "chest"
    capacity_weight: Annotated[float, Field(ge=0, le=100_000)] = 0.0
    capacity_slots: Annotated[int, Field(ge=0, le=100_000)] = 0
    closes: bool = False
    starts: DoorPosition = DoorPosition.OPEN
    key: Annotated[ItemTemplateId | None, Ref("item_templates.id")] = None
    pick: Annotated[int | None, Field(ge=1, le=40)] = None
    returns: Annotated[float | None, Field(gt=0, le=10_000_000)] = None
    take: bool = True
    put: bool = True
    properties: FrozenMap[str, str | int | float | bool] = FrozenMap()


@spec("placements", under=Under("rooms", "items", "room_id"))
class Placement(Spec):
    """Up to `max` things of one kind belong in a room, or `into` a container of it.

    What is missing comes back after `every` seconds; where that is not said, after as many as the area says.
    """

    id: Annotated[PlacementId, Key()]
    room_id: Annotated[RoomId, Ref("rooms.id"), Yaml("room")]
    item: Annotated[ItemTemplateId, Ref("item_templates.id")]
    max: Annotated[int, Field(ge=1, le=100)] = 1
    every: Annotated[int | None, Field(ge=1, le=10_000_000)] = None
    into: Annotated[InventoryId | None, Ref("containers.id")] = None


@spec("starting_items", under=Under("classes", "equipment", "class_id"))
class StartingItem(Spec):
    """Something that a new character of a class has."""

    id: Annotated[str, Key()]
    class_id: Annotated[ClassId, Ref("classes.id"), Yaml("class")]
    item: Annotated[ItemTemplateId, Ref("item_templates.id")]
    quantity: Annotated[int, Field(ge=1, le=100)] = 1
