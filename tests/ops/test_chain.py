"""`mud audit` finds what was done to the record of privileged acts, on both databases."""

import asyncio
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from mud.app import roster
from mud.app.blueprint import draw
from mud.app.opening import open_world
from mud.app.settings import Settings, read_settings
from mud.game.wizard.acts import Deed, chain_of, keep
from mud.ops.conservation import Proof, prove
from tests.newest import NewDatabase
from tests.ops.test_conservation import change
from tests.stage import WORLD

ACTS = 5


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def settings(request: pytest.FixtureRequest, tmp_path: Path, new_database: NewDatabase) -> Settings:
    """A database with five acts on record, made by two runs of the server."""
    return read_settings(content=WORLD, database_url=new_database(request.param, two_runs), state_dir=tmp_path)


async def two_runs(url: str) -> None:
    with TemporaryDirectory() as folder:
        settings = read_settings(content=WORLD, database_url=url, state_dir=Path(folder))
        for numbers in (range(2), range(2, ACTS)):
            async with open_world(replace(draw(settings), settings=settings), lambda _: None) as opened:
                for number in numbers:
                    keep(opened.world, Deed(None, "operator", "goto", {"line": f"goto {number} \u00e9"}, number != 1))
                running = asyncio.create_task(opened.persister.run())
                await opened.persister.close()
                await running


async def proof(settings: Settings) -> Proof:
    return await prove(settings.database, roster.schema())


async def test_a_chain_that_nobody_touched_is_whole(settings: Settings) -> None:
    found = await proof(settings)
    assert found.faults == []
    assert (found.acts, found.erased) == (ACTS, 0)
    assert len(found.head) == 64


@pytest.mark.parametrize(
    ("statement", "named"),
    [
        ("DELETE FROM admin_actions WHERE number = 1", "act 1 was removed: after act 0 comes act 2"),
        ("DELETE FROM admin_actions WHERE number = 3", "act 3 was removed: after act 2 comes act 4"),
        ("DELETE FROM admin_actions WHERE number IN (2, 3)", "act 2 to 3 was removed: after act 1 comes act 4"),
        ("DELETE FROM admin_actions WHERE number = 5", "removed from the end: 5 were kept, the last there is 4"),
        ("DELETE FROM admin_actions", "removed from the end: 5 were kept, the last there is 0"),
        ("DELETE FROM audit_chain", "put in at the end: 0 were kept, the last there is 5"),
        ("UPDATE admin_actions SET action = 'look' WHERE number = 2", "act 2 (look) was altered"),
        ("UPDATE admin_actions SET admin_name = 'ann' WHERE number = 2", "act 2 (goto) was altered: name, target"),
        ("UPDATE admin_actions SET details = NULL WHERE number = 5", "act 5 (goto) was altered: name, target"),
        (
            'UPDATE admin_actions SET details = \'{"line": "goto 9"}\' WHERE number = 5',
            "act 5 (goto) was altered: name, target",
        ),
        ("UPDATE admin_actions SET success = (1 = 1) WHERE number = 2", "act 2 (goto) was altered: it no longer"),
        ("UPDATE admin_actions SET timestamp = timestamp + 1 WHERE number = 2", "act 2 (goto) was altered"),
        ("UPDATE admin_actions SET number = 9 WHERE number = 5", "act 9 (goto) was altered"),
        ("UPDATE admin_actions SET salt = NULL WHERE number = 4", "act 4 (goto) has lost its salt"),
        (
            (
                "UPDATE admin_actions SET prev_hash = (SELECT prev_hash FROM admin_actions WHERE number = 2)"
                " WHERE number = 4"
            ),
            "act 4 (goto) does not follow act 3",
        ),
    ],
)
async def test_what_was_done_to_it_by_hand_is_named(settings: Settings, statement: str, named: str) -> None:
    await change(settings, statement)
    faults = (await proof(settings)).faults
    assert any(named in fault for fault in faults), faults


async def test_an_erased_person_is_counted_and_no_fault(settings: Settings) -> None:
    await change(
        settings,
        "UPDATE admin_actions SET salt = NULL, admin_name = 'erased', target_id = NULL, details = NULL"
        " WHERE number = 2",
    )
    found = await proof(settings)
    assert found.faults == []
    assert found.erased == 1


async def test_a_restart_remembers_the_latest_acts(settings: Settings) -> None:
    async with open_world(replace(draw(settings), settings=settings), lambda _: None) as opened:
        recalled = list(chain_of(opened.world).recent)
        assert [(act.number, act.success) for act in recalled] == [
            (1, True),
            (2, False),
            (3, True),
            (4, True),
            (5, True),
        ]
        assert recalled[0].details == {"line": "goto 0 \u00e9"}
        await opened.persister.close()
