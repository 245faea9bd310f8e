"""Thousands of rows at once: by way of a staging table on PostgreSQL, in chunks on SQLite, with one outcome."""

from pathlib import Path

import pytest

from mud.store.staging import AT_ONCE, WORTHWHILE
from mud.store.status import Trouble
from mud.store.url import Dialect
from mud.world.contents import Holder
from tests.store.places import Keeper, keep_village
from tests.store.village import Mood, Sack, SackId, Villager, VillagerId, village_codecs, villagers

MANY = WORTHWHILE + 500


def settle_many(keeper: Keeper) -> None:
    """New villagers with JSON, NULLs and every kind of sign."""
    hall = villagers(keeper.world)[0].hall
    for number in range(MANY):
        villager = Villager(id=VillagerId(f"many-{number}"), name=f"many {number}", hall=hall)
        villager.mood = None if number % 3 else Mood('naïve 🙂 "quoted" \\\t\n', number / 7)
        villager.nickname = None if number % 2 else "Łucja\t\\N"
        keeper.world.add(villager)


async def test_many_rows_are_written_changed_and_written_again(database_url: str, tmp_path: Path) -> None:
    async with keep_village(database_url, tmp_path) as keeper:
        settle_many(keeper)
        await keeper.save()
        assert await keeper.matches()
        for villager in villagers(keeper.world):
            villager.nickname = "everyone"
            villager.seen = villager.seen.set("hall-0", 1)
        await keeper.save()
        assert await keeper.matches()
        assert keeper.troubles == []


async def test_poison_among_many_rows_is_put_aside_and_the_rest_written(database_url: str, tmp_path: Path) -> None:
    async with keep_village(database_url, tmp_path) as keeper:
        for number in range(MANY):
            holder, count = Holder.room("hall-0"), 0 if number == 777 else 1
            keeper.world.add(Sack(id=SackId(f"many-{number}"), holder=holder, count=count))
        await keeper.save()
        assert await keeper.place.ask("SELECT count(*) FROM sacks WHERE id LIKE 'many-%'") == [(MANY - 1,)]
        assert await keeper.place.ask("SELECT row_key FROM quarantine") != []
        assert keeper.troubles == [Trouble.QUARANTINED]


async def test_a_number_too_large_among_many_rows_is_put_aside(database_url: str, tmp_path: Path) -> None:
    async with keep_village(database_url, tmp_path) as keeper:
        for number in range(MANY):
            holder, count = Holder.room("hall-0"), 2**70 if number == 99 else 1
            keeper.world.add(Sack(id=SackId(f"many-{number}"), holder=holder, count=count))
        await keeper.save()
        assert await keeper.place.ask("SELECT count(*) FROM sacks WHERE id LIKE 'many-%'") == [(MANY - 1,)]
        assert keeper.troubles == [Trouble.QUARANTINED]


@pytest.mark.slow
async def test_more_rows_than_one_statement_takes_are_written_in_several(database_url: str, tmp_path: Path) -> None:
    async with keep_village(database_url, tmp_path) as keeper:
        for number in range(AT_ONCE + 100):
            keeper.world.add(Sack(id=SackId(f"many-{number}"), holder=Holder.room("hall-0")))
        await keeper.save()
        assert await keeper.matches()
        assert keeper.troubles == []


@pytest.mark.parametrize("table", ["sacks", "ledger"])
def test_what_is_staged_goes_in_as_single_rows_do(table: str) -> None:
    sql = village_codecs(Dialect.POSTGRESQL).tables[table].staged
    assert f"FROM staged_{table}" in sql
    assert ("DO NOTHING" in sql) is (table == "ledger")
