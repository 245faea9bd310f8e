"""The schema: every declared class of the roster, joined and checked once when the program is put together."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from mud.kernel.describe import TableSpec, describe
from mud.kernel.entity import Entity, Part
from mud.kernel.errors import DeclarationError
from mud.kernel.marks import Ref, Split
from mud.kernel.record import Record
from mud.kernel.spec import Spec


@dataclass(frozen=True, slots=True)
class Schema:
    """What is saved. `tables` holds entities, records and content with a table, by table name, in roster order."""

    tables: dict[str, TableSpec]
    entities: tuple[type[Entity], ...]
    records: tuple[type[Record], ...]
    specs: tuple[type[Spec], ...]
    parts: dict[type[Entity], tuple[type[Part], ...]]

    def spec_of(self, cls: type) -> TableSpec:
        """The table spec of a class with its parts' fields joined in."""
        return self.tables[describe(cls).table]


def build_schema(classes: Iterable[type]) -> Schema:
    """Sort the classes by what they are, join parts to their entities, and check every name.

    DeclarationError for two tables or columns of one name, or a Ref to what is not there.
    """
    listed = tuple(dict.fromkeys(classes))
    entities = tuple(c for c in listed if issubclass(c, Entity))
    records = tuple(c for c in listed if issubclass(c, Record))
    specs = tuple(c for c in listed if issubclass(c, Spec))
    parts = {e: tuple(c for c in listed if issubclass(c, Part) and c.__whole__ is e) for e in entities}
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
    seen: set[str] = set()
    for column in whole.columns():
        if column in seen:
            raise DeclarationError(f"the table {spec.table!r} has two columns named {column!r}")
        seen.add(column)
    return whole


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
