"""Marks: what an annotation says about a field beyond its type, as in `Annotated[PlayerId, Ref("players.id")]`.

The world reads `Lookup`, `Lazy`, `Transient` and `Purse`; the store reads the rest.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Mark:
    """Base of all marks."""


@dataclass(frozen=True, slots=True)
class Key(Mark):
    """(Part of) the primary key."""


@dataclass(frozen=True, slots=True)
class Ref(Mark):
    """A foreign key, `table.column`, checked against the roster; deferrable on both databases."""

    target: str
    on_delete: str | None = None


@dataclass(frozen=True, slots=True)
class Width(Mark):
    """The longest text that the column takes, in characters."""

    characters: int


@dataclass(frozen=True, slots=True)
class Indexed(Mark):
    """An index in SQL; `where` makes it partial, `gin` is for JSON on PostgreSQL and means nothing elsewhere."""

    where: str | None = None
    gin: bool = False


@dataclass(frozen=True, slots=True)
class Unique(Mark):
    """No two rows share this value; the world refuses a second one, and can look entities up by it."""


@dataclass(frozen=True, slots=True)
class Check(Mark):
    """A CHECK constraint, in SQL that both databases understand."""

    sql: str


@dataclass(frozen=True, slots=True)
class ExactlyOne(Mark):
    """Of the columns of this split field exactly one is not NULL."""


@dataclass(frozen=True, slots=True)
class Column(Mark):
    """The column's name, where it differs from the field's."""

    name: str


@dataclass(frozen=True, slots=True)
class SplitColumn:
    """One of the columns that a split field becomes; `hint` and `marks` as in an annotation.

    `says` is what it does, in a sentence; without one, what stands below the field says it of all its columns.
    """

    name: str
    hint: Any  # Any: an annotation, as for any other field
    marks: tuple[Mark, ...] = ()
    says: str = ""


@dataclass(frozen=True, slots=True)
class Split(Mark):
    """One value kept in several columns: `apart(value)` gives theirs in order, `together(*columns)` the value again."""

    columns: tuple[SplitColumn, ...]
    apart: Callable[..., tuple[object, ...]]
    together: Callable[..., object]


@dataclass(frozen=True, slots=True)
class Lazy(Mark):
    """A change of this field does not by itself start a save; it goes with the next one."""


@dataclass(frozen=True, slots=True)
class Secret(Mark):
    """Nobody is shown what is in it, staff neither: a hash of a password, a key."""


@dataclass(frozen=True, slots=True)
class Transient(Mark):
    """Not saved: true only while the server runs. It may hold anything."""


@dataclass(frozen=True, slots=True)
class Lookup(Mark):
    """The world keeps the entities grouped by this field's value, in memory (`world.where`, `world.one`)."""


@dataclass(frozen=True, slots=True)
class Purse(Mark):
    """Coins are kept in this field; only `world/purses.py` assigns it."""


@dataclass(frozen=True, slots=True)
class Allotted(Mark):
    """A whole number that the store gives each row of content once and for all (a room's number on clients' maps)."""


@dataclass(frozen=True, slots=True)
class Yaml(Mark):
    """The key by which content files name this field, where it differs from the field's name."""

    name: str


@dataclass(frozen=True, slots=True)
class Index:
    """An index over several columns of a table, given to `@entity`, `@record` or `@spec`.

    It cannot be unique: the world would not know of it, and what only the database refuses goes to quarantine. What
    may be there once only is a `Unique` field, or the key.
    """

    columns: tuple[str, ...]
    where: str | None = None
