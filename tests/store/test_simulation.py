"""Hundreds of servers live through seeded trouble: what is stored is always the world at one instant."""

from copy import deepcopy
from pathlib import Path
from random import Random

import pytest

from mud.store.journal import find_journals, replay
from mud.store.persister import Ending
from mud.store.status import Trouble
from tests.store.memory import Fault
from tests.store.server import Server, stored_step
from tests.store.stepped import run

RUNS = 50
TICKS = 40
DEAF = (Fault.DEAF, Fault.DEAF_FAILS)
TROUBLE = [Fault.NONE] * 8 + [fault for fault in Fault if fault is not Fault.GOES_BACK] + [Fault.AFTER] * 2
SHORT_TROUBLE = [fault for fault in TROUBLE if fault not in DEAF]


async def live_in_trouble(server: Server, faults: list[Fault]) -> None:
    server.storage.checks.append(server.check_storage)
    server.storage.faults.extend(Random(server.seed).choices(faults, k=TICKS))
    await server.run(TICKS)


async def end_well(server: Server, seconds: float = 1_000) -> None:
    server.storage.faults.clear()
    assert await server.persister.close(seconds) is Ending.SAVED
    assert stored_step(server.storage) == server.steps


@pytest.mark.parametrize("first", range(0, 4 * RUNS, RUNS))
def test_what_is_stored_is_always_one_instant(first: int, tmp_path: Path) -> None:
    async def life(seed: int) -> int:
        server = Server(seed, tmp_path)
        await live_in_trouble(server, TROUBLE)
        await end_well(server)
        return server.kept_promises

    assert sum(run(life(seed)) for seed in range(first, first + RUNS)) > RUNS


def test_a_database_that_went_back_gets_the_whole_world_again(tmp_path: Path) -> None:
    async def life(seed: int) -> int:
        server = Server(seed, tmp_path)
        server.storage.checks.append(lambda: server.check_storage(records_too=False))
        server.storage.faults.extend(Random(seed).choices([*SHORT_TROUBLE, *[Fault.GOES_BACK] * 8], k=TICKS))
        await server.run(TICKS)
        await end_well(server)
        server.check_storage(records_too=False)
        return server.troubles.count(Trouble.WENT_BACK)

    assert sum(run(life(seed)) for seed in range(RUNS)) > RUNS


def test_what_a_dead_database_did_not_take_comes_back_from_the_journal(tmp_path: Path) -> None:
    async def life(seed: int) -> None:
        directory = tmp_path / str(seed)
        server = Server(seed, directory)
        await live_in_trouble(server, SHORT_TROUBLE)
        server.live()
        server.storage.faults.clear()
        server.storage.faults.extend([Random(seed).choice([Fault.BEFORE, Fault.AFTER, Fault.HANGS_AFTER])] * 1_000)
        assert await server.persister.close(5) is Ending.JOURNALED
        server.storage.faults.clear()
        (journal,) = find_journals(directory)
        await replay(journal, server.storage, server.columns)
        server.check_storage()
        assert stored_step(server.storage) == server.steps
        assert find_journals(directory) == []

    for seed in range(RUNS):
        run(life(seed))


def test_a_server_whose_database_was_taken_never_writes_again(tmp_path: Path) -> None:
    async def life(seed: int) -> None:
        old = Server(seed, tmp_path / f"old-{seed}")
        await live_in_trouble(old, SHORT_TROUBLE)
        await old.storage.take_epoch("epoch-2", 0.0)
        old.storage.faults.clear()
        taken, at = deepcopy(old.storage.rows), stored_step(old.storage)
        old.live()
        await old.run(TICKS)
        assert old.persister.status().fenced_out
        assert not old.persister.status().safe_to_kill
        assert (old.storage.rows, stored_step(old.storage)) == (taken, at)
        assert await old.persister.close() is Ending.JOURNALED
        assert old.troubles.count(Trouble.FENCED_OUT) == 1

    for seed in range(RUNS):
        run(life(seed))
