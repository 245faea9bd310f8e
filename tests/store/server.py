"""A server without people, for tests of the persister: it lives, ticks, saves, and knows all it went through."""

import asyncio
from collections.abc import Iterable
from pathlib import Path
from random import Random

from mud.store.capture import Capture
from mud.store.codec import Codecs
from mud.store.journal import Columns, Journal
from mud.store.persister import Pace, Persister, Surroundings
from mud.store.status import Notice, Trouble
from tests.store.memory import MemoryStorage
from tests.store.stepped import LoopClock
from tests.store.village import Entry, Tally, comparable, empty_world, found_village, live, snapshot, village_codecs

TICK = 0.25


class Server:
    """The village of a seed, saved by the real persister to a storage in memory."""

    def __init__(self, seed: int, directory: Path, storage: MemoryStorage | None = None, pace: Pace | None = None):
        self.seed = seed
        self.chance = Random(seed)
        self.codecs: Codecs = village_codecs()
        self.columns: Columns = {name: codec.columns for name, codec in self.codecs.tables.items()}
        self.world = empty_world(LoopClock())
        found_village(self.world)
        self.history = History(seed, self.codecs)
        self.storage = storage or MemoryStorage(frozenset(self.codecs.tables) - {"ledger", "visits"})
        self.notices: list[Notice] = []
        self.kept_promises = 0
        self.running: asyncio.Task[None]
        around = Surroundings(
            LoopClock(), Random(seed), self.notices.append, Journal(directory, self.columns, LoopClock())
        )
        capture = Capture(self.world, self.codecs, slice_rows=1 + seed % 4)  # so that every capture has several
        self.persister = Persister(capture, self.storage, self.storage.state, around, pace)

    @property
    def steps(self) -> int:
        """How many steps the world has lived."""
        tally = self.world.get(Tally, "tally")
        assert tally is not None
        return tally.steps

    @property
    def troubles(self) -> list[Trouble]:
        """What was told."""
        return [notice.trouble for notice in self.notices]

    def live(self) -> None:
        """One step."""
        live(self.world, self.seed)

    def promise(self) -> None:
        """Ask to be told when all up to now is saved, and hold the persister to its word."""
        asked = self.steps

        def kept() -> None:
            self.kept_promises += 1
            assert stored_step(self.storage) >= asked, "what was said to be saved is not"

        self.persister.when_saved(kept)

    def check_storage(self, records_too: bool = True) -> None:
        """What is stored is the world at one instant, with all records up to it."""
        step = stored_step(self.storage)
        if step < 0:
            assert not any(self.storage.rows.values())
            return
        entities, records = self.history.at(step)
        stored = {
            t: {k: comparable(row) for k, row in rows.items()} for t, rows in self.storage.rows.items() if t != "ledger"
        }
        assert {t: rows for t, rows in stored.items() if rows} == {t: rows for t, rows in entities.items() if rows}
        if records_too:
            assert self.storage.rows.get("ledger", {}).keys() == records

    async def live_through(self, ticks: int) -> None:
        """Live and tick; the steps fall at odd moments between the ticks."""
        for _ in range(ticks):
            for _ in range(self.chance.randint(0, 3)):
                await asyncio.sleep(self.chance.uniform(0, TICK / 2))
                self.live()
                if self.chance.random() < 0.3:
                    self.promise()
            await asyncio.sleep(TICK / 4)
            self.persister.tick()
            for _ in range(self.chance.randint(0, 6)):  # while rows are built
                await asyncio.sleep(0)
                self.live()

    async def run(self, ticks: int) -> None:
        """Live with the persister running; then it is cut off in the middle of whatever it does."""
        running = asyncio.create_task(self.persister.run())
        await self.live_through(ticks)
        running.cancel()
        await asyncio.wait({running})


class History:
    """What the world of a seed is at each of its steps, lived again beside it."""

    def __init__(self, seed: int, codecs: Codecs) -> None:
        self._seed = seed
        self._codecs = codecs
        self._world = empty_world()
        found_village(self._world)
        self._instants = [snapshot(self._world, codecs)]
        self._entries: list[frozenset[tuple[str]]] = [frozenset()]
        self._world.take_changes()

    def at(self, step: int) -> tuple[dict[str, dict[tuple[object, ...], tuple[object, ...]]], Iterable[tuple[str]]]:
        """All rows without their stamps, and the keys of all records so far."""
        while len(self._instants) <= step:
            live(self._world, self._seed)
            self._instants.append(snapshot(self._world, self._codecs))
            new = {(each.id,) for each in self._world.take_changes().records if isinstance(each, Entry)}
            self._entries.append(self._entries[-1] | new)
        return self._instants[step], self._entries[step]


def stored_step(storage: MemoryStorage) -> int:
    """The instant that is stored; -1 when nothing is."""
    return next((row[1] for row in storage.rows.get("tallies", {}).values()), -1)
