"""Kinds of things, and the placements that say where things belong and when they come back."""

from enum import StrEnum
from typing import Annotated

from mud.kernel.ids import ItemTemplateId, PlacementId, RoomId
from mud.kernel.marks import Check, Key, Ref, Yaml
from mud.kernel.money import Copper, Price
from mud.kernel.spec import Spec, Under, spec
from mud.kernel.values import FrozenMap


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
    name: str
    description: str
    item_type: ItemType
    item_subtype: str | None = None
    equipment_slot: str | None = None
    stat_modifiers: FrozenMap[str, int] = FrozenMap()
    weight: float = 1.0
    max_stack_size: int = 1
    has_durability: bool = False
    max_durability: int | None = None
    is_container: bool = False
    container_capacity: int | None = None
    container_type: ContainerType | None = None
    is_consumable: bool = False
    consume_effect: FrozenMap[str, str | int | float | bool] | None = None
    damage_min: int = 0
    damage_max: int = 0
    attack_speed: float = 2.0
    damage_type: str = "physical"
    provides_light: bool = False
    light_intensity: int = 0
    light_duration: int | None = None
    flavor_text: str | None = None
    rarity: str = "common"
    value: Price = Copper(0)
    flags: FrozenMap[str, bool] = FrozenMap()
    keywords: tuple[str, ...] = ()


@spec("placements", under=Under("rooms", "items", "room_id"))
class Placement(Spec):
    """Up to `max` things of one kind belong in a room; what is missing comes back after `every` seconds."""

    id: Annotated[PlacementId, Key()]
    room_id: Annotated[RoomId, Ref("rooms.id"), Yaml("room")]
    item: Annotated[ItemTemplateId, Ref("item_templates.id")]
    max: int = 1
    every: int = 900
