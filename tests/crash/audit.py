"""What is left of a killed server, held against the world as it was lived once more."""

import asyncio
from dataclasses import dataclass, field

from mud.store.codec import Codecs
from mud.store.engine import writer_engine
from mud.store.load import load_world
from mud.store.url import Database, parse_url
from mud.world.world import World
from tests.store.village import (
    COINS,
    Entry,
    Sack,
    Tally,
    Villager,
    empty_world,
    found_village,
    live,
    snapshot,
    village_codecs,
)


@dataclass
class Remains:
    """What stands in the database."""

    world: World
    entries: set[str]
    quarantined: int

    @property
    def steps(self) -> int:
        """Which instant it is; -1: none yet."""
        tally = self.world.get(Tally, "tally")
        return -1 if tally is None else tally.steps


@dataclass
class Auditor:
    """Lives the lives of all servers again, as far as they were saved, and compares."""

    url: str
    lives: int = 0
    _entries: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._db: Database = parse_url(self.url)
        self._codecs: Codecs = village_codecs(self._db.dialect)
        self._model = empty_world()
        self._model_steps = -1

    def audit(self, life: str, promised: int) -> int:
        """Check what one life left, which was told that step `promised` is on disk; returns the step that is stored."""
        remains = asyncio.run(self._look())
        assert remains.steps >= promised, f"{life}: step {promised} was said to be on disk, but {remains.steps} is"
        assert remains.steps >= self._model_steps, f"{life}: the database went back to {remains.steps}"
        self.live_on(life, remains.steps)
        self._compare(remains)
        self.lives += 1
        return remains.steps

    def live_on(self, life: str, steps: int) -> None:
        """Live what that life must have brought to disk, up to that step."""
        if self._model_steps < 0 <= steps:
            found_village(self._model)
            self._model_steps = 0
        while self._model_steps < steps:
            self._model_steps = live(self._model, life)
        self._entries |= {each.id for each in self._model.take_changes().records if isinstance(each, Entry)}

    def _compare(self, remains: Remains) -> None:
        if remains.steps < 0:
            assert not remains.entries
            return
        coins = sum(villager.coins for villager in remains.world.shelf(Villager))
        assert coins == COINS, "coins were made or lost"
        stored = {sack.id for sack in remains.world.shelf(Sack)}
        lived = {sack.id for sack in self._model.shelf(Sack)}
        assert stored == lived, f"lost {lived - stored}, doubled or back again {stored - lived}"
        assert remains.entries == self._entries, "entries of the ledger were lost, or are ahead of the world"
        assert snapshot(remains.world, self._codecs) == snapshot(self._model, self._codecs), "not one instant"
        assert remains.quarantined == 0

    async def _look(self) -> Remains:
        engine, world = writer_engine(self._db), empty_world()
        try:
            async with engine.begin() as connection:
                await connection.run_sync(self._codecs.metadata.create_all)
                entries = {row[0] for row in await connection.exec_driver_sql("SELECT id FROM ledger")}
                quarantined = (await connection.exec_driver_sql("SELECT count(*) FROM quarantine")).scalar_one()
            report = await load_world(engine, world, self._codecs)
            assert report.unreadable == []
        finally:
            await engine.dispose()
        return Remains(world, entries, quarantined)
