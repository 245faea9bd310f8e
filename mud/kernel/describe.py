"""What a declared class says of itself: the table it fills and its fields, read once from the annotations.

`@entity`, `@part_of`, `@record` and `@spec` hang a `TableSpec` on the class; `describe` gives it. The store makes
tables and codecs from it, the loader reads YAML by it, the world finds lookups and lazy fields in it.
"""

import dataclasses
import types
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin, get_type_hints

from mud.kernel.errors import DeclarationError
from mud.kernel.marks import Check, Column, Index, Key, Lookup, Mark, Split, Transient
from mud.kernel.values import reason_not_value

M = TypeVar("M", bound=Mark)
MISSING = dataclasses.MISSING


class TableKind(Enum):
    """How the rows of a table come to be."""

    ENTITY = "entity"
    RECORD = "record"
    CONTENT = "content"


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One field of a declared class."""

    name: str
    hint: Any  # Any: the annotation without `Annotated` and without `| None`
    nullable: bool
    default: Any  # Any: a value of `hint`, or MISSING where one must be given
    marks: tuple[Mark, ...]
    holder: type  # the class (entity or part) whose attribute it is

    def mark(self, kind: type[M]) -> M | None:
        """The mark of that kind, if the field bears one."""
        return next((m for m in self.marks if isinstance(m, kind)), None)

    @property
    def column(self) -> str:
        """The name of its column (of a split field: its own name)."""
        renamed = self.mark(Column)
        return renamed.name if renamed is not None else self.name

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of all its columns."""
        split = self.mark(Split)
        return tuple(c.name for c in split.columns) if split is not None else (self.column,)


@dataclass(frozen=True, slots=True)
class TableSpec:
    """One declared class with all its saved fields, those of its parts included once the schema has joined them."""

    cls: type
    table: str
    kind: TableKind
    owner: str | None
    fields: tuple[FieldSpec, ...]
    checks: tuple[Check, ...] = ()
    indexes: tuple[Index, ...] = ()

    @property
    def purpose(self) -> str:
        """The first line of the docstring."""
        return (self.cls.__doc__ or "").strip().split("\n")[0]

    @property
    def key(self) -> tuple[str, ...]:
        """The names of the fields that make the primary key."""
        return tuple(f.name for f in self.fields if f.mark(Key) is not None)

    def marked(self, kind: type[Mark]) -> tuple[FieldSpec, ...]:
        """The fields that bear a mark."""
        return tuple(f for f in self.fields if f.mark(kind) is not None)

    def field(self, name: str) -> FieldSpec:
        """The field of that name; DeclarationError when there is none."""
        for f in self.fields:
            if f.name == name:
                return f
        raise DeclarationError(f"{self.cls.__name__} has no saved field {name!r}")

    def columns(self) -> Iterator[str]:
        """The names of all columns, in order."""
        for f in self.fields:
            yield from f.columns


def describe(cls: type) -> TableSpec:
    """The table spec of a class made by `@entity`, `@record` or `@spec`."""
    spec = cls.__dict__.get("__table_spec__")
    if not isinstance(spec, TableSpec):
        raise DeclarationError(f"{cls.__name__} is not declared with @entity, @part_of, @record or @spec")
    return spec


def fields_of(cls: type) -> tuple[FieldSpec, ...]:
    """All fields of a dataclass that are saved; refuses a type that can be changed in place."""
    hints = get_type_hints(cls, include_extras=True)
    found = []
    for f in dataclasses.fields(cls):
        read = _read_field(cls, f, hints[f.name])
        if read.mark(Transient):
            continue
        if f.default_factory is not MISSING:
            raise DeclarationError(f"{cls.__name__}.{f.name}: give the default itself; it is a value")
        if reason := reason_not_value(read.hint):
            raise DeclarationError(f"{cls.__name__}.{f.name}: {reason}")
        found.append(read)
    return tuple(found)


def transients_of(cls: type) -> tuple[tuple[str, Callable[[], Any]], ...]:  # Any: a field of any type
    """The fields of a dataclass that are not saved, each with what makes its first value.

    DeclarationError for one without a default: an entity that comes from the database could not be given it.
    """
    hints = get_type_hints(cls, include_extras=True)
    transient = (f for f in dataclasses.fields(cls) if _read_field(cls, f, hints[f.name]).mark(Transient))
    return tuple((f.name, _maker(cls, f)) for f in transient)


@cache
def transient_lookups(cls: type) -> tuple[str, ...]:
    """The fields of a dataclass that are not saved but looked up (`Transient` and `Lookup`)."""
    hints = get_type_hints(cls, include_extras=True)
    read = (_read_field(cls, f, hints[f.name]) for f in dataclasses.fields(cls))
    return tuple(f.name for f in read if f.mark(Transient) is not None and f.mark(Lookup) is not None)


def unwrap(hint: Any) -> tuple[Any, bool, tuple[Any, ...]]:  # Any: annotations
    """An annotation taken apart: the bare type, whether it may be None, and what `Annotated` adds."""
    extras: tuple[Any, ...] = ()
    if get_origin(hint) is Annotated:
        hint, *more = get_args(hint)
        extras = tuple(more)
    if get_origin(hint) in (Union, types.UnionType):
        arguments = get_args(hint)
        if type(None) in arguments:
            rest = tuple(a for a in arguments if a is not type(None))
            bare = rest[0] if len(rest) == 1 else Union[rest]  # noqa: UP007  # made from a tuple
            inner, _, inner_extras = unwrap(bare)
            return inner, True, inner_extras + extras
    if get_origin(hint) is Annotated:
        inner, nullable, inner_extras = unwrap(hint)
        return inner, nullable, inner_extras + extras
    return hint, False, extras


def _maker(cls: type, f: "dataclasses.Field[Any]") -> Callable[[], Any]:  # Any: as dataclasses has it
    if f.default_factory is not MISSING:
        return f.default_factory
    if f.default is MISSING:
        raise DeclarationError(f"{cls.__name__}.{f.name} needs a default: it is not saved")
    default = f.default
    return lambda: default


def _read_field(cls: type, f: "dataclasses.Field[Any]", hint: Any) -> FieldSpec:  # Any: as dataclasses has it
    bare, nullable, extras = unwrap(hint)
    marks = tuple(extra for extra in extras if isinstance(extra, Mark))
    return FieldSpec(f.name, bare, nullable, f.default, marks, cls)
