"""What becomes of creatures is kept over a restart: where they are, how they are, what they have, when they died."""

import re
from pathlib import Path

from mud.app.opening import open_world
from mud.game.being.acts import delete_player, walk
from mud.game.being.acts.health import hurt
from mud.game.being.specs import Ability, Condition, DamageType
from mud.game.effect.acts import apply
from mud.game.effect.rules.plain import PLAIN
from mud.game.effect.specs import Save
from mud.game.npc.acts import die, spawn
from mud.game.npc.acts.keeping import owner_of, set_owner
from mud.game.npc.model import Npc, NpcState
from mud.game.npc.specs import NpcTemplate
from mud.game.thing.acts import carried_by
from mud.game.thing.acts.making import new_item
from mud.game.thing.model import Item
from mud.kernel.ids import ItemTemplateId, NpcTemplateId, RoomId
from mud.store.persister import Ending
from mud.world.contents import Holder
from mud.world.world import World
from tests.app.conftest import Plan
from tests.app.test_opening import nobody
from tests.game.npc.creatures import CREATURES
from tests.stage import Stage


def one(world: World, kind: str) -> Npc:
    return next(iter(world.where(Npc, "template_id", NpcTemplateId(kind))))


async def test_what_a_creature_carries_and_where_it_is_outlasts_a_restart(plan: Plan) -> None:
    async with open_world(plan(content=CREATURES), nobody) as opened:
        ferryman = one(opened.world, "npc_ferryman")
        walk(opened.world, ferryman, "north")
        hurt(opened.world, ferryman, 4, DamageType.FIRE)
        held = [(item.id, item.equipped_slot) for item in carried_by(opened.world, ferryman)]
        assert len(held) == 1
        assert await opened.persister.close() is Ending.SAVED
    async with open_world(plan(content=CREATURES), nobody) as opened:
        again = one(opened.world, "npc_ferryman")
        assert (again.id, again.room_id, again.current_health) == (ferryman.id, "room_lane", 7)
        assert [(item.id, item.equipped_slot) for item in carried_by(opened.world, again)] == held
        assert (again.name, again.max_health, again.pronouns) == ("ferryman", 11, "he")
        assert await opened.persister.close() is Ending.SAVED


async def test_what_is_otherwise_with_one_creature_outlasts_a_restart(plan: Plan) -> None:
    async with open_world(plan(content=CREATURES), nobody) as opened:
        kind = opened.world.catalog.get(NpcTemplate, "npc_rat")
        spawn(opened.world, kind, RoomId("room_yard"), {"name": "albino rat", "max_health": 9, "level": 2})
        assert await opened.persister.close() is Ending.SAVED
    async with open_world(plan(content=CREATURES), nobody) as opened:
        rats = [npc for npc in opened.world.where(Npc, "room_id", RoomId("room_yard")) if npc.name == "albino rat"]
        assert [(rat.max_health, rat.current_health, rat.level) for rat in rats] == [(9, 9, 2)]
        assert await opened.persister.close() is Ending.SAVED


async def test_a_boss_keeps_place_health_and_owner_whatever_stands_in_its_row(plan: Plan) -> None:
    async with open_world(plan(content=CREATURES), nobody) as opened:
        world = opened.world
        ann, boar = Stage(world).enter("Ann"), one(world, "npc_boar")
        set_owner(world, boar, ann)
        walk(world, boar, "south")
        hurt(world, boar, 10, DamageType.SLASHING)
        boar.room_id, boar.current_health = RoomId("room_cellar"), 1  # as if the lazy fields were of another moment
        assert await opened.persister.close() is Ending.SAVED
    async with open_world(plan(content=CREATURES), nobody) as opened:
        boar = one(opened.world, "npc_boar")
        assert (boar.room_id, boar.current_health) == ("room_yard", 50)
        owner = owner_of(opened.world, boar)
        assert owner is not None
        assert owner.name == "Ann"
        delete_player(opened.world, owner)
        assert owner_of(opened.world, boar) is None
        assert await opened.persister.close() is Ending.SAVED


async def test_only_what_is_kept_starts_a_save_when_it_walks(plan: Plan) -> None:
    async with open_world(plan(content=CREATURES), nobody) as opened:
        world = opened.world
        world.take_changes(lazy_too=True)
        walk(world, one(world, "npc_goose"), "north")
        assert world.dirty_count() == 0
        walk(world, one(world, "npc_boar"), "south")
        assert world.dirty_count() == 1
        assert one(world, "npc_goose") in world.take_changes().dirty
        world.mark_all()
        assert await opened.persister.close() is Ending.SAVED


async def test_a_restart_neither_doubles_the_living_nor_wakes_the_dead(plan: Plan) -> None:
    async with open_world(plan(content=CREATURES), nobody) as opened:
        creatures = len(opened.world.shelf(Npc))
        boar = one(opened.world, "npc_boar")
        die(opened.world, boar)
        died_at = boar.last_killed_at
        assert await opened.persister.close() is Ending.SAVED
    for _ in range(2):
        async with open_world(plan(content=CREATURES), nobody) as opened:
            assert len(opened.world.shelf(Npc)) == creatures
            boar = one(opened.world, "npc_boar")
            assert (boar.is_alive, boar.last_killed_at) == (False, died_at)
            assert await opened.persister.close() is Ending.SAVED


async def test_what_lies_on_a_boss_outlasts_a_restart_and_on_others_it_does_not(plan: Plan) -> None:
    async with open_world(plan(content=CREATURES), nobody) as opened:
        world = opened.world
        for kind in ("npc_boar", "npc_goose"):
            assert apply(world, one(world, kind), PLAIN["condition_restrained"], seconds=3600)
            hard = Save(Ability.WISDOM, 40, ends=True)
            assert apply(world, one(world, kind), PLAIN["condition_poisoned"], save=hard)
        assert await opened.persister.close() is Ending.SAVED
    async with open_world(plan(content=CREATURES), nobody) as opened:
        world, boar = opened.world, one(opened.world, "npc_boar")
        assert set(boar.conditions) == {Condition.POISONED, Condition.RESTRAINED}
        assert [each.effect_data.save for each in boar.borne] == [None, Ability.WISDOM]
        assert not one(world, "npc_goose").borne
        die(world, boar)
        assert "effects" not in boar.instance_data
        assert await opened.persister.close() is Ending.SAVED


async def test_what_a_creature_had_is_not_lost_with_its_kind_and_its_room(plan: Plan, tmp_path: Path) -> None:
    content = tmp_path / "content"
    content.mkdir()
    written = (CREATURES / "creatures.yaml").read_text()
    (content / "creatures.yaml").write_text(written)
    async with open_world(plan(content=content), nobody) as opened:
        world, boar = opened.world, one(opened.world, "npc_boar")
        assert boar.room_id == "room_lane"
        loaf = new_item(world, ItemTemplateId("item_loaf"), boar.hands, (), 1, known=True)
        set_owner(world, boar, Stage(world).enter("Ann"))
        before = len(world.shelf(Item))
        assert await opened.persister.close() is Ending.SAVED
    without = re.sub(r"(?ms)^  room_lane:.*?(?=^item_templates:)", "", written).replace(", north: room_lane", "")
    without = re.sub(r"(?ms)^  npc_boar:.*?(?=^  npc_ferryman:)", "", without)
    (content / "creatures.yaml").write_text(without)
    async with open_world(plan(content=content), nobody) as opened:
        world = opened.world
        assert not world.where(Npc, "template_id", NpcTemplateId("npc_boar"))
        assert not list(world.shelf(NpcState))
        left = world.get(Item, loaf.id)
        assert left is not None
        assert left.holder == Holder.room(RoomId("room_yard"))
        assert len(world.shelf(Item)) == before
        assert await opened.persister.close() is Ending.SAVED
