"""Real databases with the village's tables, and servers on them."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncEngine

from mud.kernel.clock import SystemClock
from mud.store.auditor import Auditor
from mud.store.capture import Capture
from mud.store.codec import Codecs
from mud.store.engine import reader_engine, writer_engine
from mud.store.failpoints import NO_FAILPOINTS, Failpoints
from mud.store.journal import Columns, Journal
from mud.store.load import LoadReport, load_world
from mud.store.persister import Pace, Persister, Surroundings
from mud.store.sql import SqlStorage
from mud.store.status import Notice, Trouble
from mud.store.storage import State
from mud.store.url import Dialect, parse_url
from mud.world.world import World
from tests.store.village import empty_world, found_village, snapshot, village_codecs

PATIENCE = 20.0
Snapshot = dict[str, dict[tuple[Any, ...], tuple[Any, ...]]]  # Any: what drivers take


@dataclass
class Place:
    """A database with tables, and the storage that writes to it."""

    url: str
    engine: AsyncEngine
    codecs: Codecs
    storage: SqlStorage
    reader: AsyncEngine
    patience: float = PATIENCE  # of the persister with a write

    @property
    def columns(self) -> Columns:
        """The columns of each table."""
        return {name: codec.columns for name, codec in self.codecs.tables.items()}

    @property
    def is_sqlite(self) -> bool:
        """Whether it is a file."""
        return self.codecs.dialect is Dialect.SQLITE

    async def load(self) -> tuple[World, LoadReport]:
        """The world that is stored."""
        world = empty_world()
        return world, await load_world(self.engine, world, self.codecs)

    async def stored(self) -> Snapshot:
        """All that is stored, read and written once more, without stamps."""
        world, report = await self.load()
        assert report.unreadable == []
        return snapshot(world, self.codecs)

    async def ask(self, sql: str) -> list[tuple[object, ...]]:
        """The rows of a query."""
        async with self.engine.begin() as connection:
            return [tuple(row) for row in await connection.execute(sa.text(sql))]

    async def do(self, sql: str) -> None:
        """Change something behind the server's back."""
        async with self.engine.begin() as connection:
            await connection.execute(sa.text(sql))


@asynccontextmanager
async def open_place(url: str, failpoints: Failpoints = NO_FAILPOINTS) -> AsyncIterator[Place]:
    """Open a database, and make the tables that it lacks."""
    db = parse_url(url)
    engine, reader, codecs = writer_engine(db), reader_engine(db), village_codecs(db.dialect)
    try:
        async with engine.begin() as connection:
            await connection.run_sync(codecs.metadata.create_all)
        yield Place(url, engine, codecs, SqlStorage(engine, codecs, failpoints), reader)
    finally:
        await reader.dispose()
        await engine.dispose()


class Keeper:
    """A village on a real database, with the real persister. Retries come at once, since tests do not wait."""

    def __init__(self, place: Place, state: State, directory: Path, world: World | None = None) -> None:
        self.place = place
        self.notices: list[Notice] = []
        self._noticed = asyncio.Event()
        if world is None:
            world = empty_world()
            found_village(world)
        self.world = world
        journal = Journal(directory, place.columns, SystemClock())
        around = Surroundings(SystemClock(), Random(0), self._notice, journal)
        pace = Pace(first_retry=0.001, longest_retry=0.002, patience=place.patience)
        self.persister = Persister(Capture(world, place.codecs), place.storage, state, around, pace)
        self.auditor = Auditor(place.reader, world, place.codecs, self.persister.settled)

    @property
    def troubles(self) -> list[Trouble]:
        """What was told."""
        return [notice.trouble for notice in self.notices]

    async def matches(self) -> bool:
        """Whether what is stored is the world as it is."""
        return await self.place.stored() == snapshot(self.world, self.place.codecs)

    async def save(self) -> None:
        """Wait until all up to now is on disk; the test fails when that takes unreasonably long.

        What is clean then must be on disk as it is in memory.
        """
        async with asyncio.timeout(PATIENCE):
            await self.persister.barrier()
            if not self.persister.status().quarantined:
                assert await self.auditor.audit_all() == []

    async def told(self, trouble: Trouble) -> None:
        """Wait until a notice about this comes."""
        async with asyncio.timeout(PATIENCE):
            while trouble not in self.troubles:
                await self._noticed.wait()
                self._noticed.clear()

    def _notice(self, notice: Notice) -> None:
        self.notices.append(notice)
        self._noticed.set()

    async def _tick(self) -> None:
        while True:
            self.persister.tick()
            await asyncio.sleep(0.01)

    @asynccontextmanager
    async def running(self) -> AsyncIterator["Keeper"]:
        """Tick and flush meanwhile, as a server does."""
        tasks = [asyncio.create_task(self.persister.run()), asyncio.create_task(self._tick())]
        try:
            yield self
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.wait(tasks)
            for task in tasks:
                if not task.cancelled():
                    task.result()


@asynccontextmanager
async def keep_village(
    url: str, directory: Path, failpoints: Failpoints = NO_FAILPOINTS, patience: float = PATIENCE
) -> AsyncIterator[Keeper]:
    """A new village on an empty database, saved once, with a persister that runs."""
    async with open_place(url, failpoints) as place:
        place.patience = patience
        keeper = Keeper(place, await place.storage.take_epoch("epoch-1", 0.0), directory)
        async with keeper.running():
            await keeper.save()
            yield keeper
