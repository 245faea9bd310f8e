"""When the persister flushes, whom it tells, and when it gives up; in stepped time, with a storage in memory."""

import asyncio
from pathlib import Path

import pytest

from mud.kernel.entity import set_slot
from mud.store import capture
from mud.store.journal import find_journals
from mud.store.patience import GRACE_SECONDS
from mud.store.persister import CLOSE_SECONDS, Ending
from mud.store.status import Trouble
from mud.store.waiters import NotSavedError
from tests.store.memory import Fault
from tests.store.scenes import PACE, fail, play, ticks
from tests.store.server import TICK, Server, stored_step
from tests.store.village import Entry, Villager


def test_a_tick_with_nothing_to_save_writes_nothing(tmp_path: Path) -> None:
    async def scene(server: Server) -> None:
        before = server.storage.writes
        await ticks(server, 10)
        assert server.storage.writes == before
        assert server.persister.status().safe_to_kill

    play(tmp_path, scene)


def test_each_tick_saves_what_changed_since_the_last(tmp_path: Path) -> None:
    async def scene(server: Server) -> None:
        for _ in range(10):
            server.live()
            server.persister.tick()
            assert not server.persister.status().safe_to_kill
            await asyncio.sleep(TICK)
            assert stored_step(server.storage) == server.steps
            assert server.persister.status().safe_to_kill

    play(tmp_path, scene)


def test_one_flush_is_in_flight_at_a_time_and_what_changes_meanwhile_goes_with_the_next(tmp_path: Path) -> None:
    async def scene(server: Server) -> None:
        before = server.storage.writes
        fail(server, Fault.SLOW, times=1)
        server.live()
        server.persister.tick()
        await asyncio.sleep(0.1)
        assert server.persister.status().in_flight
        server.live()
        server.persister.tick()
        await asyncio.sleep(0.1)
        assert server.storage.writes == before + 1
        await ticks(server, 1)
        assert server.storage.writes == before + 2
        assert stored_step(server.storage) == server.steps

    play(tmp_path, scene)


def test_a_barrier_does_not_wait_for_the_tick(tmp_path: Path) -> None:
    async def scene(server: Server) -> None:
        await asyncio.sleep(1)
        server.live()
        began = asyncio.get_running_loop().time()
        await server.persister.barrier()
        assert asyncio.get_running_loop().time() - began < PACE.kick_floor
        assert stored_step(server.storage) == server.steps

    play(tmp_path, scene)


def test_a_barrier_with_nothing_to_save_is_done_at_once(tmp_path: Path) -> None:
    async def scene(server: Server) -> None:
        before = server.storage.writes
        assert server.persister.barrier().done()
        assert server.storage.writes == before

    play(tmp_path, scene)


def test_a_barrier_during_a_flush_that_holds_everything_rides_with_it(tmp_path: Path) -> None:
    async def scene(server: Server) -> None:
        before = server.storage.writes
        fail(server, Fault.SLOW, times=1)
        server.live()
        server.persister.tick()
        await asyncio.sleep(0.1)
        saved = server.persister.barrier()
        assert not saved.done()
        await saved
        assert server.storage.writes == before + 1
        assert stored_step(server.storage) == server.steps

    play(tmp_path, scene)


def test_a_barrier_on_a_flush_that_fails_waits_for_the_next(tmp_path: Path) -> None:
    async def scene(server: Server) -> None:
        server.storage.faults.extend([Fault.SLOW, Fault.BEFORE])
        server.live()
        server.persister.tick()
        await asyncio.sleep(0.1)
        server.live()
        saved = server.persister.barrier()
        await asyncio.sleep(0.6)
        assert not saved.done()
        await ticks(server, 2)
        assert saved.done()
        assert stored_step(server.storage) == server.steps

    play(tmp_path, scene)


def test_barriers_in_a_row_start_no_more_flushes_than_the_floor_allows(tmp_path: Path) -> None:
    async def scene(server: Server) -> None:
        before, seconds = server.storage.writes, 1.0
        until = asyncio.get_running_loop().time() + seconds
        while asyncio.get_running_loop().time() < until:
            server.live()
            await server.persister.barrier()
        assert server.storage.writes - before <= seconds / PACE.kick_floor + 1

    play(tmp_path, scene)


def test_barriers_do_not_hammer_a_failing_database(tmp_path: Path) -> None:
    async def scene(server: Server) -> None:
        fail(server)
        server.live()
        before, seconds = server.storage.writes, 10
        for _ in range(seconds * 100):
            server.persister.when_saved(lambda: pytest.fail("nothing was saved"))
            await asyncio.sleep(0.01)
        assert server.storage.writes - before <= seconds / PACE.first_retry + 1

    play(tmp_path, scene)


def test_whoever_gives_up_waiting_disturbs_nobody(tmp_path: Path) -> None:
    async def scene(server: Server) -> None:
        fail(server, times=3)
        server.live()
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.01):
                await server.persister.barrier()
        await ticks(server, 5)
        assert stored_step(server.storage) == server.steps
        assert server.persister.status().waiting == 0

    play(tmp_path, scene)


def test_a_failing_database_is_tried_ever_more_seldom_and_never_given_up(tmp_path: Path) -> None:
    async def scene(server: Server) -> None:
        fail(server)
        server.live()
        await ticks(server, 10)
        early = server.storage.writes
        assert early > 5
        await ticks(server, 600)
        rate = (server.storage.writes - early) / 600
        assert 1 / (PACE.longest_retry + TICK) <= rate <= 3 / PACE.longest_retry
        server.storage.faults.clear()
        await ticks(server, PACE.longest_retry + TICK)
        assert stored_step(server.storage) == server.steps

    play(tmp_path, scene)


def test_trouble_is_told_at_once_then_at_intervals_and_so_is_its_end(tmp_path: Path) -> None:
    async def scene(server: Server) -> None:
        fail(server)
        server.live()
        await ticks(server, 1)
        assert server.troubles == [Trouble.FAILING]
        await ticks(server, 5 * PACE.remind)
        assert 4 <= server.troubles.count(Trouble.FAILING) <= 6
        server.storage.faults.clear()
        await ticks(server, PACE.longest_retry + TICK)
        assert server.troubles[-1] is Trouble.RECOVERED
        assert server.troubles.count(Trouble.RECOVERED) == 1

    server = play(tmp_path, scene)
    assert "nobody listens" in server.notices[0].text


def test_being_fenced_out_is_told_at_intervals(tmp_path: Path) -> None:
    async def scene(server: Server) -> None:
        await server.storage.take_epoch("epoch-2", 0.0)
        server.live()
        await ticks(server, 5 * PACE.remind)
        assert 4 <= server.troubles.count(Trouble.FENCED_OUT) <= 6

    play(tmp_path, scene)


def test_the_status_tells_how_old_the_oldest_change_is_and_what_went_wrong(tmp_path: Path) -> None:
    async def scene(server: Server) -> None:
        assert server.persister.status().last_commit_at is not None
        fail(server)
        server.live()
        await ticks(server, 30)
        status = server.persister.status()
        assert 29 <= status.oldest_dirty <= 31
        assert status.failing_since is not None
        assert status.failures > 3
        assert status.last_error == "ConnectionRefusedError: nobody listens"
        assert status.dirty > 0
        server.storage.faults.clear()
        await ticks(server, PACE.longest_retry + TICK)
        assert server.persister.status().oldest_dirty == 0.0
        assert server.persister.status().failing_since is None

    play(tmp_path, scene)


def test_a_write_that_never_answers_is_given_up_and_tried_again(tmp_path: Path) -> None:
    async def scene(server: Server) -> None:
        fail(server, Fault.HANGS, times=1)
        server.live()
        await ticks(server, PACE.patience + PACE.longest_retry)
        assert stored_step(server.storage) == server.steps
        assert server.persister.status().last_error == "TimeoutError: the database did not answer in time"

    play(tmp_path, scene)


def test_closing_saves_lazy_changes_too(tmp_path: Path) -> None:
    async def scene(server: Server) -> None:
        villager = next(iter(server.world.shelf(Villager)))
        villager.warmth = 99
        await ticks(server, 10)
        assert 99 not in server.storage.rows["villagers"][villager.id,]
        assert await server.persister.close() is Ending.SAVED
        assert 99 in server.storage.rows["villagers"][villager.id,]

    play(tmp_path, scene)


@pytest.mark.parametrize("fault", [Fault.BEFORE, Fault.MIDWAY, Fault.HANGS, Fault.DEAF])
def test_closing_ends_in_time_whatever_the_database_does(tmp_path: Path, fault: Fault) -> None:
    async def scene(server: Server) -> None:
        fail(server, fault)
        server.live()
        server.persister.tick()
        await asyncio.sleep(1)
        waiting = server.persister.barrier()
        began = asyncio.get_running_loop().time()
        assert await server.persister.close() is Ending.JOURNALED
        assert asyncio.get_running_loop().time() - began <= CLOSE_SECONDS + 2 * GRACE_SECONDS
        with pytest.raises(NotSavedError):
            await waiting
        with pytest.raises(NotSavedError):
            await server.persister.barrier()
        assert len(find_journals(tmp_path)) == 1

    play(tmp_path, scene)


def test_closing_tries_until_the_database_is_back(tmp_path: Path) -> None:
    async def scene(server: Server) -> None:
        fail(server, times=4)
        server.live()
        assert await server.persister.close() is Ending.SAVED
        assert stored_step(server.storage) == server.steps
        assert find_journals(tmp_path) == []

    play(tmp_path, scene)


def test_what_cannot_even_be_journaled_is_said_to_be_lost(tmp_path: Path) -> None:
    async def scene(server: Server) -> None:
        (tmp_path / "in the way").write_text("a file where the directory should be")
        fail(server)
        server.live()
        assert await server.persister.close() is Ending.LOST
        await asyncio.sleep(0)
        assert server.troubles[-1] is Trouble.LOST
        assert not server.persister.status().safe_to_kill

    play(tmp_path / "in the way" / "journals", scene)


def test_a_flush_that_is_cancelled_keeps_what_it_held(tmp_path: Path) -> None:
    async def scene(server: Server) -> None:
        server.running.cancel()
        await asyncio.wait({server.running})
        fail(server, Fault.HANGS, times=1)
        server.live()
        await server.run(ticks=4)
        assert server.persister.status().dirty > 0
        assert await server.persister.close() is Ending.SAVED
        assert stored_step(server.storage) == server.steps

    play(tmp_path, scene)


def test_refused_rows_are_counted_and_named(tmp_path: Path) -> None:
    async def scene(server: Server) -> None:
        server.storage.poison = {("villagers", (f"villager-{number}",)) for number in range(5)}
        for villager in server.world.shelf(Villager):
            villager.nickname = "poison"
        broken = next(iter(server.world.shelf(Villager)))
        set_slot(broken, "mood", object())
        await server.persister.barrier()
        assert server.persister.status().quarantined == 5
        assert server.persister.status().safe_to_kill
        await asyncio.sleep(0)
        assert server.troubles == [Trouble.QUARANTINED]
        assert "villagers villager-1: poison" in server.notices[0].text

    play(tmp_path, scene)


def test_records_that_wait_are_bounded_and_the_oldest_go_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(capture, "MOST_RECORDS", 10)

    async def scene(server: Server) -> None:
        fail(server)
        for number in range(25):
            server.world.record(Entry(id=str(number), step=0, amount=0))
            await ticks(server, TICK)
        await ticks(server, 60)
        assert server.persister.status().records_dropped == 15
        assert Trouble.RECORDS_DROPPED in server.troubles
        server.storage.faults.clear()
        await ticks(server, 10)
        assert list(server.storage.rows["ledger"]) == [(str(number),) for number in range(15, 25)]

    play(tmp_path, scene)


def test_a_server_that_is_fenced_out_does_not_grow_without_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(capture, "MOST_RECORDS", 10)

    async def scene(server: Server) -> None:
        await server.storage.take_epoch("epoch-2", 0.0)
        server.live()
        for number in range(100):
            server.world.record(Entry(id=str(number), step=0, amount=0))
            await ticks(server, TICK)
        assert server.persister.status().records_dropped >= 85
        assert server.persister.status().dirty < 50

    play(tmp_path, scene)
