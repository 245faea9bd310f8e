"""Print what saving costs: an assignment, a capture (which holds up the game) and a flush (which does not).

    .venv/bin/python scripts/measure_persist.py [--postgres | --url postgresql://...]

Run from the top of the tree. `--postgres` starts the server that the tests use. Exits with 1 when a target is missed.
"""

import argparse
import asyncio
import gc
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from statistics import median
from typing import Annotated

sys.path.insert(0, str(Path(__file__).parents[1]))

from mud.content.catalog import Catalog
from mud.kernel.clock import SystemClock
from mud.kernel.dice import Dice
from mud.kernel.entity import Entity, entity
from mud.kernel.events import Bus
from mud.kernel.hooks import Hooks
from mud.kernel.ids import RandomIds
from mud.kernel.marks import Indexed, Key, Lookup
from mud.kernel.schema import build_schema
from mud.kernel.values import FrozenMap
from mud.store.batch import Batch, Stamp
from mud.store.capture import Capture
from mud.store.codec import Codecs
from mud.store.engine import writer_engine
from mud.store.sql import SqlStorage
from mud.store.url import parse_url
from mud.world.world import Sources, World

IN_MEMORY = 100_000
ROUNDS = 7


@entity("wanderers")
class Wanderer(Entity):
    """As many columns as a player has: 25, two of them JSON, two indexed."""

    id: Annotated[str, Key()]
    room: Annotated[str, Indexed(), Lookup()]
    owner: Annotated[str, Indexed()]
    name: str
    title: str = "the traveler"
    clan: str = "none"
    race: str = "human"
    calling: str = "ranger"
    level: int = 1
    experience: int = 0
    coins: int = 100
    health: int = 100
    energy: int = 50
    strength: int = 10
    dexterity: int = 10
    wisdom: int = 10
    charisma: int = 10
    fame: float = 0.0
    hunger: float = 0.5
    thirst: float = 0.5
    warmth: float = 0.5
    flags: FrozenMap[str, int] = FrozenMap({"deaths": 0, "kills": 0})
    quests: FrozenMap[str, str] = FrozenMap({"lost_ring": "begun"})


def main() -> int:
    """Measure and print; returns how the process should end."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--postgres", action="store_true", help="flush to the PostgreSQL of the tests, too")
    parser.add_argument("--url", help="flush to this database, too; it gets a table of its own")
    asked = parser.parse_args()
    world, capture = _build()
    missed = [
        *_assignments(world),
        *_captures(world, capture),
    ]
    with tempfile.TemporaryDirectory() as directory:
        asyncio.run(_flushes(f"sqlite:///{directory}/measure.db", world))
    if asked.url:
        asyncio.run(_flushes(asked.url, world))
    if asked.postgres or os.environ.get("MUD_TEST_PG") == "require":
        with _postgres() as url:
            asyncio.run(_flushes(url, world))
    for line in missed:
        print(f"MISSED: {line}")
    return 1 if missed else 0


def _build() -> tuple[World, Capture]:
    schema = build_schema([Wanderer])
    sources = Sources(SystemClock(), Dice(1), RandomIds(Random(1)))
    world = World(schema, Catalog.of(), sources, (Bus(()), Hooks(())))
    for number in range(IN_MEMORY):
        flags = FrozenMap({"deaths": number % 7, "kills": number})
        world.add(Wanderer(id=f"{number:032x}", room=f"room-{number % 999}", owner="x", name=f"n{number}", flags=flags))
    capture = Capture(world, Codecs(schema, parse_url("sqlite:///x.db").dialect))
    capture.take()
    gc.collect()
    gc.freeze()
    print(f"{IN_MEMORY:,} entities of 25 columns in memory; the median of {ROUNDS} rounds, the worst in brackets.")
    print(f"Load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores; above 1 the times say little.")
    return world, capture


def _assignments(world: World) -> Iterator[str]:
    wanderer = next(iter(world.shelf(Wanderer)))
    for what, name, limit in (("a plain field", "health", 200.0), ("one with a look-up", "room", None)):
        found = []
        values = range(20_000) if name == "health" else [f"room-{n % 2}" for n in range(20_000)]
        for _ in range(ROUNDS):
            began = time.perf_counter()
            if name == "health":
                for value in values:
                    wanderer.health = value  # type: ignore[assignment]  # a number
            else:
                for value in values:
                    wanderer.room = value  # type: ignore[assignment]  # a text
            found.append((time.perf_counter() - began) / len(values) * 1e9)
        print(
            f"assignment to {what}: {median(found):.0f} ns ({max(found):.0f})"
            + (f", at most {limit:.0f}" if limit else "")
        )
        if limit and median(found) > limit:
            yield f"an assignment takes {median(found):.0f} ns"


def _captures(world: World, capture: Capture) -> Iterator[str]:
    chance, everyone = Random(1), list(world.shelf(Wanderer))
    capture.take()
    for count, limit in ((100, None), (1_000, 5.0), (10_000, 40.0)):
        found = []
        for _ in range(ROUNDS):
            for wanderer in chance.sample(everyone, count):  # cold: scattered over memory, each with JSON of its own
                wanderer.health -= 1
                wanderer.flags = wanderer.flags.set("kills", wanderer.health)
            began = time.perf_counter()
            rows = capture.take()
            found.append((time.perf_counter() - began) * 1e3)
            assert len(rows) == count
        print(
            f"capture of {count:,}: {median(found):.2f} ms ({max(found):.2f})"
            + (f", at most {limit:.0f}" if limit else "")
        )
        if limit and median(found) > limit:
            yield f"a capture of {count:,} takes {median(found):.1f} ms"


async def _flushes(url: str, world: World) -> None:
    db = parse_url(url)
    engine, codecs = writer_engine(db), Codecs(world.schema, db.dialect)
    async with engine.begin() as connection:
        await connection.run_sync(codecs.metadata.drop_all)
        await connection.run_sync(codecs.metadata.create_all)
    storage, capture = SqlStorage(engine, codecs), Capture(world, codecs)
    state = await storage.take_epoch("measure", 0.0)
    chance, everyone, seq = Random(2), list(world.shelf(Wanderer)), state.flush_seq
    for count in (1, 100, 1_000, 10_000):
        found, gaps = [], []
        for _ in range(ROUNDS):
            for wanderer in chance.sample(everyone, count):
                wanderer.health += 1
            rows, seq = capture.take(), seq + 1
            seconds, gap = await _timed(storage, Batch(Stamp("measure", seq - 1, seq), 0.0, rows))
            found.append(seconds * 1e3)
            gaps.append(gap * 1e3)
        print(
            f"{db.dialect}: flush of {count:,}: {median(found):.1f} ms ({max(found):.1f}), loop held {max(gaps):.1f} ms"
        )
    await engine.dispose()


async def _timed(storage: SqlStorage, batch: Batch) -> tuple[float, float]:
    """Seconds for a flush, and the longest for which the loop did nothing else."""
    writing = asyncio.create_task(storage.write(batch))
    began = last = time.perf_counter()
    gap = 0.0
    while not writing.done():
        await asyncio.sleep(0)
        gap, last = max(gap, time.perf_counter() - last), time.perf_counter()
    writing.result()
    return time.perf_counter() - began, gap


@contextmanager
def _postgres() -> Iterator[str]:
    from tests.postgres import create_database, start_server

    server = start_server(os.environ)
    try:
        yield create_database(server)
    finally:
        server.stop()


if __name__ == "__main__":
    sys.exit(main())
