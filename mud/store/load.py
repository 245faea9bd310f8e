"""Start-up: every entity's row onto its shelf.

A row that cannot be read is reported and stays in SQL as it is; so does whatever refers to it, since a thing whose
holder is missing could be reached by nobody and would break whoever followed its id.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from mud.kernel.describe import TableSpec
from mud.kernel.entity import Entity, Part
from mud.kernel.garbage import no_collection
from mud.kernel.marks import Ref
from mud.store.codec import Codec, Codecs, Row
from mud.store.columns import columns_of
from mud.store.errors import RowError
from mud.store.url import Dialect
from mud.world.shelf import DuplicateError
from mud.world.world import World

TABLE_SECONDS = 300.0
"""How long one table may take to come from PostgreSQL; a million rows take some ten seconds."""

Progress = Callable[[int, int], None]

Found = tuple[Row, Entity, dict[type[Part], Part]]


@dataclass(slots=True)
class LoadReport:
    """How many rows of each table were loaded, which were not and why, and how long it took."""

    counts: dict[str, int] = field(default_factory=dict)
    unreadable: list[RowError] = field(default_factory=list)
    seconds: float = 0.0

    def __len__(self) -> int:
        return sum(self.counts.values())


async def load_world(
    engine: AsyncEngine, world: World, codecs: Codecs, progress: Progress = lambda *_: None
) -> LoadReport:
    """Fill the shelves of an empty world from the database, the oldest rows first, as one instant of it.

    `progress` is told after each table how many of how many are read.
    The caller turns driver errors into StoreErrors (`explained`) and freezes the garbage collector afterwards.
    """
    began, report = time.perf_counter(), LoadReport()
    tables: dict[str, list[Found]] = {}
    missing: dict[str, set[tuple[object, ...]]] = {}
    with no_collection():
        async with engine.connect() as connection:
            for number, cls in enumerate(world.schema.entities, 1):
                codec = codecs.of(cls)
                tables[codec.table] = await _read(connection, codec, report)
                progress(number, len(world.schema.entities))
        for error in report.unreadable:
            missing.setdefault(error.table, set()).add(error.key)
        if missing:
            _set_aside(world, tables, missing, report)
        for cls in world.schema.entities:
            _place(world, cls, tables.pop(codecs.of(cls).table), report)
    report.seconds = time.perf_counter() - began
    return report


async def _read(connection: AsyncConnection, codec: Codec, report: LoadReport) -> list[Found]:
    found: list[Found] = []
    read = codec.read_row
    for row in await _rows(connection, codec.select):
        try:
            found.append((row, *read(row)))
        except RowError as error:
            report.unreadable.append(error)
    return found


async def _rows(connection: AsyncConnection, sql: str) -> Sequence[Any]:  # Any: rows, which unpack like tuples
    if connection.dialect.name == Dialect.SQLITE:
        return (await connection.exec_driver_sql(sql)).fetchall()
    # The driver itself, because a big table may take longer than a flush is allowed to.
    driver: Any = (await connection.get_raw_connection()).driver_connection  # Any: asyncpg is published without types
    found: Sequence[Any] = await driver.fetch(sql, timeout=TABLE_SECONDS)
    return found


def _place(world: World, cls: type[Entity], found: list[Found], report: LoadReport) -> None:
    shelf = world.shelf(cls)
    table = shelf.spec.table
    for _, entity, parts in found:
        try:
            shelf.place(entity, parts)
        except DuplicateError as error:
            key = shelf.key_of(entity)
            report.unreadable.append(RowError(table, key if isinstance(key, tuple) else (key,), "row", str(error)))
    report.counts[table] = len(shelf)


def _set_aside(
    world: World,
    tables: dict[str, list[Found]],
    missing: dict[str, set[tuple[object, ...]]],
    report: LoadReport,
) -> None:
    """Take out what refers to a missing row, and what refers to that, until nothing does."""
    refs = {cls: list(_references(world.schema.spec_of(cls))) for cls in world.schema.entities}
    more = True
    while more:
        more = False
        for cls, references in refs.items():
            table = world.schema.spec_of(cls).table
            kept = []
            for found in tables[table]:
                if error := _orphan(table, world.shelf(cls).key_of(found[1]), found[0], references, missing):
                    report.unreadable.append(error)
                    missing.setdefault(table, set()).add(error.key)
                    more = True
                else:
                    kept.append(found)
            tables[table] = kept


def _references(spec: TableSpec) -> Iterator[tuple[int, str, str]]:
    """Place in the row, column and table of each reference to a whole key."""
    for index, column in enumerate(columns_of(spec)):
        for mark in column.marks:
            if isinstance(mark, Ref):
                yield index, column.name, mark.target.partition(".")[0]


def _orphan(
    table: str,
    key: Any,  # Any: a key as shelves have it
    row: Row,
    references: list[tuple[int, str, str]],
    missing: dict[str, set[tuple[object, ...]]],
) -> RowError | None:
    for index, column, target in references:
        if row[index] is not None and (row[index],) in missing.get(target, ()):
            reason = f"refers to {target} [{row[index]}], which was not loaded"
            return RowError(table, key if isinstance(key, tuple) else (key,), column, reason)
    return None
