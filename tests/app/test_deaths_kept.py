"""Death is one step: however the server ends, the database has all of it or nothing; and it goes on after a restart."""

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path
from signal import SIGKILL

import pytest

from mud.app import roster
from mud.app.opening import open_world
from mud.game.being.acts import find_player
from mud.game.being.model import Player, Position
from mud.game.death.acts import die
from mud.game.death.model import Corpse
from mud.game.npc.model import Npc
from mud.game.thing.model import Item
from mud.ops.conservation import prove
from mud.store.persister import Ending
from mud.world.world import World
from tests.app.conftest import Plan
from tests.app.test_opening import nobody
from tests.game.death.graveyard import FOLDER, Graveyard, kinds_in, mortality

ROOT = Path(__file__).parents[2]
KILLED_AT = [
    "flush.table_written:1:kill",
    "flush.table_written:3:kill",
    "flush.table_written:6:kill",
    "flush.before_commit:1:kill",
    "flush.committed:1:kill",
]
"""Moments of the flush that writes the deaths."""


def the(world: World, name: str) -> Player:
    """A player who is known to exist."""
    found = find_player(world, name)
    assert found is not None
    return found


def check_all_or_nothing(world: World, is_dead: bool) -> None:
    """Old Marrow and Ann are both dead, or both alive, with all that belongs to either."""
    ann = the(world, "Ann")
    [marrow] = [npc for npc in world.shelf(Npc) if npc.name == "Old Marrow"]
    corpses = {corpse.of: corpse for corpse in world.shelf(Corpse)}
    kinds = Counter(kinds_in(world, world.shelf(Item)))
    assert marrow.is_alive is not is_dead
    if marrow.is_alive:
        assert (corpses, ann.position, ann.experience) == ({}, Position.STANDING, 0)
        assert (kinds["item_crown"], kinds["item_corpse"], ann.coins) == (0, 0, 500)
    else:
        assert set(corpses) == {"Old Marrow", "Ann"}
        assert (ann.position, ann.experience, ann.coins) == (Position.DEAD, 200, 0)
        assert (kinds["item_crown"], kinds["item_corpse"], corpses["Ann"].coins) == (1, 2, 500)
    assert kinds["item_purse_knife"] == 2


@pytest.mark.slow
@pytest.mark.parametrize("failpoint", KILLED_AT)
async def test_whenever_the_server_is_killed_a_death_is_whole_or_did_not_happen(plan: Plan, failpoint: str) -> None:
    drawn = plan(content=FOLDER)
    url = drawn.settings.database_url
    command = [sys.executable, "-m", "tests.app.deathbed", url, failpoint]
    around = {**os.environ, "PYTHONPATH": str(ROOT)}
    ended = subprocess.run(command, capture_output=True, check=False, env=around, text=True, timeout=300)  # noqa: ASYNC221
    assert ended.returncode == -SIGKILL, ended.stderr
    async with open_world(plan(content=FOLDER), nobody) as opened:
        check_all_or_nothing(opened.world, is_dead=failpoint.startswith("flush.committed"))
        assert await opened.persister.close() is Ending.SAVED
    proof = await prove(drawn.settings.database, roster.schema())
    assert proof.faults == []


async def test_whoever_was_dying_goes_on_dying_after_a_restart(plan: Plan) -> None:
    async with open_world(plan(content=FOLDER), nobody) as opened:
        yard = Graveyard(opened.world)
        [ann] = yard.bring("Ann")
        yard.fell(ann)
        mortality(ann).saves_failed = 1
        due = mortality(ann).fate_at
        assert await opened.persister.close() is Ending.SAVED
    async with open_world(plan(content=FOLDER), nobody) as opened:
        ann = the(opened.world, "Ann")
        assert ann.position is Position.DYING
        assert (mortality(ann).saves_failed, mortality(ann).fate_at) == (1, due)
        assert mortality(ann).job is not None
        assert await opened.persister.close() is Ending.SAVED


async def test_spirits_and_corpses_wait_for_their_time_over_a_restart(plan: Plan) -> None:
    async with open_world(plan(content=FOLDER), nobody) as opened:
        yard = Graveyard(opened.world)
        [ann] = yard.bring("Ann")
        die(opened.world, ann)
        [before] = [(each.id, each.of, each.owner_id, each.coins, each.decays_at) for each in yard.corpses()]
        assert await opened.persister.close() is Ending.SAVED
    async with open_world(plan(content=FOLDER), nobody) as opened:
        ann = the(opened.world, "Ann")
        [corpse] = opened.world.shelf(Corpse)
        assert (corpse.id, corpse.of, corpse.owner_id, corpse.coins, corpse.decays_at) == before
        assert (ann.position, ann.coins) == (Position.DEAD, 0)
        assert corpse.job is not None
        assert mortality(ann).job is not None
        assert await opened.persister.close() is Ending.SAVED
