"""Small declared classes that bear every mark and hold every kind of value, for tests of tables and rows."""

from enum import Enum, IntEnum, StrEnum
from functools import cache
from typing import Annotated, Any, Literal, NewType

from mud.kernel.entity import Entity, Part, entity, part_of, slotted
from mud.kernel.marks import (
    Allotted,
    Check,
    Column,
    ExactlyOne,
    Index,
    Indexed,
    Key,
    Lookup,
    Ref,
    Split,
    SplitColumn,
    Transient,
    Unique,
    Width,
)
from mud.kernel.record import Record, record
from mud.kernel.schema import Schema, build_schema
from mud.kernel.spec import Spec, spec
from mud.kernel.values import FrozenMap, value

HeroId = NewType("HeroId", str)
TownId = NewType("TownId", str)
Feet = NewType("Feet", int)


class Mood(StrEnum):
    """An enum of words."""

    CALM = "calm"
    GRIM = "grim"


class Rank(IntEnum):
    """An enum of numbers."""

    LOW = 1
    HIGH = 7


class Side(Enum):
    """An enum that is neither word nor number itself."""

    LEFT = "left"
    RIGHT = "right"


@value
class Wound:
    """A value inside a JSON column."""

    where: str
    depth: float
    healed: bool = False
    mood: Mood | None = None


@value
class Owner:
    """Who has a trinket: a hero or a town."""

    kind: Literal["hero", "town"]
    id: str

    def apart(self) -> tuple[object, ...]:
        return (self.id, None) if self.kind == "hero" else (None, self.id)


def owner_of(hero: str | None, town: str | None) -> Owner:
    if hero is not None and town is None:
        return Owner("hero", hero)
    if town is not None and hero is None:
        return Owner("town", town)
    raise ValueError("it has exactly one owner")


@spec("towns", table=True, indexes=(Index(("name", "size")),))
class Town(Spec):
    """A content type with a table, a number of its own and roads to others."""

    id: Annotated[TownId, Key(), Column("town_id")]
    name: str
    size: int = 1
    tags: Annotated[tuple[str, ...], Indexed(gin=True)] = ()
    road: Annotated[TownId | None, Ref("towns.town_id")] = None
    number: Annotated[int, Allotted()] = 0


@spec("rumors")
class Rumor(Spec):
    """A content type without a table."""

    id: Annotated[str, Key()]
    text: str


@slotted
class Walker(Entity):
    """A base without a table."""

    name: str
    town_id: Annotated[TownId, Ref("towns.town_id"), Lookup()]


@entity(
    "heroes",
    checks=(Check("coins >= 0 AND coins < 1000000000000"), Check("motto <> 'a:b'")),
    indexes=(Index(("name", "coins"), where="coins > 100"),),
)
class Hero(Walker):
    """An entity with a field of every type."""

    id: Annotated[HeroId, Key()]
    name: Annotated[str, Width(40)]
    town_id: Annotated[TownId, Column("home_id"), Ref("towns.town_id"), Lookup()]
    name_key: Annotated[str, Unique(), Lookup()]
    coins: int = 0
    height: Feet = Feet(6)
    luck: float = 0.5
    awake: bool = True
    motto: str = ""
    mood: Annotated[Mood, Indexed(where="mood <> 'calm'")] = Mood.CALM
    rank: Rank = Rank.LOW
    side: Side | None = None
    pace: Literal["slow", "quick"] = "slow"
    title: str | None = None
    age: int | None = None
    weight: float | None = None
    married: bool | None = None
    wounds: tuple[Wound, ...] = ()
    worst: Wound | None = None
    friends: frozenset[HeroId] = frozenset()
    scores: FrozenMap[str, int] = FrozenMap()
    dice: FrozenMap[int, tuple[float, ...]] = FrozenMap()
    moods: FrozenMap[Mood, frozenset[Rank]] = FrozenMap()
    odds: tuple[int, str] | None = None
    mentor: Annotated[HeroId | None, Ref("heroes.id", on_delete="SET NULL")] = None
    online: Annotated[bool, Transient()] = False


@part_of(Hero)
class Diary(Part):
    """An upper feature's columns in the table of heroes."""

    pages: tuple[str, ...] = ("first",)
    mood_then: Annotated[Mood | None, Column("diary_mood")] = None
    locked: bool = True


OWNER = Split(
    (
        SplitColumn("hero_id", HeroId | None, (Ref("heroes.id"), Indexed())),
        SplitColumn("town_id", Annotated[TownId | None, Ref("towns.town_id")]),
    ),
    Owner.apart,
    owner_of,
)


@entity("trinkets")
class Trinket(Entity):
    """An entity with a split field."""

    id: Annotated[str, Key()]
    owner: Annotated[Owner, OWNER, ExactlyOne(), Lookup()]
    shine: Annotated[int, Check("shine BETWEEN 0 AND 9")] = 0


@entity("visits")
class Visit(Entity):
    """An entity with two keys."""

    hero_id: Annotated[HeroId, Key(), Ref("heroes.id")]
    town_id: Annotated[TownId, Key(), Ref("towns.town_id")]
    count: int = 1


@record("deeds")
class Deed(Record):
    """A record."""

    id: Annotated[str, Key()]
    number: Annotated[int, Check("number > 0")]
    details: FrozenMap[str, str] | None = None


@cache
def schema() -> Schema:
    """The schema of all of them."""
    return build_schema([Town, Rumor, Hero, Diary, Trinket, Visit, Deed])


def hero(id_: str = "h1", **fields: Any) -> Hero:  # Any: of any field's type
    """A hero of which only what matters to the test is said."""
    return Hero(**{"id": id_, "name": id_, "name_key": id_, "town_id": "oak", **fields})


def town(id_: str = "oak", **fields: Any) -> Town:  # Any: as above
    """A town of which only what matters to the test is said."""
    return Town(**{"id": id_, "name": id_, **fields})
