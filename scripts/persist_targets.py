"""Hold saving against its targets: a table of what was wanted, what was measured, and whether it was met.

    .venv/bin/python -m scripts.persist_targets [--quick] [--no-postgres]

The numbers in the first column are those of the plan's own table. `make bench` prints it too. Exits with 1 when a
target is missed.
"""

import argparse
import asyncio
import gc
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from statistics import median, quantiles

from mud.app.logging import configure
from mud.app.settings import LogFormat, LogLevel
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
from mud.store.snapshot import snapshot
from mud.store.sql import SqlStorage
from mud.store.url import Dialect, parse_url
from mud.world.world import Sources, World
from scripts.measure_persist import Wanderer, _build, _postgres
from scripts.persist_around import FULL, QUICK, Extent, around
from scripts.persist_floor import floor
from scripts.pulse import Pulse, pulse
from scripts.verdicts import Row, show

PREPARED = 10_000
ROUNDS = 12


@dataclass
class Saved:
    """A database and a persister that saves the world of the measurement to it."""

    url: str
    world: World
    persister: Persister
    everyone: list[Wanderer]
    idle: Pulse
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
    around_it = Surroundings(SystemClock(), Random(0), lambda notice: print(notice.text), journal)
    persister = Persister(Capture(world, codecs), storage, state, around_it)
    running = asyncio.create_task(persister.run())
    world.mark_all()
    await persister.barrier()
    async with pulse() as idle:
        await asyncio.sleep(2)
    try:
        yield Saved(url, world, persister, list(world.shelf(Wanderer)), idle)
    finally:
        running.cancel()
        await asyncio.wait({running})
        await engine.dispose()


async def measure(url: str, world: World) -> list[Row]:
    """All that depends on the database."""
    async with saved(url, world) as place:
        rows = [
            *await _held(place, 1_000, 15.0, 5.0),
            *await _held(place, 5_000, 10.0, 10.0),
            *await _held(place, 20_000, 10.0, 10.0),
            *await _big(place),
            *await _barriers(place),
        ]
        if place.name == "SQLite":
            rows += await _backup(place)
        place.touch(10_000)
        began = time.perf_counter()
        await place.persister.close()
        rows.append(Row("8", f"{place.name}: shutdown with 10,000 rows", 1.0, time.perf_counter() - began, "s"))
    rows.append(await _load(url, world))
    return rows


async def _held(place: Saved, count: int, most: float, usual: float) -> list[Row]:
    found = Pulse()
    for _ in range(ROUNDS):
        place.touch(count)
        async with pulse() as beat:
            await place.persister.barrier()
            await asyncio.sleep(0.02)  # what comes after
        found.waits += beat.waits
        found.works += beat.works
    name = f"{place.name}: flush of {count:,} rows"
    beside = f"waited at most {max(found.waits):.1f} ms; while nothing is done {max(place.idle.waits):.1f} ms"
    idle = f"while nothing is done {_p99(place.idle.waits):.1f} ms"
    return [
        Row("1", f"{name}: loop held by its own work, at most", most, max(found.works), "ms", beside),
        Row("1", f"{name}: others wait, p99", usual, _p99(found.waits), "ms", idle),
    ]


async def _big(place: Saved) -> list[Row]:
    took, whole = [], []
    for _ in range(7):
        place.touch(PREPARED)
        began = time.perf_counter()
        await place.persister.barrier()
        whole.append((time.perf_counter() - began) * 1e3)
        took.append(place.persister.status().flush_seconds * 1e3)
        await asyncio.sleep(0.1)
    wanted = 150.0 if place.name == "SQLite" else 400.0
    beside = f"{median(whole):.0f} ms with the building of the rows"
    return [Row("2", f"{place.name}: writing of 10,000 prepared rows", wanted, median(took), "ms", beside)]


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
        Row("4", f"{place.name}: waiting for the disk, p99", 25.0, _p99(took), "ms"),
        Row("4", f"{place.name}: flushes for 200 who wait at once", 2, flushes, ""),
    ]


async def _backup(place: Saved) -> list[Row]:
    """A copy while the world goes on being saved."""
    file = parse_url(place.url).file
    copy = file.with_name("copy.db")
    async with pulse() as beat:
        began = time.perf_counter()
        copying = asyncio.create_task(snapshot(file, copy))
        while not copying.done():
            place.touch(100)
            await place.persister.barrier()
        await copying
        took = time.perf_counter() - began
    size = copy.stat().st_size / 1e6
    copy.unlink()
    beside = f"{size:.0f} MB in {took:.2f} s; waited at most {max(beat.waits):.1f} ms"
    return [
        Row("12", "SQLite: copy of 100 MB while it is written to", 2.0, took * 100 / size, "s", beside),
        Row("12", "SQLite: loop held meanwhile by its own work, at most", 10.0, max(beat.works), "ms"),
    ]


async def _load(url: str, world: World) -> Row:
    db = parse_url(url)
    engine = writer_engine(db)
    sources = Sources(SystemClock(), Dice(1), RandomIds(Random(1)))
    loaded = World(world.schema, Catalog.of(), sources, (Bus(()), Hooks(())))
    report = await load_world(engine, loaded, Codecs(world.schema, db.dialect))
    await engine.dispose()
    return Row("9", f"{db.dialect.value}: load {len(report):,} entities", 3.0, report.seconds, "s")


def costs(world: World) -> list[Row]:
    """What an assignment and a row cost; time of the processor, so that others do not count."""
    wanderers = list(world.shelf(Wanderer))
    one, marks, cold = wanderers[0], [], []
    capture, chance = Capture(world, Codecs(world.schema, Dialect.SQLITE)), Random(1)
    capture.take()
    for _ in range(9):
        began = time.thread_time()
        for value in range(20_000):
            one.health = value
        marks.append((time.thread_time() - began) / 20_000 * 1e9)
        for each in chance.sample(wanderers, 1_000):  # scattered over the memory, each with JSON of its own
            each.flags = each.flags.set("kills", each.health)
        began = time.thread_time()
        capture.take()
        cold.append((time.thread_time() - began) / 1_000 * 1e6)
    return [
        Row("3", "an assignment that marks", 150.0, min(marks), "ns", f"median {median(marks):.0f} ns"),
        Row("3", "capture of one row of 25 columns, cold", 3.0, min(cold), "us", f"median {median(cold):.1f} us"),
    ]


def _p99(values: list[float]) -> float:
    return quantiles(values, n=100)[98]


@contextmanager
def _databases(postgres: bool, folder: str) -> Iterator[list[str]]:
    sqlite = f"sqlite:///{folder}/measure.db"
    if postgres:
        with _postgres() as url:
            yield [sqlite, url]
    else:
        yield [sqlite]


def table(extent: Extent) -> list[Row]:
    """All rows."""
    world, _ = _build()
    gc.set_threshold(10_000, 20, 50)  # as the server does
    rows = costs(world)
    with tempfile.TemporaryDirectory(prefix="targets-") as folder, _databases(extent.postgres, folder) as urls:
        for url in urls:
            rows += asyncio.run(measure(url, world))
        rows += floor(world, Path(folder), PREPARED)
    return sorted([*rows, *around(extent)], key=lambda row: int(row.number))


def main() -> int:
    """Measure and print; returns how the process should end."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--no-postgres", action="store_true", help="SQLite only")
    parser.add_argument("--quick", action="store_true", help="a few seconds without a database, few kills")
    asked = parser.parse_args()
    configure(LogFormat.JSON, LogLevel.ERROR)
    rows = table((QUICK if asked.quick else FULL).without_postgres(asked.no_postgres))
    show("Saving, and what is asked of it", rows)
    return 0 if all(row.met for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
