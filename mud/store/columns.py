"""The columns of a declared class, flat: one for each field, several for a split one, with how each value is kept.

Tables, codecs and the page about the schema are all made from these.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum, StrEnum
from typing import Any, Literal, NewType, get_args, get_origin

from mud.kernel.describe import MISSING, FieldSpec, TableKind, TableSpec, unwrap
from mud.kernel.marks import Mark, Split
from mud.store.json import dump


class Kind(StrEnum):
    """How a value is kept in SQL."""

    TEXT = "text"
    INT = "int"
    FLOAT = "float"
    BOOL = "bool"
    ENUM = "enum"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class ColumnSpec:
    """One column; `enum` is the enum class of a column that holds members' values, else None."""

    name: str
    field: FieldSpec
    kind: Kind
    hint: Any  # Any: the annotation of the value, without marks and without `| None`
    nullable: bool
    default: object  # as SQL would hold it, or MISSING
    marks: tuple[Mark, ...]
    enum: type[Enum] | None = None
    numeric: bool = False  # an enum whose values are whole numbers

    def marked(self, kind: type[Mark]) -> bool:
        """Whether the column bears a mark."""
        return any(isinstance(mark, kind) for mark in self.marks)


STAMPS = ("created_at", "updated_at")
CONTENT_EXTRA = ("yaml_managed", "retired", *STAMPS)
"""What every content table has beside the fields of its spec, in this order."""


def columns_of(spec: TableSpec) -> tuple[ColumnSpec, ...]:
    """All columns of a table that come from fields, in order; content tables have `CONTENT_EXTRA` beside them."""
    found = tuple(column for f in spec.fields for column in _of_field(f))
    if spec.kind is TableKind.CONTENT:
        assert not {c.name for c in found} & set(CONTENT_EXTRA), f"{spec.table} has a column of the store's own"
    return found


def _of_field(f: FieldSpec) -> Iterator[ColumnSpec]:
    split = f.mark(Split)
    if split is None:
        yield _typed(ColumnSpec(f.column, f, Kind.JSON, f.hint, f.nullable, f.default, f.marks))
        return
    given = f.default is not MISSING and f.default is not None
    defaults = split.apart(f.default) if given else (f.default,) * len(split.columns)
    for column, default in zip(split.columns, defaults, strict=True):
        hint, nullable, extras = unwrap(column.hint)
        marks = column.marks + tuple(extra for extra in extras if isinstance(extra, Mark))
        yield _typed(ColumnSpec(column.name, f, Kind.JSON, hint, nullable or f.nullable, default, marks))


def _typed(column: ColumnSpec) -> ColumnSpec:
    hint = _plain(column.hint)
    made = replace(column, kind=_SCALARS.get(hint, Kind.JSON))
    if isinstance(hint, type) and issubclass(hint, Enum):
        values = [member.value for member in hint]
        made = replace(made, kind=Kind.ENUM, enum=hint, numeric=all(isinstance(v, int) for v in values))
    elif get_origin(hint) is Literal and all(type(word) is str for word in get_args(hint)):
        made = replace(made, kind=Kind.TEXT)
    return replace(made, default=_as_kept(made))


def _plain(hint: Any) -> Any:  # Any: annotations
    while isinstance(hint, NewType):
        hint = hint.__supertype__
    return hint


_SCALARS = {str: Kind.TEXT, int: Kind.INT, float: Kind.FLOAT, bool: Kind.BOOL}


def _as_kept(column: ColumnSpec) -> object:
    value = column.default
    if value is MISSING or value is None:
        return value
    if column.kind is Kind.JSON:
        return dump(value)
    return value.value if isinstance(value, Enum) else value


def key_columns(spec: TableSpec) -> tuple[str, ...]:
    """The names of the columns that make the primary key."""
    return tuple(name for key in spec.key for name in spec.field(key).columns)
