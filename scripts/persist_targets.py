"""Hold saving against its targets: a table of what was wanted, what was measured, and whether it was met.

    .venv/bin/python -m scripts.persist_targets [--no-postgres] [--seconds 8]

The rounds of kills and power cuts are in `make crash`. Exits with 1 when a target is missed.
"""

import argparse
import asyncio
import gc
import os
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from statistics import median, quantiles

from rich.console import Console
from rich.table import Table

from mud.content.catalog import Catalog
from mud.kernel.clock import SystemClock
from mud.kernel.dice import Dice
from mud.kernel.events import Bus
from mud.kernel.hooks import Hooks
from mud.kernel.ids import RandomIds
from mud.store.capture import Capture
from mud.store.codec import Codecs
from mud.store.engine import writer_engine
from mud.store.journal import Journal
from mud.store.load import load_world
from mud.store.persister import Persister, Surroundings
from mud.store.sql import SqlStorage
from mud.store.url import Dialect, parse_url
from mud.world.world import Sources, World
from scripts.measure_persist import Wanderer, _assignments, _build, _postgres

TICK = 0.25
STEADY = 2_000


@dataclass(frozen=True)
class Row:
    """A line of the table."""

    what: str
    wanted: float
    measured: float
    unit: str

    @property
    def met(self) -> bool:
        """Whether it is good enough."""
        return self.measured <= self.wanted


@dataclass
class Pulse:
    """Looks every millisecond how long the loop was away; milliseconds."""

    gaps: list[float] = field(default_factory=list)

    async def beat(self) -> None:
        """Until cancelled."""
        last = time.perf_counter()
        while True:
            await asyncio.sleep(0.001)
            now = time.perf_counter()
            self.gaps.append((now - last) * 1e3 - 1.0)
            last = now


@asynccontextmanager
async def pulse() -> AsyncIterator[Pulse]:
    """Measures meanwhile."""
    made = Pulse()
    beating = asyncio.create_task(made.beat())
    try:
        yield made
    finally:
        beating.cancel()


@dataclass
class Saved:
    """A database and a persister that saves the world of the measurement to it."""

    url: str
    world: World
    persister: Persister
    everyone: list[Wanderer]
    chance: Random = field(default_factory=lambda: Random(3))

    @property
    def name(self) -> str:
        """As the table says it."""
        return "SQLite" if parse_url(self.url).dialect is Dialect.SQLITE else "PostgreSQL"

    def touch(self, count: int) -> None:
        """Change so many at random."""
        for wanderer in self.chance.sample(self.everyone, count):
            wanderer.health -= 1


@asynccontextmanager
async def saved(url: str, world: World) -> AsyncIterator[Saved]:
    """The tables, made anew and filled, and a persister that runs."""
    db = parse_url(url)
    engine, codecs = writer_engine(db), Codecs(world.schema, db.dialect)
    async with engine.begin() as connection:
        await connection.run_sync(codecs.metadata.drop_all)
        await connection.run_sync(codecs.metadata.create_all)
    storage = SqlStorage(engine, codecs)
    state = await storage.take_epoch("measure", 0.0)
    journal = Journal(Path(tempfile.gettempdir()), {}, SystemClock())
    around = Surroundings(SystemClock(), Random(0), lambda notice: print(notice.text), journal)
    persister = Persister(Capture(world, codecs), storage, state, around)
    running = asyncio.create_task(persister.run())
    world.mark_all()
    await persister.barrier()
    try:
        yield Saved(url, world, persister, list(world.shelf(Wanderer)))
    finally:
        running.cancel()
        await asyncio.wait({running})
        await engine.dispose()


async def measure(url: str, world: World, seconds: float) -> list[Row]:
    """All that depends on the database."""
    async with saved(url, world) as place:
        rows = [
            await _idle(place),
            *await _held(place, 1_000, 15.0, 5.0),
            *await _held(place, 5_000, 10.0, None),
            *await _held(place, 20_000, 10.0, None),
            *await _big(place),
            *await _barriers(place),
            *await _steady(place, seconds),
        ]
        place.touch(10_000)
        began = time.perf_counter()
        await place.persister.close()
        rows.append(Row(f"{place.name}: shutdown with 10,000 rows", 1.0, time.perf_counter() - began, "s"))
    rows.append(await _load(url, world))
    return rows


async def _idle(place: Saved) -> Row:
    """For comparison: what the machine itself does to the loop."""
    async with pulse() as beat:
        await asyncio.sleep(2)
    return Row(f"{place.name}: loop held while nothing is done, at most", 10.0, max(beat.gaps), "ms")


async def _held(place: Saved, count: int, most: float, usual: float | None) -> list[Row]:
    gaps: list[float] = []
    for _ in range(12):
        place.touch(count)
        async with pulse() as beat:
            await asyncio.sleep(0.005)
            await place.persister.barrier()
        gaps += beat.gaps
    rows = [Row(f"{place.name}: loop held by a flush of {count:,} rows, at most", most, max(gaps), "ms")]
    if usual is not None:
        rows.append(Row(f"{place.name}: the same, p99", usual, quantiles(gaps, n=100)[98], "ms"))
    return rows


async def _big(place: Saved) -> list[Row]:
    took = []
    for _ in range(5):
        place.touch(10_000)
        began = time.perf_counter()
        await place.persister.barrier()
        took.append((time.perf_counter() - began) * 1e3)
    return [Row(f"{place.name}: flush of 10,000 rows", 150.0 if place.name == "SQLite" else 400.0, median(took), "ms")]


async def _barriers(place: Saved) -> list[Row]:
    took = []
    for _ in range(200):
        place.touch(3)
        began = time.perf_counter()
        await place.persister.barrier()
        took.append((time.perf_counter() - began) * 1e3)
        await asyncio.sleep(0.025)
    before = place.persister.status().flush_seq
    waiting = []
    for _ in range(200):
        place.touch(1)
        waiting.append(place.persister.barrier())
    await asyncio.gather(*waiting)
    flushes = place.persister.status().flush_seq - before
    return [
        Row(f"{place.name}: waiting for the disk, p99", 25.0, quantiles(took, n=100)[98], "ms"),
        Row(f"{place.name}: flushes for 200 who wait at once", 2, flushes, ""),
    ]


async def _steady(place: Saved, seconds: float) -> list[Row]:
    """2,000 changed entities in each tick; a command that comes at any moment waits as long as the loop is held."""
    async with pulse() as beat:
        for _ in range(int(seconds / TICK)):
            for _ in range(20):
                place.touch(STEADY // 20)
                await asyncio.sleep(TICK / 20)
            place.persister.tick()
    return [
        Row(f"{place.name}: a command waits, {STEADY:,} dirty a tick, p99", 5.0, quantiles(beat.gaps, n=100)[98], "ms")
    ]


async def _load(url: str, world: World) -> Row:
    db = parse_url(url)
    engine = writer_engine(db)
    sources = Sources(SystemClock(), Dice(1), RandomIds(Random(1)))
    loaded = World(world.schema, Catalog.of(), sources, (Bus(()), Hooks(())))
    report = await load_world(engine, loaded, Codecs(world.schema, db.dialect))
    await engine.dispose()
    return Row(f"{db.dialect.value}: load {len(report):,} entities", 3.0, report.seconds, "s")


def _databases(postgres: bool, folder: str) -> Iterator[str]:
    yield f"sqlite:///{folder}/measure.db"
    if postgres:
        with _postgres() as url:
            yield url


def main() -> int:
    """Measure and print; returns how the process should end."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--no-postgres", action="store_true", help="SQLite only")
    parser.add_argument("--seconds", type=float, default=8.0, help="how long the steady load lasts")
    asked = parser.parse_args()
    world, _ = _build()
    gc.set_threshold(10_000, 20, 50)  # as the server does
    rows = [Row("an assignment marks too slowly", 0, len(list(_assignments(world))), "")]
    with tempfile.TemporaryDirectory() as folder:
        for url in _databases(not asked.no_postgres, folder):
            rows += asyncio.run(measure(url, world, asked.seconds))
    table = Table(
        "", "wanted, at most", "measured", "", title=f"Targets; load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"
    )
    for row in rows:
        met = "met" if row.met else "MISSED"
        table.add_row(row.what, f"{row.wanted:g} {row.unit}", f"{row.measured:.2f} {row.unit}", met)
    Console(width=110).print(table)
    return 0 if all(row.met for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
