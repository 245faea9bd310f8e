"""The auditor of what is clean: whether what nobody marked as changed is on disk as it is in memory.

Assignment marks, so nothing should ever be found; whatever is found was changed behind the shelves' backs, or the
database was. Nothing is remembered for this: a few rows at a time are read again by a connection that cannot write,
and held against the entities that were clean before and after. What differs is told, and marked, so that it is saved.
"""

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

import orjson
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncEngine

from mud.kernel.entity import Entity, attach
from mud.store.codec import Codec, Codecs
from mud.store.errors import RowError
from mud.store.status import NAMED, Notice, Notify, Trouble
from mud.world.shelf import Shelf
from mud.world.world import World

SLICE = 100
"""Entities looked at in one go: about a millisecond of the loop's time."""

BETWEEN_LOOKS = 1.0
"""Seconds from one slice to the next: a world of 100,000 entities is gone round in a quarter of an hour, which takes a
five-hundredth of a core. Four times as often took a hundredth, most of what an idle server did at all."""

LONGEST_LOOK = 10.0
"""Seconds for reading one slice."""

AWAY_SECONDS = 30.0
"""After a failure the database gets so long to come back: others see to it that this is told."""

MOST_KNOWN = 1_000
"""So many that were told of already are remembered; what the database refuses stays astray."""

Row = tuple[Any, ...]  # Any: what drivers take and give


@dataclass(frozen=True, slots=True)
class Astray:
    """An entity that is other in memory than on disk although it is clean."""

    entity: Entity
    table: str
    columns: tuple[str, ...]  # those that differ; empty: the row is missing

    def __str__(self) -> str:
        what = f"differs in {', '.join(self.columns)}" if self.columns else "is not there"
        return f"{self.table} {self.entity!r} {what}"


class Auditor:
    """Goes round the world, slice by slice. `settled` says that nothing that was taken waits to be written."""

    def __init__(self, reader: AsyncEngine, world: World, codecs: Codecs, settled: Callable[[], bool]) -> None:
        self._reader = reader
        self._world = world
        self._codecs = codecs
        self._settled = settled
        self._slices: Iterator[tuple[Shelf[Any], list[Any]]] = iter(())
        self._known: set[tuple[str, Any]] = set()
        self.looked_at = 0
        self.rounds = 0

    async def run(self, notify: Notify, seconds: float = BETWEEN_LOOKS) -> None:
        """Look at a slice every so many seconds, until cancelled; tell what is astray."""
        while True:
            await asyncio.sleep(seconds)
            try:
                found = await asyncio.wait_for(self.audit(), LONGEST_LOOK)
            except Exception:  # noqa: BLE001  # drivers raise nearly anything; the persister tells that the database is away
                await asyncio.sleep(AWAY_SECONDS)
                continue
            if found:
                named = "; ".join(str(each) for each in found[:NAMED])
                notify(Notice(Trouble.ASTRAY, f"{len(found)} rows were not on disk as they should be: {named}."))

    async def audit(self, most: int = SLICE) -> list[Astray]:
        """Look at the next few entities; what is astray and was not told of before is marked for saving.

        Drivers raise nearly anything when the database is away.
        """
        if not self._settled():
            return []
        shelf, entities = self._next(most)
        before = {shelf.key_of(e): (e, e.updated_at) for e in entities if e in shelf and self._world.is_clean(e)}
        if not before:
            return []
        stored = await self._stored(self._codecs.of(shelf.spec.cls), list(before))
        if not self._settled():
            return []
        return [
            astray
            for key, (entity, updated_at) in before.items()
            if entity in shelf and self._world.is_clean(entity) and entity.updated_at == updated_at
            if (astray := self._judged(shelf, key, entity, stored.get(key)))
        ]

    async def audit_all(self) -> list[Astray]:
        """One whole round, for tests; what is on its way to the disk is waited for."""
        self._slices = iter(())
        rounds = self.rounds + 1
        found: list[Astray] = []
        while self.rounds <= rounds:
            await asyncio.sleep(0)  # the flush that is waited for needs a turn
            found += await self.audit()
        return found

    def _next(self, most: int) -> tuple[Shelf[Any], list[Any]]:  # Any: entities of every class
        for shelf, entities in self._slices:
            return shelf, entities
        self.rounds += 1
        self._slices = self._sliced(most)
        return next(self._slices, (next(iter(self._world.shelves())), []))

    def _sliced(self, most: int) -> Iterator[tuple[Shelf[Any], list[Any]]]:
        for shelf in self._world.shelves():
            everyone = iter(list(shelf))
            while some := list(islice(everyone, most)):
                yield shelf, some

    def _judged(self, shelf: Shelf[Any], key: Any, entity: Entity, row: Row | None) -> Astray | None:
        self.looked_at += 1
        astray = self._compare(shelf, entity, row)
        if astray is None or (astray.table, key) in self._known:
            return None
        if len(self._known) >= MOST_KNOWN:
            self._known.clear()
        self._known.add((astray.table, key))
        self._world.mark(entity)
        return astray

    async def _stored(self, codec: Codec, keys: list[Any]) -> dict[Any, Row]:  # Any: keys as shelves have them
        table = self._codecs.metadata.tables[codec.table]
        columns = [table.c[name] for name in codec.key_columns]
        wanted = [codec.key(key) for key in keys]
        condition = sa.tuple_(*columns).in_(wanted) if len(columns) > 1 else columns[0].in_([key for (key,) in wanted])
        query = sa.select(*(table.c[name] for name in codec.columns)).where(condition)
        places = [codec.columns.index(name) for name in codec.key_columns]
        async with self._reader.connect() as connection:
            rows = [tuple(row) for row in await connection.execute(query)]
        by_key = {tuple(row[place] for place in places): row for row in rows}
        return {key: by_key[codec.key(key)] for key in keys if codec.key(key) in by_key}

    def _compare(self, shelf: Shelf[Any], entity: Entity, row: Row | None) -> Astray | None:
        codec = self._codecs.of(shelf.spec.cls)
        if row is None:
            return Astray(entity, codec.table, ())
        ours, theirs = codec.row(entity), self._as_written(codec, row)
        if ours == theirs:
            return None
        pairs = zip(codec.columns, ours, theirs, strict=True)
        differ = tuple(name for name, mine, other in pairs if mine != other and not _mean_the_same(mine, other))
        return Astray(entity, codec.table, differ) if differ else None

    def _as_written(self, codec: Codec, row: Row) -> Row:
        """A stored row as it would be written: numbers and JSON are spelled in more than one way."""
        try:
            entity, parts = codec.read_row(row)
        except RowError:
            return row
        attach(entity, parts)
        return codec.row(entity)


def _mean_the_same(mine: object, other: object) -> bool:
    """Whether two texts are the same JSON: PostgreSQL keeps the keys of an object in an order of its own."""
    if isinstance(mine, str) and isinstance(other, str) and mine[:1] == other[:1] and mine[:1] in ("{", "["):
        try:
            return bool(orjson.loads(mine) == orjson.loads(other))
        except orjson.JSONDecodeError:  # text that a player wrote may begin so
            return False
    return False
