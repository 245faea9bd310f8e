"""The auditor finds what was changed behind the shelves' backs, and nothing else."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from mud.kernel.entity import set_slot
from mud.store.auditor import Auditor
from mud.store.status import Notice, Trouble
from tests.store.places import Keeper, keep_village, open_place
from tests.store.village import Mood, live, villagers


@pytest.fixture
async def keeper(database_url: str, tmp_path: Path) -> AsyncIterator[Keeper]:
    """A village that is saved."""
    async with keep_village(database_url, tmp_path) as keeper:
        for _ in range(30):
            live(keeper.world)
        await keeper.save()
        yield keeper


async def test_a_world_that_was_saved_is_as_it_is_on_disk(keeper: Keeper) -> None:
    assert await keeper.auditor.audit_all() == []
    assert keeper.auditor.looked_at > 10


async def test_a_change_that_nobody_marked_is_found_told_and_saved(keeper: Keeper) -> None:
    villager = villagers(keeper.world)[0]
    set_slot(villager, "nickname", "the Unseen")
    set_slot(villager, "mood", Mood("odd"))
    [astray] = await keeper.auditor.audit_all()
    assert (astray.entity, astray.columns) == (villager, ("nickname", "mood"))
    assert str(astray) == f"villagers {villager!r} differs in nickname, mood"
    await keeper.save()
    assert await keeper.matches()


async def test_a_row_that_was_deleted_is_found_and_saved_again(keeper: Keeper) -> None:
    await keeper.place.do("DELETE FROM tallies")  # nothing refers to it
    [astray] = await keeper.auditor.audit_all()
    assert str(astray).endswith("is not there")
    await keeper.save()
    assert await keeper.matches()


async def test_what_changed_lawfully_meanwhile_is_no_fault(database_url: str, tmp_path: Path) -> None:
    async with open_place(database_url) as place:
        keeper = Keeper(place, await place.storage.take_epoch("epoch-1", 0.0), tmp_path)
        async with keeper.running():
            await keeper.save()
        villagers(keeper.world)[0].nickname = "the Seen"
        villagers(keeper.world)[1].warmth += 1  # lazily
        assert await keeper.auditor.audit_all() == []
        assert keeper.auditor.looked_at > 0
        assert not await keeper.matches()


async def test_nothing_is_looked_at_while_rows_are_on_their_way(keeper: Keeper) -> None:
    set_slot(villagers(keeper.world)[0], "nickname", "the Unseen")
    auditor = Auditor(keeper.place.reader, keeper.world, keeper.place.codecs, lambda: False)
    assert await auditor.audit() == []
    assert auditor.looked_at == 0


async def test_what_stays_astray_is_told_once(keeper: Keeper) -> None:
    set_slot(villagers(keeper.world)[0], "nickname", "the Unseen")
    assert len(await keeper.auditor.audit_all()) == 1
    await keeper.save()
    set_slot(villagers(keeper.world)[0], "nickname", "the Unseen still")
    assert await keeper.auditor.audit_all() == []


async def test_it_goes_round_by_itself_and_tells(keeper: Keeper) -> None:
    told: asyncio.Queue[Notice] = asyncio.Queue()
    set_slot(villagers(keeper.world)[0], "nickname", "the Unseen")
    running = asyncio.create_task(keeper.auditor.run(told.put_nowait, 0.001))
    notice = await asyncio.wait_for(told.get(), 10)
    running.cancel()
    await asyncio.wait({running})
    assert notice.trouble is Trouble.ASTRAY
    assert "differs in nickname" in notice.text
