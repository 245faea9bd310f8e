"""A database in use goes back to every revision and up again, and keeps what both revisions can hold."""

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.script import ScriptDirectory

from mud.app.blueprint import draw
from mud.app.opening import open_world
from mud.app.settings import read_settings
from mud.game.account import acts as accounts
from mud.game.being import acts as beings
from mud.store import migrate
from mud.store.engine import migration_engine
from mud.store.url import Database, parse_url
from tests.newest import NewDatabase, Originals
from tests.stage import WORLD

REVISIONS = [script.revision for script in ScriptDirectory(str(migrate.SCRIPTS)).walk_revisions()]
"""The newest first."""


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
async def url(request: pytest.FixtureRequest, tmp_path: Path, new_database: NewDatabase) -> str:
    """A world in which somebody was."""
    settings = read_settings(content=WORLD, database_url=new_database(request.param), state_dir=tmp_path)
    async with open_world(replace(draw(settings), settings=settings), lambda _: None) as opened:
        account = accounts.create_account(opened.world, "ann-account", "hash")
        beings.enter(opened.world, beings.create_player(opened.world, account, "Ann"))
        running = asyncio.create_task(opened.persister.run())
        await opened.persister.close()
        await running
    return settings.database_url


async def rows(database: Database) -> dict[str, int]:
    """How many rows each table has."""
    engine = migration_engine(database)
    async with engine.begin() as connection:
        tables = await connection.run_sync(lambda sync: sa.inspect(sync).get_table_names())
        found = {}
        for table in tables:
            counted = await connection.exec_driver_sql(f'SELECT count(*) FROM "{table}"')
            found[table] = counted.scalar_one()
    await engine.dispose()
    return found


@pytest.mark.slow
async def test_rows_survive_every_revision_down_and_up(url: str, originals: Originals, tmp_path: Path) -> None:
    """The database goes down step by step, and at each step a copy of it up again."""
    database = parse_url(url)
    before = await rows(database)
    assert before["item_instances"] > 5
    assert before["players"] == 1
    for older in REVISIONS[1:]:
        await migrate.downgrade(database, older)
        there = await rows(database)
        copy = originals.copy_of(url, tmp_path / f"{older}.db")
        await migrate.migrate(parse_url(copy))
        after = await rows(parse_url(copy))
        originals.drop(copy)
        assert {table: after[table] for table in there} == there
        assert there["item_instances"] == before["item_instances"]
