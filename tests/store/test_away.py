"""A database that is away for a minute: play goes on, nothing piles up, staff read of it, and soon all is saved."""

import asyncio
from pathlib import Path

from mud.store.status import Trouble
from tests.store.memory import Fault
from tests.store.server import Server, stored_step
from tests.store.stepped import run

MINUTE = 60.0
MOST_ROWS = 600
"""What waits is bounded by what there is and was, and by the ledger; the steps of a minute write far more."""


async def live_for(server: Server, seconds: float) -> None:
    loop = asyncio.get_running_loop()
    end = loop.time() + seconds
    while loop.time() < end:
        await asyncio.sleep(0.25)
        server.live()
        server.persister.tick()


def test_a_minute_without_a_database(tmp_path: Path) -> None:
    async def life() -> None:
        server = Server(1, tmp_path)
        loop = asyncio.get_running_loop()
        running = asyncio.create_task(server.persister.run())
        await live_for(server, 1)
        assert not server.persister.is_stuck()
        server.storage.faults.extend([Fault.BEFORE] * 1_000)
        await live_for(server, 30)
        assert not server.persister.is_stuck()
        await live_for(server, MINUTE - 30 + 1)
        status = server.persister.status()
        assert server.persister.is_stuck()
        assert status.failing_since is not None
        assert status.oldest_dirty > MINUTE - 1
        assert status.dirty < MOST_ROWS
        server.storage.faults.clear()
        back = loop.time()
        await asyncio.wait_for(server.persister.barrier(), 5)
        assert loop.time() - back < 2
        assert stored_step(server.storage) == server.steps
        assert not server.persister.is_stuck()
        server.check_storage()
        await asyncio.sleep(0)
        assert server.troubles.count(Trouble.FAILING) in (1, 2), "told once, and again after a minute"
        assert server.troubles[-1] is Trouble.RECOVERED
        running.cancel()
        await asyncio.wait({running})

    run(life())


def test_without_anyone_waiting_all_is_saved_two_seconds_after_it_is_back(tmp_path: Path) -> None:
    async def life() -> None:
        server = Server(2, tmp_path)
        loop = asyncio.get_running_loop()
        running = asyncio.create_task(server.persister.run())
        server.storage.faults.extend([Fault.BEFORE] * 1_000)
        await live_for(server, MINUTE)
        server.storage.faults.clear()
        back = loop.time()
        while server.persister.status().failing_since is not None:
            await live_for(server, 0.25)
        assert loop.time() - back < 2
        running.cancel()
        await asyncio.wait({running})

    run(life())
