"""The creatures that the world comes with: enough of them, each with care, each to be met, and none out of bounds."""

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from mud.content.catalog import Catalog
from mud.game.ability.acts import abilities_of
from mud.game.ability.acts.using import use
from mud.game.ability.events import AbilityUsed
from mud.game.ability.specs import Aim
from mud.game.area.specs import Area
from mud.game.being.acts import character_of
from mud.game.being.acts.changes import relocate
from mud.game.being.rules import modifier_of
from mud.game.being.specs import Size
from mud.game.combat.acts import disengage, engage
from mud.game.death.acts import die
from mud.game.mind.acts import behaviors_of
from mud.game.mind.behaviors.aggro_on_sight import AggroOnSight
from mud.game.mind.behaviors.keeps_peace import KeepsPeace
from mud.game.npc.acts import revive
from mud.game.npc.model import Npc
from mud.game.npc.specs import NpcPlacement, NpcTemplate, NpcType
from mud.game.place.specs import Room, RoomFlag
from mud.game.thing.acts.vessels import inside
from mud.game.thing.specs import ItemTemplate, ItemType
from mud.kernel.dice import parse_roll
from mud.play.scripts.scene import ScriptFailed
from mud.text.grammar import plural, third_person
from mud.world.world import World
from tests.stage import Stage, build_world, load_content

CONTENT = Path(__file__).parents[2] / "content"
ROUND = 6.0
SHORTEST, LONGEST = 25, 60
"""Words of a creature's description: less shows nothing, more is not read while it moves."""

LONGEST_ANSWER = 60
"""Words of what one says in one breath."""

HIT_DICE = {Size.TINY: 4, Size.SMALL: 6, Size.MEDIUM: 8, Size.LARGE: 10, Size.HUGE: 12, Size.GARGANTUAN: 20}
"""SRD 5.1, "Hit Dice by Size"."""

LATE, NEVER = 3600, -1
"""Seconds after which a boss comes back at the earliest, and what a placement says of one that does not."""

PEACEFUL = (NpcType.FRIENDLY, NpcType.MERCHANT)


@dataclass(frozen=True)
class Bounds:
    """A line of the table in content/README.md."""

    least_health: int
    most_health: int
    boss_health: int
    armor_class: int
    damage: int
    boss_damage: int
    experience: int


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load_content(CONTENT)


@pytest.fixture(scope="module")
def world(catalog: Catalog) -> World:
    return build_world(catalog)


@pytest.fixture(scope="module")
def creatures(catalog: Catalog) -> list[NpcTemplate]:
    return list(catalog.all(NpcTemplate).values())


@pytest.fixture(scope="module")
def bounds() -> dict[int, Bounds]:
    """What content/README.md says that a creature of a level may be."""
    rows = re.findall(r"^\| (\d+) \|(.*)\|$", (CONTENT / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    cells = {int(level): rest.split("|") for level, rest in rows}
    return {level: Bounds(*(int(cell) for cell in (*row[:6], row[7]))) for level, row in cells.items()}


def proficiency_of(level: int) -> int:
    """SRD 5.1, "Proficiency Bonus"."""
    return 2 + (level - 1) // 4


def is_boss(creature: NpcTemplate) -> bool:
    return creature.unique and creature.npc_type not in PEACEFUL


def damage_of(creature: NpcTemplate) -> float:
    """Points in a round in which every blow hits; where there are several attacks, on the average."""
    each = [parse_roll(attack.damage) for attack in creature.attacks]
    average = sum((roll.least + roll.most) / 2 for roll in each) / len(each)
    return average * ROUND / creature.attack_speed


def test_there_are_enough_of_them(creatures: list[NpcTemplate]) -> None:
    assert len(creatures) >= 100
    assert sum(map(is_boss, creatures)) >= 15
    assert sum(creature.npc_type in PEACEFUL for creature in creatures) >= 25
    assert {creature.level for creature in creatures} == set(range(1, 21))


def test_every_creature_is_described_in_one_breath_and_like_no_other(creatures: list[NpcTemplate]) -> None:
    lengths = {creature.id: len(creature.description.split()) for creature in creatures}
    assert {id_: length for id_, length in lengths.items() if not SHORTEST <= length <= LONGEST} == {}
    described = Counter(" ".join(creature.description.split()) for creature in creatures)
    assert [text for text, count in described.items() if count > 1] == []
    assert [name for name, count in Counter(creature.name for creature in creatures).items() if count > 1] == []


def test_a_description_does_not_lean_on_the_name(creatures: list[NpcTemplate]) -> None:
    plain = [creature for creature in creatures if creature.name.islower()]
    assert [creature.id for creature in plain if re.search(rf"\b{creature.name}\b", creature.description)] == []


def test_every_creature_has_something_to_do_while_one_watches(creatures: list[NpcTemplate]) -> None:
    for creature in creatures:
        assert 1 <= len(creature.idle_messages) <= 5, creature.id
        assert len(creature.idle_messages) >= 3 or creature.npc_type in PEACEFUL, creature.id
        for message in creature.idle_messages:
            assert re.fullmatch(r"\{Who\} [a-z].*[.!]", message.strip(), re.DOTALL), f"{creature.id}: {message}"
            assert message.count("{") == 1, f"{creature.id}: {message}"


def test_the_line_in_the_room_says_who_stands_there(creatures: list[NpcTemplate]) -> None:
    for creature in creatures:
        article = "" if creature.name[0].isupper() else "An " if creature.name[0] in "aeiou" else "A "
        assert creature.room_line is not None, creature.id
        assert re.match(rf"{article}{re.escape(creature.name)}\b", creature.room_line), creature.id
        assert creature.room_line.strip().endswith("."), creature.id


def test_every_creature_answers_to_words_of_its_own(creatures: list[NpcTemplate]) -> None:
    for creature in creatures:
        own = set(re.findall(r"[a-z'-]+", creature.name.casefold()))
        assert own & set(creature.keywords), creature.id
        assert all(re.fullmatch(r"[a-z][a-z'-]*", word) for word in creature.keywords), creature.id
        assert not creature.name.startswith(("a ", "an ", "the ", "some "))
        assert plural(creature.name)


def test_every_creature_can_be_met(catalog: Catalog, creatures: list[NpcTemplate]) -> None:
    placed = {placement.npc for placement in catalog.all(NpcPlacement).values()}
    assert [creature.id for creature in creatures if creature.id not in placed] == []


def test_every_creature_is_looked_at_by_its_name_where_it_lives(catalog: Catalog) -> None:
    stage = Stage(build_world(catalog))
    ann = stage.enter("Ann")
    character_of(stage.world, ann).race = "dwarf"  # with eyes for the dark places
    lost = []
    for npc in list(stage.world.shelf(Npc)):
        if not npc.is_alive:
            revive(stage.world, npc)  # it comes by night
        relocate(stage.world, ann, catalog.get(Room, npc.room_id))
        stage.told()
        read = " ".join(" ".join(stage.type("Ann", f"look {npc.name}")["ann"]).split())
        if " ".join(catalog.get(NpcTemplate, npc.template_id).description.split()) not in read:
            lost.append((npc.room_id, npc.name, read))
    assert lost == []


def test_what_creatures_leave_is_worth_having_and_left_by_somebody(
    catalog: Catalog, creatures: list[NpcTemplate]
) -> None:
    left = {line.template_id for creature in creatures for line in creature.loot_table if line.template_id is not None}
    kinds = [catalog.get(ItemTemplate, id_) for id_ in left]
    assert sum(kind.value >= 100 for kind in kinds) >= 25
    assert [kind.id for kind in kinds if kind.value == 0 and kind.item_type is not ItemType.KEY] == []
    assert all(0 < line.chance <= 1 for creature in creatures for line in creature.loot_table)


def test_each_boss_leaves_for_certain_what_nobody_else_does(creatures: list[NpcTemplate]) -> None:
    others = Counter(
        kind for each in creatures for kind in {line.template_id for line in each.loot_table if line.template_id}
    )
    for boss in filter(is_boss, creatures):
        sure = [line.template_id for line in boss.loot_table if line.chance == 1 and line.template_id]
        assert any(others[kind] == 1 for kind in sure), boss.id
        assert boss.persist_state, boss.id


def test_bosses_come_one_at_a_time_and_late(catalog: Catalog) -> None:
    for placement in catalog.all(NpcPlacement).values():
        if is_boss(catalog.get(NpcTemplate, placement.npc)):
            assert placement.max == 1, placement.id
            assert (placement.every or 0) >= LATE or placement.every == NEVER, placement.id


def test_hit_points_are_whole_dice_of_a_size(creatures: list[NpcTemplate]) -> None:
    for creature in creatures:
        each = (HIT_DICE[creature.size] + 1) / 2 + modifier_of(creature.constitution)
        assert creature.max_health in {max(1, int(count * each)) for count in range(1, 60)}, creature.id


def test_an_attack_adds_proficiency_and_an_ability(creatures: list[NpcTemplate]) -> None:
    for creature in creatures:
        scores = (creature.strength, creature.dexterity, creature.constitution)
        might = {modifier_of(score) + proficiency_of(creature.level) for score in scores}
        assert creature.attacks, creature.id
        assert {attack.bonus for attack in creature.attacks} <= might, creature.id


def test_what_creatures_do_to_people_can_be_said_of_them(creatures: list[NpcTemplate]) -> None:
    for creature in creatures:
        for attack in creature.attacks:
            first = attack.verb.split()[0]
            assert re.fullmatch(r"[a-z]+( [a-z]+)*", attack.verb), creature.id
            assert not first.endswith("s") or first.endswith("ss"), f"{creature.id}: an infinitive, not {attack.verb}"
            assert third_person(attack.verb) != attack.verb, creature.id


def test_no_creature_is_out_of_the_bounds_of_its_level(creatures: list[NpcTemplate], bounds: dict[int, Bounds]) -> None:
    assert sorted(bounds) == list(range(1, 21))
    for creature in creatures:
        own, boss = bounds[creature.level], is_boss(creature)
        assert own.least_health <= creature.max_health <= (own.boss_health if boss else own.most_health), creature.id
        assert 8 <= creature.armor_class <= own.armor_class, creature.id
        assert damage_of(creature) <= (own.boss_damage if boss else own.damage), creature.id


def test_creatures_teach_by_their_challenge_and_peaceful_ones_nothing(
    creatures: list[NpcTemplate], bounds: dict[int, Bounds]
) -> None:
    known = sorted({own.experience for own in bounds.values()})
    for creature in creatures:
        usual = bounds[creature.level].experience
        if creature.npc_type in PEACEFUL:
            assert creature.experience_reward == 0, creature.id
        elif is_boss(creature):
            harder = [experience for experience in known if experience > usual]
            assert creature.experience_reward >= (harder[0] if harder else usual), creature.id
        else:
            assert creature.experience_reward == usual, creature.id


def test_it_gets_harder_the_farther_one_goes(catalog: Catalog) -> None:
    areas = catalog.all(Area)
    levels: dict[int, list[int]] = {}
    for placement in catalog.all(NpcPlacement).values():
        creature, room = catalog.get(NpcTemplate, placement.npc), catalog.get(Room, placement.room_id)
        if creature.npc_type not in PEACEFUL and not is_boss(creature) and room.area_id is not None:
            levels.setdefault(areas[room.area_id].danger_level, []).append(creature.level)
    means = [sum(each) / len(each) for _, each in sorted(levels.items())]
    assert len(means) >= 5
    assert means == sorted(means)


def test_nothing_attacks_where_people_come_in(world: World) -> None:
    rooms, kinds = world.catalog.all(Room), world.catalog.all(NpcTemplate)
    entries = {entry for area in world.catalog.all(Area).values() for entry in area.entry_points}
    fierce = {id_ for id_, kind in kinds.items() if any(isinstance(b, AggroOnSight) for b in behaviors_of(world, kind))}
    assert len(fierce) >= 10
    for placement in world.catalog.all(NpcPlacement).values():
        room = rooms[placement.room_id]
        is_safe = RoomFlag.SAFE in room.flags
        quiet = room.area_id == "millbrook" or room.id in entries or is_safe
        assert not (quiet and placement.npc in fierce), placement.id
        assert not is_safe or kinds[placement.npc].npc_type in PEACEFUL, placement.id


def test_what_attacks_leaves_those_alone_who_could_not_be_a_match(world: World) -> None:
    for kind in world.catalog.all(NpcTemplate).values():
        for each in behaviors_of(world, kind):
            if isinstance(each, AggroOnSight):
                assert each.after >= 3, kind.id
                assert each.if_, kind.id


def test_the_watch_keeps_the_peace_of_the_town(world: World) -> None:
    watch = [kind for kind in world.catalog.all(NpcTemplate).values() if kind.flags.get("watch")]
    assert len(watch) >= 3
    for kind in watch:
        assert any(isinstance(each, KeepsPeace) for each in behaviors_of(world, kind)), kind.id
        assert kind.level >= 8, kind.id


def _raise(_name: str, error: Exception, _seconds: float) -> None:
    raise error


def test_every_ability_of_a_creature_does_what_it_says(catalog: Catalog) -> None:
    stage = Stage(build_world(catalog))
    able = {
        npc.template_id: npc for npc in stage.world.shelf(Npc) if catalog.get(NpcTemplate, npc.template_id).abilities
    }
    used = [(npc, ability) for npc in able.values() for ability in abilities_of(stage.world, npc)]
    for count, (npc, ability) in enumerate(used):
        if not npc.is_alive:
            revive(stage.world, npc)
        victim = stage.enter("Ann" + "abcdefghij"[count // 10] + "abcdefghij"[count % 10])
        relocate(stage.world, victim, catalog.get(Room, npc.room_id))
        stage.told()
        engage(stage.world, npc, victim)
        use(stage.world, npc, ability, victim if ability.target is Aim.ENEMY else None)
        events = stage.world.told()
        if ability.casting_time:
            disengage(stage.world, victim)  # a blow would break it off
            stage.world.clock.step(ability.casting_time)  # type: ignore[attr-defined]  # tests have a stepped clock
            stage.world.schedule.run(_raise)
            events += stage.world.told()
        assert [event.reason for event in events if isinstance(event, ScriptFailed)] == [], ability.id
        assert any(isinstance(event, AbilityUsed) and victim in event.reached for event in events), ability.id
        disengage(stage.world, victim)
    assert len({ability.id for _, ability in used}) >= 25


def test_a_dead_creature_leaves_all_that_is_sure(catalog: Catalog) -> None:
    stage = Stage(build_world(catalog))
    dying = {npc.template_id: npc for npc in stage.world.shelf(Npc)}
    for kind, npc in dying.items():
        if not npc.is_alive:
            revive(stage.world, npc)
        corpse = die(stage.world, npc)
        assert corpse is not None, kind
        found = {item.template_id for item in inside(stage.world, corpse)}
        loot = catalog.get(NpcTemplate, kind).loot_table
        assert {line.template_id for line in loot if line.chance == 1 and line.template_id} <= found, kind
    assert len(dying) >= 100


def test_those_who_talk_have_something_to_say(creatures: list[NpcTemplate]) -> None:
    talkers = [creature for creature in creatures if creature.replies]
    assert len(talkers) >= 20
    for creature in talkers:
        assert creature.greeting, creature.id
        for words, answer in creature.replies.items():
            assert re.fullmatch(r"[a-z]+(\|[a-z]+)*", words), f"{creature.id}: {words}"
            assert len(answer.split()) <= LONGEST_ANSWER, f"{creature.id}: {words}"
