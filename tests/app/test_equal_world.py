"""Any sequence of commands, saved and loaded, gives an equal world, on both databases."""

import random
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from mud.app.opening import open_world
from mud.game.being import acts as beings
from mud.game.being.acts import room_of, walk
from mud.game.being.acts.health import hurt
from mud.game.being.model import Player
from mud.game.being.specs import DamageType
from mud.game.calling.acts import gain
from mud.game.npc.acts import die, revive, spawn, vanish
from mud.game.npc.model import Npc
from mud.game.npc.specs import NpcTemplate
from mud.game.place.acts import exits_of
from mud.game.thing.model import Item
from mud.kernel.entity import Entity, parts_of
from mud.kernel.ids import RoomId
from mud.store.persister import Ending
from mud.world.world import World
from tests.app.conftest import Plan
from tests.app.test_opening import nobody
from tests.game.npc.creatures import CREATURES
from tests.stage import WORLD, Stage

NAMES = ("Ann", "Bob", "Eve", "Tom")
ROUNDS, LINES = 6, 60
"""Times that the world is saved and loaded, and lines typed in between."""

VERBS = (
    *("get", "drop", "give", "put", "wear", "hold", "remove", "loadout save", "loadout", "look"),
    *("duel", "duel", "kill", "assist", "rescue", "consider"),
    *("say", "tell", "reply", "whisper", "emote", "shout"),
)
WORDS = (
    "all",
    "loaf",
    "2.loaf",
    "all.loaf",
    "3 loaves",
    "sword",
    "blade",
    "wheel",
    "ann",
    "bob",
    "rat",
    "2.rat",
    "ferryman",
    "someone",
    "to",
    "in",
    "from",
    "it",
)
PLAIN = (
    "sit",
    "rest",
    "sleep",
    "wake",
    "stand",
    "north",
    "south",
    "n",
    "s",
    "up",
    "inventory",
    "score",
    "who",
    "exits",
    "help",
    "accept",
    "accept",
    "yield",
    "flee",
    "disengage",
    "wimpy 40",
    "look",
    "get all",
    "drop all",
)
OWN = (
    "settings brief on",
    "settings width 60",
    "settings pager off",
    "settings color none",
    "settings screen reader on",
    "prompt {health}> ",
    "prompt off",
    "alias hi say hi",
    "title the Odd",
    "ring bell",
    "scratch",
    "use second wind",
    "use shield shove on bob",
    "cast field dressing ann",
    "use wall",
    "choose careful",
    "train strength",
    "respec yes",
    "abilities",
    "level",
)
ODD = ("", "   ", "'", '"', "\x00", "\ud800", "💥" * 40, "{who} [bold]", "get " + "x" * 3000, "3n2e;say hi", "!", "$*")


def line_of(chance: random.Random) -> str:
    """Something that somebody might type."""
    match chance.randrange(10):
        case 0:
            return chance.choice(ODD)
        case 1:
            return chance.choice(OWN)
        case 2 | 3 | 4:
            return chance.choice(PLAIN)
    return " ".join((chance.choice(VERBS), *chance.choices(WORDS, k=chance.randrange(4))))


def state(world: World) -> dict[str, dict[Any, dict[str, Any]]]:  # Any: keys and fields of every type
    """Every saved field of every entity, by table and key."""
    return {
        shelf.spec.table: {
            shelf.key_of(entity): {field.name: _value(entity, field.holder, field.name) for field in shelf.spec.fields}
            for entity in shelf
        }
        for shelf in world.shelves()
    }


def _value(entity: Entity, holder: type, name: str) -> Any:  # Any: a field of any type
    owner = entity if isinstance(entity, holder) else parts_of(entity)[holder]
    return getattr(owner, name)


def let_live(world: World, chance: random.Random) -> None:
    """Let creatures come, walk, be hurt, die and live again."""
    for npc in list(world.shelf(Npc)):
        match chance.randrange(6):
            case 0:
                die(world, npc)
            case 1:
                revive(world, npc)
            case 2 if npc.is_alive:
                hurt(world, npc, chance.randrange(1, 4), DamageType.FIRE)
            case 3 if npc.is_alive:
                ways = list(exits_of(world, room_of(world, npc)))
                walk(world, npc, chance.choice(ways))
    kinds = list(world.catalog.all(NpcTemplate).values())
    if kinds:
        spawn(world, chance.choice(kinds), RoomId("room_yard"), {"level": 3, "name": "grey rat"})
    for lone in [npc for npc in world.shelf(Npc) if npc.placement_id is None][:-3]:
        vanish(world, lone)


def play(world: World, chance: random.Random) -> None:
    """Let everyone come in, type lines, come and go."""
    stage = Stage(world)
    for name in NAMES:
        known = beings.find_player(world, name)
        if known is None:
            stage.enter(name)
        else:
            stage.welcome(known)
    for _ in range(LINES):
        name = chance.choice(NAMES)
        player = stage.players[name.lower()]
        if chance.random() < 0.05:
            (beings.leave if player.online else beings.enter)(world, player)
            stage.told()
        elif player.online:
            stage.type(name, line_of(chance))
        if chance.random() < 0.1:
            gain(world, player, chance.randrange(3_000))
    let_live(world, chance)
    stage.told()


def items_by_kind(world: World) -> Counter[str]:
    counts: Counter[str] = Counter()
    for item in world.shelf(Item):
        counts[item.template_id] += item.quantity
    return counts


@pytest.mark.parametrize(("seed", "content"), [(0, WORLD), (1, WORLD), (2, WORLD), (3, CREATURES), (4, CREATURES)])
async def test_any_commands_saved_and_loaded_give_an_equal_world(plan: Plan, seed: int, content: Path) -> None:
    chance = random.Random(seed)
    before: dict[str, dict[Any, dict[str, Any]]] | None = None  # Any: as in state
    for _ in range(ROUNDS):
        async with open_world(plan(content=content), nobody) as opened:
            if before is not None:
                assert state(opened.world) == before
            play(opened.world, chance)
            assert await opened.persister.close() is Ending.SAVED
            before = state(opened.world)


async def test_things_and_coins_are_conserved_by_whatever_is_typed(plan: Plan) -> None:
    chance = random.Random(7)
    async with open_world(plan(), nobody) as opened:
        play(opened.world, chance)
        things, money = items_by_kind(opened.world), sum(p.coins for p in opened.world.shelf(Player))
        assert await opened.persister.close() is Ending.SAVED
    for _ in range(2):
        async with open_world(plan(), nobody) as opened:
            assert items_by_kind(opened.world) == things
            play(opened.world, chance)
            assert items_by_kind(opened.world) == things
            assert sum(p.coins for p in opened.world.shelf(Player)) == money
            assert await opened.persister.close() is Ending.SAVED
