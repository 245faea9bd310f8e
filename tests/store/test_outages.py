"""What happens to databases, on the real ones: play goes on, nothing is lost, nothing is written twice."""

import os
import signal
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

import asyncpg
import pytest
import sqlalchemy as sa

from mud.store.engine import writer_engine
from mud.store.failpoints import POINTS, InjectedError
from mud.store.journal import find_journals, replay
from mud.store.persister import Ending
from mud.store.status import Trouble
from mud.store.url import parse_url
from mud.world.contents import Holder
from tests.postgres import PostgresServer
from tests.store.places import Keeper, keep_village
from tests.store.village import Sack, SackId, live, pass_names_on, villagers


@pytest.fixture
async def keeper(database_url: str, tmp_path: Path) -> AsyncIterator[Keeper]:
    """A village that is saved once and goes on being saved."""
    async with keep_village(database_url, tmp_path) as keeper:
        if keeper.place.is_sqlite:
            await keeper.place.do("PRAGMA busy_timeout = 20")
        yield keeper


@asynccontextmanager
async def foreign_lock(keeper: Keeper) -> AsyncIterator[None]:
    """Somebody else writes, and does not come to an end."""
    engine = writer_engine(parse_url(keeper.place.url))
    async with engine.connect() as connection:
        await connection.execute(sa.text("UPDATE persist_state SET saved_at = saved_at"))
        yield
        await connection.rollback()
    await engine.dispose()


async def test_a_foreign_writer_holds_up_saving_and_nothing_else(keeper: Keeper) -> None:
    async with foreign_lock(keeper):
        for _ in range(20):
            live(keeper.world)
            keeper.persister.tick()
        waiting = keeper.persister.barrier()
        if keeper.place.is_sqlite:
            await keeper.told(Trouble.FAILING)
            assert keeper.persister.status().failing_since is not None
        live(keeper.world)
        assert not waiting.done()
        assert not keeper.persister.status().safe_to_kill
    await keeper.save()
    assert waiting.done()
    assert await keeper.matches()
    if keeper.place.is_sqlite:
        assert keeper.troubles == [Trouble.FAILING, Trouble.RECOVERED]
        assert keeper.persister.status().failing_since is None
        assert "locked" in str(keeper.persister.status().last_error)


async def test_what_a_locked_database_does_not_take_at_the_end_is_journaled_and_replayed(
    keeper: Keeper, tmp_path: Path
) -> None:
    async with foreign_lock(keeper):
        for _ in range(10):
            live(keeper.world)
        assert await keeper.persister.close(0.2) is Ending.JOURNALED
    assert not await keeper.matches()
    (journal,) = find_journals(tmp_path)
    await replay(journal, keeper.place.storage, keeper.place.columns)
    assert await keeper.matches()
    assert Trouble.JOURNALED in keeper.troubles


@pytest.mark.slow
async def test_a_write_that_is_given_up_leaves_no_connection_stuck(database_url: str, tmp_path: Path) -> None:
    async with keep_village(database_url, tmp_path, patience=0.05) as keeper:
        async with foreign_lock(keeper):
            live(keeper.world)
            await keeper.told(Trouble.FAILING)
        await keeper.save()
        assert await keeper.matches()


@pytest.mark.slow
async def test_a_database_server_that_freezes_is_not_waited_for(
    postgres_server: PostgresServer, postgres_url: str, tmp_path: Path
) -> None:
    if postgres_server.process is None:
        pytest.skip("the server is not ours to freeze")
    async with keep_village(postgres_url, tmp_path, patience=0.2) as keeper:
        with frozen(postgres_server.process.pid, await keeper.place.ask("SELECT pg_backend_pid()")):
            live(keeper.world)
            await keeper.told(Trouble.FAILING)
            assert await keeper.persister.close(0.5) is Ending.JOURNALED
        (journal,) = find_journals(tmp_path)
        await replay(journal, keeper.place.storage, keeper.place.columns)
        assert await keeper.matches()


@contextmanager
def frozen(server: int, backends: list[tuple[object, ...]]) -> Iterator[None]:
    """These processes stand still; connections to them stay open."""
    pids = [server, *(int(str(pid)) for (pid,) in backends)]
    try:
        for pid in pids:
            os.kill(pid, signal.SIGSTOP)
        yield
    finally:
        for pid in pids:
            os.kill(pid, signal.SIGCONT)


async def test_a_full_disk_is_waited_out(tmp_path: Path) -> None:
    async with keep_village(f"sqlite:///{tmp_path / 'mud.db'}", tmp_path) as keeper:
        ((pages,),) = await keeper.place.ask("PRAGMA page_count")
        await keeper.place.do(f"PRAGMA max_page_count = {pages}")
        for number in range(500):
            keeper.world.add(Sack(id=SackId(f"more-{number}"), holder=Holder.room("hall-0")))
        await keeper.told(Trouble.FAILING)
        assert "full" in str(keeper.persister.status().last_error)
        live(keeper.world)
        await keeper.place.do("PRAGMA max_page_count = 1000000")
        await keeper.save()
        assert await keeper.matches()
        assert await keeper.place.ask("PRAGMA quick_check") == [("ok",)]


async def test_a_connection_cut_in_the_middle_of_a_flush_loses_nothing(postgres_url: str, tmp_path: Path) -> None:
    async with keep_village(postgres_url, tmp_path) as keeper:
        foreign = await asyncpg.connect(postgres_url)
        for _ in range(5):
            for _ in range(5):
                live(keeper.world)
            async with foreign.transaction():
                await foreign.execute("LOCK TABLE sacks, villagers, tallies")  # the flush gets past the fence
                keeper.persister.tick()
                cut = 0
                while not cut:
                    cut = await foreign.fetchval(
                        "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                    )
            await keeper.save()
            assert await keeper.matches()
        await foreign.close()
    assert Trouble.FAILING in keeper.troubles
    assert keeper.troubles[-1] is Trouble.RECOVERED


class Trap:
    """A fail point that is set while the server runs."""

    def __init__(self) -> None:
        self.point: str | None = None

    def hit(self, point: str) -> None:
        """Fail once."""
        if point == self.point:
            self.point = None
            raise InjectedError(point)


@pytest.mark.parametrize("point", [point for point in POINTS if point.startswith(("flush", "poison"))])
async def test_a_failure_at_any_point_of_a_flush_is_made_good(database_url: str, tmp_path: Path, point: str) -> None:
    trap = Trap()
    async with keep_village(database_url, tmp_path, trap) as keeper:
        await keeper.place.do("UPDATE persist_state SET flush_seq = 0")  # so that the next flush sweeps
        trap.point = point
        keeper.world.remove(villagers(keeper.world)[-1])
        if point.startswith("poison"):
            pass_names_on(keeper.world)  # so that rows are taken for poison at first
        await keeper.save()
        assert trap.point is None, "this point is never passed"
        assert await keeper.matches()
        assert Trouble.FAILING in keeper.troubles
        assert Trouble.QUARANTINED not in keeper.troubles


async def test_a_database_server_that_crashes_and_starts_again_loses_nothing(
    postgres_server: PostgresServer, postgres_url: str, tmp_path: Path
) -> None:
    if postgres_server.process is None:
        pytest.skip("the server is not ours to crash")
    async with keep_village(postgres_url, tmp_path) as keeper:
        foreign = await asyncpg.connect(postgres_url)
        await foreign.execute("CHECKPOINT")  # or it recovers what all tests before this one did as well
        live(keeper.world)
        os.kill(foreign.get_server_pid(), signal.SIGKILL)  # then the server ends all connections, and recovers
        for _ in range(20):
            live(keeper.world)
            keeper.persister.tick()
        await keeper.told(Trouble.FAILING)
        live(keeper.world)
        await keeper.save()
        assert await keeper.matches()
        await keeper.told(Trouble.RECOVERED)
        foreign.terminate()


async def test_a_server_that_lets_us_in_no_longer_is_waited_for(
    postgres_server: PostgresServer, postgres_url: str, tmp_path: Path
) -> None:
    """Its credentials were changed, or its rights: until they are put right everything is kept."""
    admin = await asyncpg.connect(postgres_url)
    role = f"keeper_{os.getpid()}"
    await admin.execute(f"DROP ROLE IF EXISTS {role}; CREATE ROLE {role} LOGIN SUPERUSER")
    try:
        async with keep_village(postgres_url.replace("//mud@", f"//{role}@"), tmp_path) as keeper:
            await admin.execute(f"ALTER ROLE {role} NOLOGIN")
            await admin.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = $1", role)
            for _ in range(20):
                live(keeper.world)
            await keeper.told(Trouble.FAILING)
            assert not keeper.persister.status().safe_to_kill
            await admin.execute(f"ALTER ROLE {role} LOGIN")
            await keeper.save()
            assert await keeper.matches()
            assert keeper.troubles[0] is Trouble.FAILING
            await keeper.told(Trouble.RECOVERED)
    finally:
        await admin.execute(f"REASSIGN OWNED BY {role} TO CURRENT_USER; DROP ROLE {role}")
        await admin.close()
