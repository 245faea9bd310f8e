"""The schema: every declared class of the roster, joined and checked once when the program is put together."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from mud.kernel.describe import TableKind, TableSpec, describe
from mud.kernel.entity import Entity, Part
from mud.kernel.errors import DeclarationError
from mud.kernel.marks import Ref, Split
from mud.kernel.record import Record
from mud.kernel.spec import Spec


@dataclass(frozen=True, slots=True, eq=False)
class Schema:
    """What is saved. `tables` holds entities, records and content with a table, by table name, in roster order.

    It is equal only to itself, so that what is made of it can be kept beside it.
    """

    tables: dict[str, TableSpec]
    entities: tuple[type[Entity], ...]
    records: tuple[type[Record], ...]
    specs: tuple[type[Spec], ...]
    parts: dict[type[Entity], tuple[type[Part], ...]]

    def spec_of(self, cls: type) -> TableSpec:
        """The table spec of a class with its parts' fields joined in; LookupError when it has no table here."""
        spec = self.tables.get(describe(cls).table)
        if spec is None or spec.cls is not cls:
            raise LookupError(f"{cls.__name__} has no table in this schema")
        return spec


def build_schema(classes: Iterable[type]) -> Schema:
    """Sort the classes by what they are, join parts to their entities, and check every name.

    DeclarationError for two tables, content types, fields or columns of one name, and for a Ref, an owner, an index or
    a part that names what is not there.
    """
    listed = tuple(dict.fromkeys(classes))
    entities = tuple(c for c in listed if issubclass(c, Entity))
    records = tuple(c for c in listed if issubclass(c, Record))
    specs = tuple(c for c in listed if issubclass(c, Spec))
    parts = {e: tuple(c for c in listed if issubclass(c, Part) and c.__whole__ is e) for e in entities}
    _check_sorted(listed, (*entities, *records, *specs, *(p for some in parts.values() for p in some)))
    _check_once("classes are content", (describe(s).table for s in specs))
    tables: dict[str, TableSpec] = {}
    for cls in (*(s for s in specs if s.__has_table__), *entities, *records):
        spec = _joined(describe(cls), parts[cls] if issubclass(cls, Entity) else ())
        if spec.table in tables:
            raise DeclarationError(f"two classes claim the table {spec.table!r}")
        tables[spec.table] = spec
    _check_refs(tables)
    return Schema(tables, entities, records, specs, parts)


def _joined(spec: TableSpec, parts: tuple[type[Part], ...]) -> TableSpec:
    whole = replace(spec, fields=spec.fields + tuple(f for p in parts for f in p.__fields_spec__))
    _check_once(f"fields of the table {spec.table!r} are", (f.name for f in whole.fields))
    _check_once(f"columns of the table {spec.table!r} are", whole.columns())
    if spec.owner is not None:
        whole.field(spec.owner)
    _check_indexes(whole)
    return whole


def _check_sorted(listed: tuple[type, ...], known: tuple[type, ...]) -> None:
    for cls in listed:
        if cls not in known and issubclass(cls, Part):
            raise DeclarationError(f"{cls.__name__} is a part of {cls.__whole__.__name__}, which is not in the roster")
        if cls not in known:
            raise DeclarationError(f"{cls.__name__} is no entity, part, record or content type")


def _check_indexes(spec: TableSpec) -> None:
    if spec.kind is TableKind.CONTENT:  # the store adds columns to these
        return
    columns = frozenset(spec.columns())
    for column in (column for index in spec.indexes for column in index.columns):
        if column not in columns:
            raise DeclarationError(f"{spec.cls.__name__} has an index over {column!r}, which is no column of it")


def _check_once(what: str, names: Iterable[str]) -> None:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            raise DeclarationError(f"two {what} named {name!r}")
        seen.add(name)


def _check_refs(tables: dict[str, TableSpec]) -> None:
    for spec in tables.values():
        for ref in _refs(spec):
            table, _, column = ref.target.partition(".")
            if table not in tables or column not in tables[table].columns():
                raise DeclarationError(f"{spec.cls.__name__} refers to {ref.target!r}, which is not in the roster")


def _refs(spec: TableSpec) -> Iterable[Ref]:
    for field in spec.fields:
        marks = list(field.marks)
        if split := field.mark(Split):
            marks += [mark for column in split.columns for mark in column.marks]
        yield from (mark for mark in marks if isinstance(mark, Ref))
