"""Small content types and folders for the tests of the loader."""

from collections.abc import Iterable, Sequence
from enum import Enum
from pathlib import Path
from textwrap import dedent
from typing import Annotated, Literal

from pydantic import BeforeValidator

from mud.content.errors import ContentErrors
from mud.content.loader import load
from mud.content.origins import Check
from mud.kernel.errors import ContentError
from mud.kernel.ids import AreaId, RoomId
from mud.kernel.marks import Allotted, Key, Ref, Width, Yaml
from mud.kernel.money import Copper, Price
from mud.kernel.spec import Spec, Under, spec
from mud.kernel.values import FrozenMap, value


class Way(Enum):
    """Where one can go."""

    NORTH = "north"
    SOUTH = "south"


@value
class Door:
    """A way that can be shut."""

    to: Annotated[RoomId, Ref("rooms.id")]
    locked: bool = False
    keyed: Annotated[str | None, Yaml("key")] = None


@value
class Stock:
    """So many of a thing."""

    item: Annotated[str, Ref("things.id")]
    most: Annotated[int, Yaml("max")]
    every: float = 60.0


@spec("areas")
class Area(Spec):
    """A region."""

    id: Annotated[AreaId, Key()]
    name: Annotated[str, Width(12)]
    entry_points: tuple[Annotated[RoomId, Ref("rooms.id")], ...] = ()


@spec("rooms")
class Room(Spec):
    """A place to stand."""

    id: Annotated[RoomId, Key()]
    name: str
    area_id: Annotated[AreaId | None, Ref("areas.id"), Yaml("area")] = None
    description: str = ""
    light: Literal["bright", "dim", "dark"] = "bright"
    exits: FrozenMap[Way, Annotated[RoomId, Ref("rooms.id")] | Door] = FrozenMap()
    items: tuple[Stock, ...] = ()
    tags: frozenset[str] = frozenset()
    levels: FrozenMap[int, tuple[str, ...]] = FrozenMap()
    safe: bool = False
    number: Annotated[int | None, Allotted()] = None


@spec("things")
class Thing(Spec):
    """Something to pick up."""

    id: Annotated[str, Key()]
    name: str
    weight: float = 1.0
    value: Price = Copper(0)
    owner: Annotated[str | None, Ref("players.id")] = None


@value
class Toll:
    """What a passage costs; a lone text is short for its taker."""

    taker: Annotated[str, Ref("things.id")]
    cost: Price = Copper(0)


def _short(written: object) -> object:
    return {"taker": written} if isinstance(written, str) else written


@spec("stocks", under=Under("rooms", "stock", "room_id"))
class ShelfStock(Spec):
    """Something that belongs in a room, written inside it."""

    id: Annotated[str, Key()]
    room_id: Annotated[RoomId, Ref("rooms.id"), Yaml("room")]
    item: Annotated[str, Ref("things.id")]
    kind: Annotated[str, Ref("things.id")] = "loaf"
    toll: Annotated[Toll, BeforeValidator(_short)] | None = None


TYPES = (Area, Room, Thing, ShelfStock)


def write(folder: Path, files: dict[str, str]) -> Path:
    """Put files into a folder; their text may be indented as a whole."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text), encoding="utf-8")
    return folder


def faults(folder: Path, types: Sequence[type[Spec]] = TYPES, checks: Iterable[Check] = ()) -> list[str]:
    """What the loader says of a folder, a line for each fault; nothing when it is well."""
    return [str(error) for error in errors(folder, types, checks)]


def errors(folder: Path, types: Sequence[type[Spec]] = TYPES, checks: Iterable[Check] = ()) -> tuple[ContentError, ...]:
    """The faults themselves."""
    try:
        load(folder, types, checks)
    except ContentErrors as found:
        return found.errors
    return ()
