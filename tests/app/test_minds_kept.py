"""What creatures have on their minds outlasts a restart: whom they hunt, that they strayed, who broke the peace."""

from mud.app.opening import open_world
from mud.game.being.acts import walk
from mud.game.being.acts.presence import transport
from mud.game.being.model import Player
from mud.game.combat import acts as combat
from mud.game.mind.acts import creature, mind_of, think
from mud.game.mind.acts.keeping import fear, seconds_since_offence
from mud.game.npc.acts import spawn
from mud.game.npc.model import Npc
from mud.game.npc.specs import NpcTemplate
from mud.kernel.ids import NpcTemplateId, RoomId
from mud.store.persister import Ending
from mud.world.world import World
from tests.app.conftest import Plan
from tests.app.test_opening import nobody
from tests.game.mind.ward import WARD
from tests.stage import Stage


def put(world: World, kind: str, room: str) -> Npc:
    return spawn(world, world.catalog.get(NpcTemplate, f"npc_{kind}"), RoomId(f"room_{room}"))


def one(world: World, kind: str) -> Npc:
    [found] = world.where(Npc, "template_id", NpcTemplateId(f"npc_{kind}"))
    return found


def strong(stage: Stage, name: str, room: str) -> Player:
    player = stage.enter(name)
    player.max_health = player.current_health = 500
    transport(stage.world, player, RoomId(f"room_{room}"))
    return player


async def test_a_hunter_knows_after_a_restart_whom_it_was_after_and_the_way_home(plan: Plan) -> None:
    async with open_world(plan(content=WARD), nobody) as opened:
        world, ann = opened.world, strong(Stage(opened.world), "Ann", "moor")
        bear = put(world, "bear", "moor")
        combat.engage(world, ann, bear)
        combat.disengage(world, ann)
        walk(world, ann, "north")
        walk(world, bear, "north")
        assert await opened.persister.close() is Ending.SAVED
    async with open_world(plan(content=WARD), nobody) as opened:
        world, bear = opened.world, one(opened.world, "bear")
        mind = mind_of(world, bear)
        assert mind.since(f"fought {ann.id}", world.clock.elapsed()) < 40
        assert (bear.room_id, mind.strayed) == ("room_tor", True)
        assert mind.thinks is not None, "it goes home though nobody is near"
        assert await opened.persister.close() is Ending.SAVED


async def test_a_creature_is_afraid_after_a_restart_and_not_for_longer(plan: Plan) -> None:
    async with open_world(plan(content=WARD), nobody) as opened:
        rat = put(opened.world, "rat", "nook")
        fear(creature(opened.world, rat), 60)
        assert await opened.persister.close() is Ending.SAVED
    async with open_world(plan(content=WARD), nobody) as opened:
        mind = mind_of(opened.world, one(opened.world, "rat"))
        assert 0 < mind.afraid_until - opened.world.clock.elapsed() <= 60
        assert await opened.persister.close() is Ending.SAVED


async def test_every_keeper_of_the_peace_knows_after_a_restart_who_broke_it(plan: Plan) -> None:
    async with open_world(plan(content=WARD), nobody) as opened:
        world, ann = opened.world, strong(Stage(opened.world), "Ann", "square")
        victim, guard = put(world, "reeve", "square"), put(world, "constable", "square")
        combat.engage(world, ann, victim)
        think(world, guard)
        assert not combat.in_fight(world, ann), "it has stopped them"
        assert await opened.persister.close() is Ending.SAVED
    async with open_world(plan(content=WARD), nobody) as opened:
        world = opened.world
        [ann] = [player for player in world.shelf(Player) if player.name == "Ann"]
        assert seconds_since_offence(world, ann) < 300
        other = put(world, "constable", "square")
        assert seconds_since_offence(world, ann) < 300, "a colleague knows it, too"
        assert not other.instance_data
        assert await opened.persister.close() is Ending.SAVED
