"""Opening the world: nothing is doubled, nothing is lost, and what does not fit is said."""

import stat
from collections import Counter
from pathlib import Path

import pytest
import sqlalchemy as sa
from structlog.testing import capture_logs

from mud.app.blueprint import Blueprint
from mud.app.opening import Opened, open_world
from mud.game.account import acts
from mud.game.account.model import Account
from mud.game.thing.model import Item
from mud.kernel.clock import SystemClock
from mud.store.batch import Batch, Rows, Stamp
from mud.store.capture import Capture
from mud.store.codec import Codecs, codecs_of
from mud.store.engine import writer_engine
from mud.store.errors import AlreadyServedError, SchemaTooOldError, StoreError
from mud.store.journal import Journal, JournalError, find_journals
from mud.store.persister import Ending
from mud.store.sql import SqlStorage
from mud.store.status import Notice
from mud.store.storage import State
from tests.app.conftest import Plan
from tests.stage import build_world


def nobody(notice: Notice) -> None:
    """Notices are not expected."""
    raise AssertionError(notice)


def things(opened: Opened) -> Counter[tuple[str, str | None]]:
    return Counter((item.template_id, item.placement_id) for item in opened.world.shelf(Item))


async def visited(plan: Blueprint, name: str = "") -> Counter[tuple[str, str | None]]:
    """Open the world, make an account if a name is given, and close it; returns the things in it."""
    async with open_world(plan, nobody) as opened:
        if name:
            acts.create_account(opened.world, name, "hash")
        assert await opened.persister.close() is Ending.SAVED
        return things(opened)


async def test_what_was_there_is_there_again_and_placements_are_not_doubled(first_plan: Plan) -> None:
    first = await visited(first_plan(), "Ann")
    assert first
    async with open_world(first_plan(), nobody) as opened:
        assert things(opened) == first
        assert acts.find(opened.world, "ann") is not None
        assert opened.world.told() == []


async def test_a_state_folder_that_is_made_belongs_to_the_server_alone(first_plan: Plan) -> None:
    drawn = first_plan()
    await visited(drawn)
    state = drawn.settings.state_dir
    assert stat.S_IMODE(state.stat().st_mode) == 0o700
    assert {path.name: stat.S_IMODE(path.stat().st_mode) for path in state.iterdir()} == {
        path.name: 0o600 for path in state.iterdir()
    }


async def test_a_world_that_was_only_looked_at_has_nothing_to_save(plan: Plan) -> None:
    await visited(plan())
    async with open_world(plan(), nobody) as opened:
        assert opened.persister.status().dirty == 0


async def test_only_one_at_a_time_opens_a_database(plan: Plan) -> None:
    async with open_world(plan(), nobody):
        with pytest.raises(AlreadyServedError):
            await visited(plan())
    await visited(plan())


async def test_a_start_that_may_not_migrate_needs_the_schema_to_be_there(first_plan: Plan) -> None:
    with pytest.raises(SchemaTooOldError, match="run `mud migrate` first"):
        await visited(first_plan(migrate_at_start=False))
    await visited(first_plan())
    await visited(first_plan(migrate_at_start=False))


async def test_what_the_last_server_could_not_save_is_written_before_the_world_is_loaded(plan: Plan) -> None:
    await visited(plan())
    path = await journal_with_account(plan(), after=0)
    await visited(plan())
    assert find_journals(path.parent) == []
    async with open_world(plan(), nobody) as opened:
        assert acts.find(opened.world, "Rescued") is not None


async def test_a_journal_that_does_not_follow_stops_the_start_and_says_what_to_do(plan: Plan) -> None:
    await visited(plan())
    path = await journal_with_account(plan(), after=5)
    with pytest.raises(JournalError, match="run `mud db replay"):
        await visited(plan())
    assert find_journals(path.parent) == [path]


async def test_a_row_that_cannot_be_read_is_reported_and_left_as_it_is(plan: Plan) -> None:
    await visited(plan(), "Ann")
    await query(plan(), "UPDATE user_accounts SET role = 'king'")
    with capture_logs() as logs:
        await visited(plan(), "Bert")
    (error,) = [line for line in logs if line["log_level"] == "error"]
    assert error["event"] == "a stored row cannot be read; it is left as it is"
    assert "user_accounts" in error["row"]
    assert "role" in error["row"]
    stored = await query(plan(), "SELECT username, role FROM user_accounts ORDER BY username")
    assert stored == [("Ann", "king"), ("Bert", "player")]


async def query(plan: Blueprint, sql: str) -> list[tuple[str, ...]]:
    engine = writer_engine(plan.settings.database)
    try:
        async with engine.begin() as connection:
            result = await connection.execute(sa.text(sql))
            return [tuple(row) for row in result] if result.returns_rows else []
    finally:
        await engine.dispose()


async def journal_with_account(plan: Blueprint, after: int) -> Path:
    """A journal with one new account that follows the flush so many after the last one."""
    codecs = codecs_of(plan.schema, plan.settings.database.dialect)
    state = await state_of(plan, codecs)
    world = build_world(plan.catalog)
    acts.create_account(world, "Rescued", "hash")
    rows = Rows()
    table = codecs.of(Account).table
    rows.put(table, Capture(world, codecs).take().upserts[table])
    seq = state.flush_seq + after
    columns = {name: codec.columns for name, codec in codecs.tables.items()}
    journal = Journal(plan.settings.state_dir, columns, SystemClock())
    return journal.write(Batch(Stamp(state.epoch, seq, seq + 1), 0.0, rows))


async def state_of(plan: Blueprint, codecs: Codecs) -> State:
    engine = writer_engine(plan.settings.database)
    try:
        state = await SqlStorage(engine, codecs).read_state()
    finally:
        await engine.dispose()
    assert state is not None
    return state


def test_journal_errors_are_errors_of_the_store() -> None:
    assert issubclass(JournalError, StoreError)
