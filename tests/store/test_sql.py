"""The storage on both databases: what is written is what is loaded, and what is refused stays apart."""

import asyncio
import math
from collections.abc import AsyncIterator
from pathlib import Path
from random import Random

import pytest

from mud.kernel.entity import set_slot
from mud.store.batch import Batch, Rows, Stamp
from mud.store.capture import Capture
from mud.store.persister import Ending
from mud.store.sql import CHECKPOINT_PAGES, PAGE, SqlStorage
from mud.store.status import Trouble
from mud.store.storage import FencedOutError
from mud.world.contents import Holder
from tests.store.places import Keeper, keep_village, open_place
from tests.store.village import Bond, Hall, HallId, Sack, SackId, Villager, VillagerId, live, pass_names_on


@pytest.fixture
async def keeper(database_url: str, tmp_path: Path) -> AsyncIterator[Keeper]:
    """A village that is saved once and goes on being saved."""
    async with keep_village(database_url, tmp_path) as keeper:
        yield keeper


def villager(keeper: Keeper, number: int = 1) -> Villager:
    found = keeper.world.get(Villager, f"villager-{number}")
    assert found is not None
    return found


async def test_whatever_is_lived_is_loaded_again_as_it_was(keeper: Keeper) -> None:
    chance = Random(1)
    for seed in range(20):
        for _ in range(chance.randint(1, 15)):
            live(keeper.world, seed)
        await keeper.save()
        assert await keeper.matches()
    assert await keeper.persister.close() is Ending.SAVED
    assert await keeper.matches()


async def test_lazy_changes_wait_for_another_change_or_the_end(keeper: Keeper) -> None:
    villager(keeper).warmth = 7
    await keeper.save()
    assert await keeper.place.ask("SELECT warmth FROM villagers WHERE id = 'villager-1'") == [(0,)]
    assert await keeper.persister.close() is Ending.SAVED
    assert await keeper.place.ask("SELECT warmth FROM villagers WHERE id = 'villager-1'") == [(7,)]


async def test_all_who_wait_at_once_share_a_flush_or_two(keeper: Keeper) -> None:
    before = keeper.persister.status().flush_seq
    waiting = []
    for _ in range(200):
        live(keeper.world)
        waiting.append(keeper.persister.barrier())
    await asyncio.gather(*waiting)
    assert keeper.persister.status().flush_seq <= before + 2


async def test_a_unique_name_passes_to_someone_new_in_one_flush(keeper: Keeper) -> None:
    old = villager(keeper)
    keeper.world.remove(old)
    keeper.world.add(Villager(id=VillagerId("heir"), name=old.name, hall=HallId("hall-0")))
    await keeper.save()
    assert await keeper.matches()
    assert keeper.troubles == []


async def test_names_passed_on_in_a_row_are_not_mistaken_for_poison(keeper: Keeper) -> None:
    pass_names_on(keeper.world)
    await keeper.save()
    assert await keeper.matches()
    assert keeper.troubles == []


POISON = {
    "a number too large": ("count", 2**70),
    "a broken CHECK": ("count", 0),
    "a lone surrogate": ("holder", Holder.room("\ud800")),
    "a holder that is not there": ("holder", Holder.room("nowhere")),
    "a value of a wrong type": ("count", object()),
}


@pytest.mark.parametrize("case", POISON)
async def test_a_poison_row_goes_to_quarantine_and_all_else_is_written(case: str, keeper: Keeper) -> None:
    name, value = POISON[case]
    sack = keeper.world.get(Sack, "sack-3")
    assert sack is not None
    sack.count = 1
    villager(keeper).nickname = "written"
    keeper.world.add(Sack(id=SackId("also"), holder=Holder.container("sack-3")))
    set_slot(sack, name, value)
    await keeper.save()
    assert await keeper.place.ask("SELECT nickname FROM villagers WHERE id = 'villager-1'") == [("written",)]
    assert await keeper.place.ask("SELECT container_id FROM sacks WHERE id = 'also'") == [("sack-3",)]
    assert await keeper.place.ask("SELECT room_id, count FROM sacks WHERE id = 'sack-3'") == [("hall-0", 1)]
    ((table, key, reason),) = await keeper.place.ask("SELECT table_name, row_key, reason FROM quarantine")
    assert (table, key) == ("sacks", "'sack-3'")
    assert reason
    assert keeper.troubles == [Trouble.QUARANTINED]
    assert keeper.persister.status().quarantined == 1
    assert keeper.persister.status().safe_to_kill


async def test_something_removed_while_a_stored_row_needs_it_stays_stored(keeper: Keeper) -> None:
    keeper.world.remove(villager(keeper, 4))
    await keeper.place.do("UPDATE sacks SET room_id = NULL, player_id = 'villager-4' WHERE id = 'sack-1'")
    villager(keeper).nickname = "written"
    await keeper.save()
    assert await keeper.place.ask("SELECT nickname FROM villagers WHERE id = 'villager-1'") == [("written",)]
    assert await keeper.place.ask("SELECT name FROM villagers WHERE id = 'villager-4'") == [("name-4",)]
    assert keeper.troubles == [Trouble.QUARANTINED]


async def test_a_number_that_is_none_goes_to_quarantine_and_the_stored_one_stays(keeper: Keeper) -> None:
    bond = keeper.world.add(Bond(one=villager(keeper, 1).id, other=villager(keeper, 0).id))
    await keeper.save()
    stored = f"SELECT strength FROM bonds WHERE one = '{bond.one}' AND other = '{bond.other}'"
    before = await keeper.place.ask(stored)
    bond.strength = math.nan
    villager(keeper).nickname = "the Calm"
    await keeper.save()
    await keeper.told(Trouble.QUARANTINED)
    assert await keeper.place.ask(stored) == before
    assert await keeper.place.ask("SELECT id FROM villagers WHERE nickname = 'the Calm'") != []


async def test_what_is_made_anew_under_the_key_of_what_was_removed_is_stored_as_the_new_one(keeper: Keeper) -> None:
    old = keeper.world.add(Sack(id=SackId("worn out"), holder=Holder.room("hall-0")))
    await keeper.save()
    keeper.world.remove(old)
    keeper.world.add(Sack(id=SackId("worn out"), holder=Holder.room("hall-1"), count=2))
    await keeper.save()  # which also looks whether all columns are on disk as they are in memory
    assert await keeper.matches()


async def test_a_row_that_cannot_even_be_built_does_not_keep_others_from_disk(keeper: Keeper) -> None:
    broken = villager(keeper, 2)
    broken.nickname = "x"
    set_slot(broken, "mood", object())
    villager(keeper, 1).nickname = "written"
    await keeper.save()
    assert await keeper.place.ask("SELECT nickname FROM villagers WHERE id = 'villager-1'") == [("written",)]
    assert await keeper.place.ask("SELECT row_key FROM quarantine") == [("'villager-2'",)]


async def test_a_poison_row_seen_again_does_not_fill_the_quarantine(keeper: Keeper) -> None:
    for _ in range(3):
        sack = keeper.world.get(Sack, "sack-3")
        assert sack is not None
        sack.count = 0
        await keeper.save()
    assert await keeper.place.ask("SELECT count(*) FROM quarantine") == [(1,)]


async def test_one_poison_row_among_thousands_is_found(keeper: Keeper) -> None:
    for number in range(3_000):
        count = 0 if number == 1234 else 1
        keeper.world.add(Sack(id=SackId(f"many-{number}"), holder=Holder.room("hall-0"), count=count))
    await keeper.save()
    assert await keeper.place.ask("SELECT count(*) FROM sacks WHERE id LIKE 'many-%'") == [(2_999,)]
    assert await keeper.place.ask("SELECT row_key FROM quarantine") == [("'many-1234'",)]


async def test_another_server_fences_this_one_out(keeper: Keeper) -> None:
    await keeper.place.storage.take_epoch("epoch-2", 0.0)
    before = await keeper.place.stored()
    live(keeper.world)
    await keeper.told(Trouble.FENCED_OUT)
    live(keeper.world)
    assert await keeper.persister.close() is Ending.JOURNALED
    assert await keeper.place.stored() == before


async def test_a_database_without_a_state_is_not_ours(keeper: Keeper) -> None:
    await keeper.place.do("DELETE FROM persist_state")
    with pytest.raises(FencedOutError):
        await keeper.place.storage.write(Batch(Stamp("epoch-1", 1, 2), 0.0, Rows()))


async def test_a_database_that_went_back_gets_the_whole_world(keeper: Keeper) -> None:
    ((then,),) = await keeper.place.ask("SELECT flush_seq FROM persist_state")
    for _ in range(40):
        live(keeper.world)
    await keeper.save()
    await keeper.place.do(f"UPDATE persist_state SET flush_seq = {then}")
    await keeper.place.do("UPDATE tallies SET steps = 0")
    await keeper.place.do("DELETE FROM bonds")
    await keeper.place.do("INSERT INTO sacks (id, room_id) VALUES ('burned since', 'hall-0')")
    live(keeper.world)
    await keeper.save()
    assert await keeper.matches()
    assert keeper.troubles == [Trouble.WENT_BACK]


async def test_a_sweep_goes_through_more_keys_than_one_page_has(keeper: Keeper) -> None:
    numbers = f"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {PAGE})"
    ours = "SELECT one, other FROM bonds"
    await keeper.place.do(f"INSERT INTO halls (id) {numbers} SELECT 'gone-' || i FROM n UNION SELECT 'zz' || i FROM n")
    await keeper.place.do("INSERT INTO villagers (id, name, hall_id) SELECT id, id, id FROM halls WHERE id LIKE 'g%1%'")
    await keeper.place.do(
        "INSERT INTO bonds (one, other) SELECT a.id, b.id FROM villagers a, villagers b "
        f"WHERE (a.id LIKE 'gone-11%' OR b.id LIKE 'gone-12%') AND (a.id, b.id) NOT IN ({ours})"
    )
    ((bonds,),) = await keeper.place.ask("SELECT count(*) FROM bonds")
    assert int(str(bonds)) > 2 * PAGE
    await keeper.place.do("UPDATE persist_state SET flush_seq = 0")
    live(keeper.world)
    await keeper.save()
    assert await keeper.matches()
    assert keeper.troubles == [Trouble.WENT_BACK]


async def test_all_statements_are_ready_before_the_first_flush(keeper: Keeper) -> None:
    for name, codec in keeper.place.codecs.tables.items():
        ready = vars(codec)
        assert "delete" in ready, name
        assert "upsert" in ready or "insert" in ready, name
        assert "staged" in ready or keeper.place.is_sqlite, name


async def test_the_log_of_sqlite_is_moved_into_its_file_between_flushes(tmp_path: Path) -> None:
    file = tmp_path / "mud.db"
    async with open_place(f"sqlite:///{file}") as place:
        await place.storage.take_epoch("epoch-1", 0.0)
        rows = Rows()
        rows.put("halls", {(f"{n:050}",): (f"{n:050}", 0.0, 0.0) for n in range(CHECKPOINT_PAGES)})
        await place.storage.settle()
        await place.storage.write(Batch(Stamp("epoch-1", 0, 1), 0.0, rows))
        before = file.stat().st_size
        await place.storage.settle()
        assert file.stat().st_size > before
        assert len(await place.ask("SELECT id FROM halls")) == CHECKPOINT_PAGES


async def test_a_sweep_leaves_what_a_record_still_needs_and_writes_the_rest(keeper: Keeper) -> None:
    ((then,),) = await keeper.place.ask("SELECT flush_seq FROM persist_state")
    await keeper.place.do("INSERT INTO halls (id) VALUES ('gone since'), ('needed')")
    await keeper.place.do("INSERT INTO visits (id, hall) VALUES ('one', 'needed')")
    live(keeper.world)
    await keeper.save()
    await keeper.place.do(f"UPDATE persist_state SET flush_seq = {then}")
    live(keeper.world)
    await keeper.save()
    assert await keeper.place.ask("SELECT id FROM halls WHERE id IN ('gone since', 'needed')") == [("needed",)]
    assert keeper.troubles == [Trouble.WENT_BACK, Trouble.QUARANTINED]
    keeper.world.add(Hall(id=HallId("needed")))
    await keeper.save()
    assert await keeper.matches()


async def test_what_could_not_be_read_is_not_swept_away(keeper: Keeper) -> None:
    place = keeper.place
    await place.do("INSERT INTO villagers (id, name, hall_id, mood) VALUES ('odd', 'odd', 'hall-0', '[]')")
    await place.do("INSERT INTO sacks (id, player_id, count) VALUES ('of the odd one', 'odd', 1), ('stale', 'odd', 1)")
    _, report = await place.load()
    spared = {(error.table, error.key) for error in report.unreadable if error.key != ("stale",)}
    state = await place.storage.read_state()
    assert state is not None
    storage = SqlStorage(place.engine, place.codecs, spared=spared)
    keeper.world.mark_all()
    rows = Capture(keeper.world, place.codecs).take()
    stamp = Stamp(state.epoch, state.flush_seq, state.flush_seq + 1)
    await storage.write(Batch(stamp, 0.0, rows, whole=True))
    assert await place.ask("SELECT id FROM sacks WHERE player_id = 'odd'") == [("of the odd one",)]
    assert await place.ask("SELECT name FROM villagers WHERE id = 'odd'") == [("odd",)]


async def test_a_database_ahead_of_us_is_not_ours(keeper: Keeper) -> None:
    await keeper.place.do("UPDATE persist_state SET flush_seq = 1000")
    live(keeper.world)
    await keeper.told(Trouble.FENCED_OUT)
