"""A fight goes on after a restart when its people are there again, and is closed fairly when they do not come."""

from mud.app.opening import open_world
from mud.game.being.acts import enter, find_player
from mud.game.being.model import Player
from mud.game.being.rules.numbers import health_of
from mud.game.combat import acts
from mud.game.combat.model import Combatant, Encounter, Fight, Outcome
from mud.game.combat.system import wait_no_longer
from mud.store.persister import Ending
from mud.world.world import World
from tests.app.conftest import Plan
from tests.app.test_opening import nobody
from tests.game.combat.yard import FOLDER
from tests.game.death.graveyard import FOLDER as GRAVES
from tests.game.death.graveyard import Graveyard
from tests.stage import Stage


def the(world: World, name: str) -> Player:
    """A player who is known to exist."""
    found = find_player(world, name)
    assert found is not None
    return found


def brawl(world: World) -> None:
    """Ann and Bob in the middle of a fight, both hurt a little."""
    stage = Stage(world)
    ann, bob = stage.enter("Ann"), stage.enter("Bob")
    for each in (ann, bob):
        each.max_health = each.current_health = 500
    acts.engage(world, ann, bob)
    acts.attack(world, ann, bob)
    acts.attack(world, bob, ann)


def rows(world: World) -> list[tuple[object, ...]]:
    """What is kept of those who fight."""
    return sorted((each.id, each.fight_id, each.foes, each.target_id, each.threat) for each in world.shelf(Combatant))


async def test_a_fight_goes_on_when_both_are_there_again(plan: Plan) -> None:
    async with open_world(plan(content=FOLDER), nobody) as opened:
        brawl(opened.world)
        before, health = rows(opened.world), health_of(opened.world, the(opened.world, "Ann"))
        assert await opened.persister.close() is Ending.SAVED
    async with open_world(plan(content=FOLDER), nobody) as opened:
        world = opened.world
        assert rows(world) == before
        ann, bob = the(world, "Ann"), the(world, "Bob")
        assert health_of(world, ann) == health
        enter(world, ann)
        assert not acts.in_fight(world, ann)
        enter(world, bob)
        assert acts.opponents(world, ann) == [bob]
        assert acts.target_of(world, bob) is ann
        assert all(each.job is not None for each in world.shelf(Combatant))
        assert await opened.persister.close() is Ending.SAVED


async def test_a_fight_to_which_nobody_comes_back_is_closed(plan: Plan) -> None:
    async with open_world(plan(content=FOLDER), nobody) as opened:
        brawl(opened.world)
        assert await opened.persister.close() is Ending.SAVED
    async with open_world(plan(content=FOLDER), nobody) as opened:
        world = opened.world
        health = health_of(world, the(world, "Ann"))
        (fight,) = world.shelf(Fight)
        wait_no_longer(world, fight)
        assert not list(world.shelf(Fight))
        assert not list(world.shelf(Combatant))
        (encounter,) = [each for each in world.records if isinstance(each, Encounter)]
        assert encounter.outcome is Outcome.INTERRUPTED
        assert {each.name for each in encounter.participants} == {"Ann", "Bob"}
        assert health_of(world, the(world, "Ann")) == health
        assert await opened.persister.close() is Ending.SAVED
    async with open_world(plan(content=FOLDER), nobody) as opened:
        assert not list(opened.world.shelf(Fight))
        assert await opened.persister.close() is Ending.SAVED


async def test_a_fight_among_creatures_goes_on_at_once(plan: Plan) -> None:
    async with open_world(plan(content=GRAVES), nobody) as opened:
        yard = Graveyard(opened.world)
        [marrow], hare = yard.creatures("npc_marrow"), yard.creatures("npc_hare")[0]
        hare.room_id = marrow.room_id
        acts.engage(opened.world, marrow, hare)
        before = rows(opened.world)
        assert await opened.persister.close() is Ending.SAVED
    async with open_world(plan(content=GRAVES), nobody) as opened:
        assert rows(opened.world) == before
        opened.world.schedule.run(_raise)
        assert all(each.job is not None for each in opened.world.shelf(Combatant))
        assert await opened.persister.close() is Ending.SAVED


def _raise(_name: str, error: Exception, _seconds: float) -> None:
    raise error
