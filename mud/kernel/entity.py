"""Entities: what the world holds and the database keeps, each field written once.

`@entity("bounties", owner="poster")` makes a slotted, keyword-only dataclass whose saved fields hold values only, so
that assignment is the only way to change it. An entity knows the shelf it stands on (None before it is added), and
every assignment tells that shelf. An upper feature's columns in a lower table are a part of its own, made with
`@part_of(Player)` and reached with `QuestLog.of(player)`.

The world builds the shelves; the store reads and writes the rows.
"""

import dataclasses
from collections.abc import Callable, Container, Mapping
from types import MappingProxyType
from typing import (
    TYPE_CHECKING,
    Any,
    ClassVar,
    NoReturn,
    Protocol,
    Self,
    TypeVar,
    dataclass_transform,
)

from mud.kernel.describe import FieldSpec, TableKind, TableSpec, fields_of, transients_of
from mud.kernel.errors import DeclarationError, RemovedError
from mud.kernel.marks import Check, Index, Key, Lookup, Mark, Purse, Unique
from mud.kernel.slots import slotted_class

E = TypeVar("E", bound="Entity")
P = TypeVar("P", bound="Part")

set_slot = object.__setattr__
"""Sets a slot without telling any shelf: for the store, which fills entities from rows."""


class Home(Protocol):
    """What an entity needs of the shelf it stands on."""

    dirty: dict["Entity", None]
    watched: Container[str]
    changes: int
    is_counting: bool
    """Whether it is counted when each group of a look-up changes."""

    def count_groups(self, entity: "Entity") -> None:
        """Something of an entity has changed, and with it the groups that it stands in."""

    def assign(self, entity: "Entity", name: str, value: Any) -> None:  # Any: a field of any type
        """Assign a watched field."""

    def assign_part(self, entity: "Entity", part: "Part", name: str, value: Any) -> None:  # Any: as above
        """Assign a field of one of the entity's parts."""


class _Everything:
    """Contains every name."""

    def __contains__(self, name: object) -> bool:
        return True


EVERYTHING: Container[str] = _Everything()


class _Nowhere:
    """The home of entities that were removed: it refuses every assignment."""

    __slots__ = ("changes", "dirty", "is_counting", "watched")

    def __init__(self) -> None:
        self.dirty: dict[Entity, None] = {}
        self.watched: Container[str] = EVERYTHING
        self.changes = 0
        self.is_counting = False

    def count_groups(self, entity: "Entity") -> None:
        """Nobody is in any group here."""

    # The value is not told: it may be secret, and this goes into logs.
    def assign(self, entity: "Entity", name: str, value: object) -> NoReturn:  # noqa: ARG002
        raise RemovedError(f"{type(entity).__name__} has left the world; its {name} cannot change")

    def assign_part(self, entity: "Entity", part: "Part", name: str, value: object) -> NoReturn:  # noqa: ARG002
        raise RemovedError(f"{type(entity).__name__} has left the world; {type(part).__name__}.{name} cannot change")


class _Single:
    """There is one of it: it is not copied, and what it holds is not deleted."""

    __slots__ = ()
    __transients__: ClassVar[tuple[tuple[str, Callable[[], Any]], ...]] = ()  # Any: a field of any type

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{type(self).__name__}.{name} cannot be deleted; assign None")

    def __reduce_ex__(self, protocol: object) -> NoReturn:
        # A copy would believe that it stands on the shelf, and its row would overwrite the original's.
        raise TypeError(f"{type(self).__name__} cannot be copied or pickled; dataclasses.replace makes another one")


class _Tracked(_Single):
    """The slots that every entity has beside its fields, and the assignment that tells the shelf."""

    __slots__ = ("_home", "_parts")
    _home: Home | None
    _parts: "Mapping[type[Part], Part]"

    def __new__(cls, *_args: object, **_fields: object) -> Self:
        made = object.__new__(cls)
        set_slot(made, "_home", None)
        set_slot(made, "_parts", _NO_PARTS)
        for name, first_value in cls.__transients__:  # the store fills only what it keeps
            set_slot(made, name, first_value())
        return made

    if not TYPE_CHECKING:  # hidden from the type checker, or misspelt fields would pass

        def __setattr__(self, name, value):
            home = self._home
            if home is None:
                set_slot(self, name, value)
            elif name in home.watched:
                home.assign(self, name, value)
            else:
                set_slot(self, name, value)
                home.dirty[self] = None
                home.changes += 1
                if home.is_counting:
                    home.count_groups(self)


@dataclasses.dataclass(slots=True, kw_only=True, eq=False)
class Entity(_Tracked):
    """Base of everything that the world holds and the database keeps.

    `created_at` and `updated_at` are Unix seconds, set by the world when it is added and by the persister when it is
    written.
    """

    __table_spec__: ClassVar[TableSpec]

    created_at: float = 0.0
    updated_at: float = 0.0

    def __repr__(self) -> str:
        # The key alone: fields may be secret, and this goes into logs.
        key = (f"{name}={getattr(self, name, None)!r}" for name in self.__table_spec__.key)
        return f"{type(self).__name__}({', '.join(key)})"


class Part(_Single):
    """Base of an upper feature's columns in a lower feature's table: same row, an object of its own."""

    __slots__ = ("_whole",)
    __whole__: ClassVar[type[Entity]]
    __fields_spec__: ClassVar[tuple[FieldSpec, ...]]
    _whole: Entity | None

    def __new__(cls, *_args: object, **_fields: object) -> Self:
        made = object.__new__(cls)
        set_slot(made, "_whole", None)
        for name, first_value in cls.__transients__:  # as in Entity
            set_slot(made, name, first_value())
        return made

    @classmethod
    def of(cls, entity: Entity) -> Self:
        """This part of an entity that stands in a world."""
        return entity._parts[cls]  # type: ignore[return-value]  # the world put an instance of cls there

    if not TYPE_CHECKING:  # as in Entity

        def __setattr__(self, name, value):
            whole = self._whole
            if whole is None or whole._home is None:
                set_slot(self, name, value)
            else:
                whole._home.assign_part(whole, self, name, value)


NOWHERE = _Nowhere()
_NO_PARTS: "Mapping[type[Part], Part]" = MappingProxyType({})


def attach(entity: Entity, parts: "Mapping[type[Part], Part]") -> None:
    """Give an entity its parts; for the shelf that takes it in and the store that loads it."""
    for part in parts.values():
        set_slot(part, "_whole", entity)
    set_slot(entity, "_parts", parts)


def parts_of(entity: Entity) -> "Mapping[type[Part], Part]":
    """The parts that an entity has, by their class."""
    return entity._parts


def home_of(entity: Entity) -> Home | None:
    """The shelf an entity stands on; None before it was added, `NOWHERE` after it was removed."""
    return entity._home


def move_home(entity: Entity, home: Home) -> None:
    """Put an entity on a shelf; for shelves only."""
    set_slot(entity, "_home", home)


@dataclass_transform(kw_only_default=True, eq_default=False)
def entity(
    table: str,
    *,
    owner: str | None = None,
    checks: tuple[Check, ...] = (),
    indexes: tuple[Index, ...] = (),
) -> Callable[[type[E]], type[E]]:
    """Declare an entity and the table that keeps it.

    `owner` names the field that says whose data a row is (for export and erasure); None: it is the world's.
    DeclarationError for a field that holds no value, a missing key, or a second slotted base.
    """

    def decorate(cls: type[E]) -> type[E]:
        made = slotted(cls)
        made.__transients__ = transients_of(made)
        made.__table_spec__ = TableSpec(made, table, TableKind.ENTITY, owner, _key_first(made), checks, indexes)
        if not made.__table_spec__.key:
            raise DeclarationError(f"{cls.__name__} has no field marked Key()")
        return made

    return decorate


@dataclass_transform(kw_only_default=True, eq_default=False)
def slotted(cls: type[E]) -> type[E]:
    """Make a slotted base of entities that has no table of its own (`Being`)."""
    _single_inheritance(cls)
    return slotted_class(cls, frozen=False, kw_only=True, eq=False, repr=False)


@dataclass_transform(kw_only_default=True, eq_default=False)
def part_of(whole: type[Entity]) -> Callable[[type[P]], type[P]]:
    """Declare an upper feature's columns in the table of `whole`; every field needs a default.

    DeclarationError without one, and for a mark that only an entity's own fields can bear.
    """

    def decorate(cls: type[P]) -> type[P]:
        made = slotted_class(cls, frozen=False, kw_only=True, eq=False)
        made.__whole__ = whole
        made.__transients__ = transients_of(made)
        made.__fields_spec__ = fields_of(made)
        for field in made.__fields_spec__:
            if field.default is dataclasses.MISSING:
                raise DeclarationError(f"{cls.__name__}.{field.name} needs a default: the row may be older")
            if any(field.mark(kind) for kind in _NOT_IN_PARTS):
                raise DeclarationError(f"{cls.__name__}.{field.name}: a part bears no Key, Lookup, Unique or Purse")
        return made

    return decorate


_NOT_IN_PARTS: tuple[type[Mark], ...] = (Key, Lookup, Unique, Purse)


def _single_inheritance(cls: type) -> None:
    slotted_bases = [b for b in cls.__bases__ if b is not object and not getattr(b, "_is_protocol", False)]
    if len(slotted_bases) != 1:
        raise DeclarationError(f"{cls.__name__} must have exactly one base: slotted bases clash in layout")


def _key_first(cls: type) -> tuple[FieldSpec, ...]:
    stamps = ("created_at", "updated_at")
    fields = fields_of(cls)
    return tuple(sorted(fields, key=lambda f: (f.name in stamps, f.mark(Key) is None)))
