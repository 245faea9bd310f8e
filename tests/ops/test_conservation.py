"""The proof of things and coins: it holds for a world that was played, and names whatever is changed by hand."""

import asyncio
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from mud.app import roster
from mud.app.blueprint import Blueprint, draw
from mud.app.opening import open_world
from mud.app.settings import Settings, read_settings
from mud.game.account import acts as accounts
from mud.game.being import acts as beings
from mud.game.thing import acts as things
from mud.ops.conservation import Proof, prove
from mud.store.engine import migration_engine
from mud.store.errors import StoreError
from mud.store.url import parse_url
from tests.newest import NewDatabase
from tests.stage import WORLD


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def settings(request: pytest.FixtureRequest, tmp_path: Path, new_database: NewDatabase) -> Settings:
    """A database in which Ann gave Bob a loaf."""
    return read_settings(content=WORLD, database_url=new_database(request.param, a_loaf_is_given), state_dir=tmp_path)


async def a_loaf_is_given(url: str) -> None:
    with TemporaryDirectory() as folder:
        settings = read_settings(content=WORLD, database_url=url, state_dir=Path(folder))
        await give_a_loaf(replace(draw(settings), settings=settings))


async def give_a_loaf(plan: Blueprint) -> None:
    async with open_world(plan, lambda _: None) as opened:
        world = opened.world
        ann, bob = (
            beings.create_player(world, accounts.create_account(world, f"{name}-account", "hash"), name)
            for name in ("Ann", "Bob")
        )
        for player in (ann, bob):
            beings.enter(world, player)
        loaf = next(item for item in things.lying_in(world, ann.room_id) if item.template_id == "item_loaf")
        things.take(world, ann, loaf)
        things.give(world, ann, loaf, bob)
        running = asyncio.create_task(opened.persister.run())
        await opened.persister.close()
        await running


async def change(settings: Settings, statement: str) -> None:
    engine = migration_engine(settings.database)
    async with engine.begin() as connection:
        if settings.database.path is None:
            await connection.exec_driver_sql("SET session_replication_role = replica")  # no foreign keys
        await connection.exec_driver_sql(statement)
    await engine.dispose()


async def proof(settings: Settings) -> Proof:
    return await prove(settings.database, roster.schema())


async def test_a_world_that_was_played_is_whole(settings: Settings) -> None:
    found = await proof(settings)
    assert found.faults == []
    assert found.things > 10
    assert found.coins == 2 * beings.STARTING_COINS
    assert found.purses == 2
    assert found.seq > 0


BOB = "(SELECT id FROM players WHERE name = 'Bob')"
LOAF = f"(SELECT id FROM item_instances WHERE player_id = {BOB} AND template_id = 'item_loaf')"


@pytest.mark.parametrize(
    ("statement", "named"),
    [
        ("UPDATE players SET coins = coins + 1 WHERE name = 'Ann'", "has 501 coins, but the ledger says 500"),
        ("DELETE FROM transactions", "has 500 coins, but the ledger says 0"),
        ("DELETE FROM players WHERE name = 'Ann'", "500 coins went to"),
        (
            f"UPDATE item_instances SET player_id = (SELECT id FROM players WHERE name = 'Ann') WHERE id = {LOAF}",
            "ends",
        ),
        (f"UPDATE item_instances SET container_id = id, player_id = NULL WHERE id = {LOAF}", "it is inside itself"),
        (f"UPDATE item_instances SET player_id = 'nobody' WHERE id = {LOAF}", "its player nobody is not there"),
        (
            (
                "INSERT INTO quarantine (id, table_name, row_key, reason, row, created_at)"
                " VALUES ('1', 'players', 'x', 'too odd', '{}', 0)"
            ),
            "players x is in quarantine: too odd",
        ),
    ],
)
async def test_what_was_changed_by_hand_is_named(settings: Settings, statement: str, named: str) -> None:
    await change(settings, statement)
    found = await proof(settings)
    assert any(named in fault for fault in found.faults), found.faults


async def test_a_database_of_another_schema_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreError):
        await prove(parse_url(f"sqlite:///{tmp_path / 'new.db'}"), roster.schema())
