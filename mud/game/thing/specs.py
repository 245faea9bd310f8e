"""Kinds of things, and the placements that say where things belong and when they come back."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from mud.game.being.specs import Ability, Size
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


class Stat(StrEnum):
    """What something that is worn, or a change made to a thing, adds to."""

    STRENGTH = "strength"
    DEXTERITY = "dexterity"
    CONSTITUTION = "constitution"
    INTELLIGENCE = "intelligence"
    WISDOM = "wisdom"
    CHARISMA = "charisma"
    ARMOR_CLASS = "armor_class"
    SAVING_THROWS = "saving_throws"
    MAX_HEALTH = "max_health"
    MAX_ENERGY = "max_energy"
    PACE = "pace"
    CARRY_WEIGHT = "carry_weight"
    CARRY_SLOTS = "carry_slots"
    ATTACK = "attack"
    DAMAGE = "damage"
    LIGHT = "light"


class Touch(StrEnum):
    """When a thing does something of its own accord."""

    WORN = "worn"
    REMOVED = "removed"
    HIT = "hit"
    STRUCK = "struck"
    USED = "used"


class Rarity(StrEnum):
    """How seldom such a thing is met with, from everywhere to once."""

    COMMON = "common"
    UNCOMMON = "uncommon"
    RARE = "rare"
    VERY_RARE = "very_rare"
    LEGENDARY = "legendary"
    ARTIFACT = "artifact"


class Market(StrEnum):
    """Where such a thing is for sale; of a unique one there is never more than one in the world."""

    COMMON = "common"
    UNCOMMON = "uncommon"
    RARE = "rare"
    UNIQUE = "unique"


@value
class Requirements:
    """What a thing asks of whoever would wear or hold it."""

    level: Annotated[int, Field(ge=1, le=20)] = 1
    classes: tuple[ClassId, ...] = ()
    """Only these can use it; none named: all."""
    abilities: FrozenMap[Ability, Annotated[int, Field(ge=1, le=30)]] = FrozenMap()
    """Scores below which it cannot be used."""
    proficiency: bool = False
    """Whether it is of no use to those who have not learned its kind."""
    strength: Annotated[int, Field(ge=0, le=30)] = 0
    """The score below which armor slows its wearer (SRD 5.1, "Heavy Armor")."""


Change = Annotated[int, Field(ge=-1000, le=1000)]


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
    """By what content and commands of staff call it."""
    name: Annotated[str, Width(80)]
    """What it is called, a bare noun phrase: "loaf of bread" makes "two loaves of bread"."""
    description: str
    """What one reads who looks at it."""
    item_type: ItemType
    """What it is for: what can be done with it, whether it lasts where it lies, and its sign in clients."""
    item_subtype: str | None = None
    """What sort of that: read as its kind by who looks closely; potions are drunk, scrolls recited, wands zapped."""
    equipment_slot: str | None = None
    """Where it is worn or held: a place on the body, or a hand; none: it can only be held."""
    stat_modifiers: FrozenMap[Stat, Change] = FrozenMap()
    """What it adds to the numbers of whoever wears or holds it, as long as it works for them."""
    weight: Annotated[float, Field(ge=0, le=100_000)] = 1.0
    """Pounds of one: they count against what one can carry, and what a container holds."""
    max_stack_size: Annotated[int, Field(ge=1, le=1_000_000)] = 1
    """How many equal ones are one thing, which is carried, given and counted together."""
    has_durability: bool = False
    """Whether it wears out by use."""
    max_durability: Annotated[int | None, Field(ge=0, le=1_000_000_000)] = None
    """What a new one can bear until it is broken."""
    is_container: bool = False
    """Whether things can be put into it."""
    container_capacity: Annotated[int | None, Field(ge=0, le=1_000_000_000)] = None
    """How many pounds or things go into it; None: no limit."""
    container_type: ContainerType | None = None
    """Whether pounds or separate things are counted against that."""
    is_consumable: bool = False
    """Whether it is used up by being eaten, drunk or recited."""
    consume_effect: Actions | None = None
    """What happens when it is eaten, drunk, recited, zapped or used: $who does it, to $target."""
    effects: FrozenMap[Touch, Actions] = FrozenMap()
    """What it does of its own accord: when it is put on or taken in hand (worn) or off (removed), when its bearer hits
    $target with it (hit), when $target hits whoever wears it (struck), and when it is used."""
    damage_min: Annotated[int, Field(ge=0, le=10_000)] = 0
    """The least that a blow with it does."""
    damage_max: Annotated[int, Field(ge=0, le=10_000)] = 0
    """The most that a blow with it does."""
    attack_speed: Annotated[float, Field(gt=0, le=60)] = 2.0
    """Seconds from one blow with it to the next."""
    damage_type: str = "physical"
    """What kind of harm it does."""
    provides_light: bool = False
    """Whether it can be lit."""
    light_intensity: Annotated[int, Field(ge=0, le=50)] = 0
    """How much a burning one adds to the light of its room."""
    light_duration: Annotated[int | None, Field(ge=0, le=1_000_000_000)] = None
    """Seconds that a new one burns; None: for ever."""
    lid: Lid | None = None
    """What closes it, where it is a container that closes: how it stands at first, its key and its lock."""
    seats: Annotated[int, Field(ge=0, le=1000)] = 0
    """For how many it is to sit or lie on, where it lies in a room."""
    flavor_text: str | None = None
    """What one reads besides who looks closely and knows what it is."""
    rarity: Rarity = Rarity.COMMON
    """How seldom such a thing is: a colored word for who looks closely, and how hard it is to find out what it is."""
    value: Annotated[Price, Field(ge=0, le=1_000_000_000_000)] = Copper(0)
    """What one is worth in copper pieces; what is worth less than a gold piece is litter where it lies about."""
    flags: FrozenMap[str, bool] = FrozenMap()
    """What else is so of it: `quest_item` and `no_drop` keep it with whoever has it, `lasting` where it lies."""
    keywords: tuple[str, ...] = ()
    """Further words by which it can be meant, beside those of its name."""
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
    size_category: Size = Size.MEDIUM
    """How big it is: it goes into nothing that is smaller, and nobody holds what is bigger than they are."""
    material: tuple[str, ...] = ()
    """What it is made of: read by who looks closely, asked for with `inventory iron`, and shunned by some classes."""
    market_availability: Market = Market.COMMON
    """Where it is for sale; no placement makes a second one of what is unique."""
    requirements: Requirements | None = None
    """What it asks of whoever would wear or hold it: level, class, ability scores, proficiency."""
    properties: FrozenMap[str, str | int | float | bool] = FrozenMap()
    """Facts about it, by what they are called: read by who looks closely once it is identified."""
    attunement: bool = False
    """Whether it does nothing but for someone who is attuned to it."""
    plain_name: Annotated[str | None, Width(80)] = None
    """What it is called until it is identified; without one, such things are known for what they are."""
    plain_description: str | None = None
    """What it looks like until it is identified; without one, as it always does."""


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
