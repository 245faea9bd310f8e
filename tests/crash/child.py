"""The server that gets killed: the village on a real database, living as fast as it can, saving at every tick.

It writes a line to standard output for all that must be true from then on: `saved 17` when it was told that its 17th
step is on disk, `journaled 17` when a journal holds it.
"""

import asyncio
import os
import uuid
from dataclasses import dataclass
from pathlib import Path
from random import Random

from mud.kernel.clock import SystemClock
from mud.store.batch import Batch, Poisoned
from mud.store.capture import Capture
from mud.store.engine import writer_engine
from mud.store.failpoints import read_failpoint
from mud.store.journal import Journal, find_journals, replay
from mud.store.load import load_world
from mud.store.persister import Ending, Persister, Surroundings
from mud.store.sql import SqlStorage
from mud.store.storage import State
from mud.store.url import parse_url
from mud.world.world import World
from tests.crash.saying import say
from tests.store.village import Tally, empty_world, found_village, live, village_codecs

TICK = 0.01
LONGEST_LIFE = 20.0
NOBODY = "nobody kills this one"


@dataclass(frozen=True)
class Life:
    """One run of the server. `name` decides what happens in it."""

    url: str
    directory: str
    name: str
    failpoint: str = ""
    went_back: bool = False  # the database seems older than what it confirmed
    outage: bool = False  # after some steps nothing can be written any more, and the server stops


class Unreachable(SqlStorage):
    """A database that is away from a certain moment on."""

    away = False

    async def write(self, batch: Batch) -> tuple[Poisoned, ...]:
        if self.away:
            raise ConnectionRefusedError("the database is away")
        return await super().write(batch)


def be_born(life: Life) -> None:
    """Live until killed; exits with 3 if nobody does it."""
    asyncio.run(_live(life))


async def _live(life: Life) -> None:
    db, failpoints, clock = parse_url(life.url), read_failpoint(life.failpoint), SystemClock()
    engine, codecs = writer_engine(db), village_codecs(db.dialect)
    columns = {name: codec.columns for name, codec in codecs.tables.items()}
    async with engine.begin() as connection:
        await connection.run_sync(codecs.metadata.create_all)
    storage = Unreachable(engine, codecs, failpoints)
    for path in find_journals(Path(life.directory)):
        await replay(path, storage, columns, failpoints)
    state = await storage.take_epoch(uuid.uuid4().hex, clock.now())
    world = empty_world(clock)
    await load_world(engine, world, codecs)
    if not world.shelf(Tally):
        found_village(world)
    if life.went_back:
        state = State(state.epoch, state.flush_seq + 5, state.saved_at)
    journal = Journal(Path(life.directory), columns, clock, failpoints)
    around = Surroundings(clock, Random(0), lambda notice: say(f"# {notice.text}"), journal)
    persister = Persister(Capture(world, codecs), storage, state, around)
    running = asyncio.create_task(persister.run())
    if life.outage:
        await _stop_without_a_database(life, world, persister, storage)
    else:
        await _go_on(life, world, persister)
    await running


async def _go_on(life: Life, world: World, persister: Persister) -> None:
    loop = asyncio.get_running_loop()
    end = loop.time() + LONGEST_LIFE
    while loop.time() < end:
        for _ in range(5):
            step = live(world, life.name)
            if step % 3 == 0:
                persister.when_saved(lambda step=step: say(f"saved {step}"))  # type: ignore[misc]  # a default of its own
            await asyncio.sleep(TICK / 10)
        persister.tick()
    say(f"# {NOBODY}")
    os._exit(3)


async def _stop_without_a_database(life: Life, world: World, persister: Persister, storage: Unreachable) -> None:
    for _ in range(20):
        live(world, life.name)
    await persister.barrier()
    storage.away = True
    step = [live(world, life.name) for _ in range(20)][-1]
    assert await persister.close(0.05) is Ending.JOURNALED
    say(f"journaled {step}")
