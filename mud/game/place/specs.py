"""Rooms and their types as content describes them; an exit is a way out of a room, under a direction or a name."""

from enum import StrEnum
from typing import Annotated

from pydantic import BeforeValidator, Field

from mud.game.area.specs import Lighting
from mud.kernel.ids import AreaId, DoorId, ItemTemplateId, RoomId, RoomTypeId
from mud.kernel.marks import Allotted, Column, Indexed, Key, Ref, Split, SplitColumn, Unique, Width, Yaml
from mud.kernel.spec import Spec, spec
from mud.kernel.values import FrozenMap, value


class Direction(StrEnum):
    """The six directions that have a column of their own; any other word can name an exit too."""

    NORTH = "north"
    SOUTH = "south"
    EAST = "east"
    WEST = "west"
    UP = "up"
    DOWN = "down"


class RoomFlag(StrEnum):
    """What holds in a room."""

    SAFE = "safe"
    SILENT = "silent"
    NO_MAGIC = "no_magic"
    INDOORS = "indoors"
    WATER = "water"
    NO_DROP = "no_drop"
    DARK = "dark"
    LOST_AND_FOUND = "lost_and_found"
    TRAINS = "trains"
    ARENA = "arena"
    NO_CREATURES = "no_creatures"
    RESTFUL = "restful"
    SHRINE = "shrine"
    PLUNDER = "plunder"


@value
class Exit:
    """A way out of a room. Both ways through one door name it; `hidden` is how hard it is to find (SRD: a DC)."""

    to: Annotated[RoomId, Ref("rooms.id")]
    door: Annotated[DoorId | None, Ref("doors.id")] = None
    hidden: Annotated[int | None, Field(ge=1, le=40)] = None

    @property
    def is_plain(self) -> bool:
        """Whether there is no more to it than where it leads."""
        return self.door is None and self.hidden is None


def _short(written: object) -> object:
    """`north: room_x` is short for `north: {to: room_x}`."""
    return {"to": written} if isinstance(written, str) else written


Exits = FrozenMap[str, Annotated[Exit, BeforeValidator(_short)]]


def _apart(exits: FrozenMap[str, Exit]) -> tuple[object, ...]:
    six = tuple(exits[d].to if d in exits else None for d in Direction)
    return (*six, exits.without(*(d for d in Direction if d in exits and exits[d].is_plain)))


def _together(*columns: object) -> FrozenMap[str, Exit]:
    *six, others = columns
    ways = {d.value: Exit(RoomId(str(to))) for d, to in zip(Direction, six, strict=True) if to is not None}
    return FrozenMap({**ways, **others}) if isinstance(others, FrozenMap) else FrozenMap(ways)


EXIT_COLUMNS = (
    *(SplitColumn(f"{d}_id", RoomId | None, (Ref("rooms.id"),)) for d in Direction),
    SplitColumn("exits", Exits),
)


NO_EMOJI = "❓"
"""What stands for a type of room that has no little picture; it is not shown."""


@spec("room_types", table=True)
class RoomType(Spec):
    """A kind of room, with the sign that clients may show for it; `indoors` ones have no sky above."""

    id: Annotated[RoomTypeId, Key(), Column("name")]
    """What rooms name it by."""
    emoji: str = NO_EMOJI
    """The little picture before the names of its rooms, for clients that show such."""
    description: str | None = None
    """What kind of room it is: `where` says so."""
    indoors: bool = False
    """Whether its rooms have no sky above them."""


@spec("rooms", table=True)
class Room(Spec):
    """A place where beings and things can be."""

    id: Annotated[RoomId, Key()]
    """What content calls it."""
    name: Annotated[str, Width(80)]
    """What it is called: the title of what one sees there."""
    description: str
    """What one sees there, as markup."""
    room_type: Annotated[RoomTypeId, Ref("room_types.name")] = RoomTypeId("ethereal")
    """What kind of room it is: its picture, its roof, its color on maps."""
    room_type_emoji: str | None = None
    """A little picture of its own in place of the one of its type; empty is none."""
    area_id: Annotated[AreaId | None, Ref("areas.id"), Indexed(), Yaml("area")] = None
    """The area in which it lies; without one it has neither sky nor time."""
    exits: Annotated[Exits, Split(EXIT_COLUMNS, _apart, _together)] = FrozenMap()
    """Where the way leads; `exits` has the ways of other names, and those with a door or that are hidden."""
    on_enter_effect: str | None = None
    """What whoever walks in reads once they have seen it."""
    on_exit_effect: str | None = None
    """What whoever walks out reads."""
    lighting_override: Lighting | None = None
    """How light it is by itself, whatever its area, the time and the weather."""
    flags: tuple[RoomFlag, ...] = ()
    """What holds in it."""
    sounds: str | None = None
    """What is heard in it."""
    smells: str | None = None
    """What is smelt in it."""
    details: FrozenMap[str, str] = FrozenMap()
    """What one can look at that is no thing, each by its words; those after `under` only by looking there."""
    seats: FrozenMap[str, Annotated[int, Field(ge=1, le=1000)]] = FrozenMap()
    """Details, named by their words as under `details`, that one can sit or lie on, each with for how many it is."""
    map_number: Annotated[int, Allotted(), Unique()] = 0
    """Its number on the maps of players' programs."""


class DoorPosition(StrEnum):
    """How a door stands."""

    OPEN = "open"
    CLOSED = "closed"
    LOCKED = "locked"


@spec("doors")
class Door(Spec):
    """A door, seen from both sides. Its name is a bare noun phrase.

    `starts` is how it stands by itself; so it stands again `returns` seconds after somebody changed it, if that is
    said. `pick` is how hard its lock is to pick (SRD: a DC); without it nobody can.
    """

    id: Annotated[DoorId, Key()]
    name: Annotated[str, Width(80)]
    description: str | None = None
    starts: DoorPosition = DoorPosition.CLOSED
    key: Annotated[ItemTemplateId | None, Ref("item_templates.id")] = None
    pick: Annotated[int | None, Field(ge=1, le=40)] = None
    returns: Annotated[float | None, Field(gt=0, le=10_000_000)] = None
