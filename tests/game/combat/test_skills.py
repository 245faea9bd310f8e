"""What abilities mean in fights: harmful ones begin them, and passive ones change how one strikes."""

from pathlib import Path

import pytest

from mud.app.ring import RING, Ring
from mud.app.ring.entrants import Entrant
from mud.content.catalog import Catalog
from mud.game.ability.acts import abilities_of
from mud.game.ability.acts.using import use
from mud.game.ability.events import AbilityTook
from mud.game.ability.model import Practice
from mud.game.ability.specs import Aim, ClassAbility, Prowess
from mud.game.being.model import Player
from mud.game.calling.specs import CharacterClass
from mud.game.combat import acts
from mud.game.combat.acts.arming import extra_blows
from mud.game.combat.acts.blows import CriticalFrom, MoreDice
from mud.game.combat.events import Missed, Struck
from mud.game.combat.rules import ROUND
from mud.game.gear.acts.wearing import unequip
from mud.game.npc.model import Npc
from mud.game.npc.specs import NpcTemplate
from mud.game.place.acts import set_flag
from mud.game.place.specs import Room
from mud.game.thing.acts import worn_by
from mud.kernel.clauses import Clauses
from mud.kernel.dice import Dice
from mud.kernel.errors import Refused
from mud.kernel.ids import AbilityId, ClassId
from mud.world.world import World
from tests.game.combat.yard import LoadedDice
from tests.stage import load_content

CONTENT = Path(__file__).parents[3] / "content"


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load_content(CONTENT)


def people(catalog: Catalog, *classes: tuple[str, int], foe: str = "npc_mill_rat") -> tuple[World, list[Player]]:
    """People of these classes and levels in the ring, with a creature."""
    entrants = [Entrant(catalog.get(CharacterClass, name), level) for name, level in classes]
    ring = Ring(catalog, (entrants, [Entrant(catalog.get(NpcTemplate, foe))]), 1)
    return ring.world, [being for being in ring.sides[0] if isinstance(being, Player)]


def harmful(world: World, who: Player, aim: Aim) -> ClassAbility:
    """The first ability of someone that harms and is aimed so."""
    return next(each for each in abilities_of(world, who) if each.harmful and each.target is aim and not each.passive)


def test_a_harmful_ability_begins_a_fight(catalog: Catalog) -> None:
    world, (ann, bob) = people(catalog, ("wizard", 5), ("fighter", 5))
    use(world, ann, harmful(world, ann, Aim.ENEMY), bob)
    world.clock.step(10)  # type: ignore[attr-defined]  # a stepped clock
    world.schedule.run(_raise)
    assert acts.opponents(world, bob) == [ann]


def test_nobody_is_harmed_by_an_ability_who_has_not_agreed(catalog: Catalog) -> None:
    world, (ann, bob) = people(catalog, ("wizard", 5), ("fighter", 5))
    set_flag(world, world.catalog.get(Room, RING), "arena", False)
    with pytest.raises(Refused, match="has not agreed"):
        use(world, ann, harmful(world, ann, Aim.ENEMY), bob)
    health = bob.current_health
    use(world, ann, harmful(world, ann, Aim.ROOM))
    world.clock.step(10)  # type: ignore[attr-defined]  # a stepped clock
    world.schedule.run(_raise)
    assert bob.current_health == health
    assert not acts.in_fight(world, bob)


def test_who_fights_need_not_name_the_foe(catalog: Catalog) -> None:
    world, (ann, bob) = people(catalog, ("wizard", 5), ("fighter", 5))
    acts.engage(world, ann, bob)
    use(world, ann, harmful(world, ann, Aim.ENEMY))
    with pytest.raises(Refused):
        use(world, bob, harmful(world, bob, Aim.ENEMY), bob)


@pytest.mark.parametrize(("level", "blows"), [(4, 0), (5, 1), (11, 2), (20, 3)])
def test_fighters_strike_more_often_as_they_rise(catalog: Catalog, level: int, blows: int) -> None:
    world, (ann,) = people(catalog, ("fighter", level))
    assert extra_blows(world, ann) == blows


def test_extra_blows_come_once_in_a_round(catalog: Catalog) -> None:
    world, (ann,) = people(catalog, ("fighter", 11))
    rat = next(iter(world.where(Npc, "room_id", RING)))
    ann.max_health = ann.current_health = rat.max_health = rat.current_health = 100_000
    speed = acts.speed_of(world, ann, acts.main_weapon(world, ann))
    acts.engage(world, ann, rat)
    world.told()
    for _ in range(240):
        world.clock.step(0.25)  # type: ignore[attr-defined]  # a stepped clock
        world.schedule.run(_raise)
    blows = [each for each in world.told() if isinstance(each, (Struck, Missed)) and each.who is ann]
    expected = 60 / speed + 2 * 60 / ROUND
    assert expected * 0.85 <= len(blows) <= expected * 1.1


def test_fists_of_a_monk_are_weapons(catalog: Catalog) -> None:
    world, (ann,) = people(catalog, ("monk", 5))
    for item in list(worn_by(world, ann)):
        if item.equipped_slot in ("main_hand", "off_hand"):
            unequip(world, ann, item)
    (fist,) = acts.weapons_of(world, ann)
    assert (fist.name, fist.damage.sides, fist.finesse) == ("fist", 6, True)


@pytest.mark.parametrize(("edge", "dice"), [(1, True), (0, False), (-1, False)])
def test_a_rogue_strikes_from_behind_with_advantage_once_in_a_round(catalog: Catalog, edge: int, dice: bool) -> None:
    world, (ann, bob) = people(catalog, ("rogue", 5), ("fighter", 5))
    weapon = acts.main_weapon(world, ann)
    world.clock.step(60)  # type: ignore[attr-defined]  # a stepped clock
    first, second = MoreDice(ann, bob, weapon, edge), MoreDice(ann, bob, weapon, edge)
    world.hooks.contribute(world, first)
    world.hooks.contribute(world, second)
    assert bool(first.dice) is dice
    assert not second.dice


def test_a_feint_lays_open_for_a_round_and_a_rogue_strikes_there(catalog: Catalog) -> None:
    world, (ann, bob) = people(catalog, ("rogue", 5), ("fighter", 5))
    weapon = acts.main_weapon(world, ann)
    assert acts.edge_between(world, ann, bob, weapon) == 0
    world.dice = LoadedDice([1] * 9)  # bob falls for it
    use(world, ann, catalog.get(ClassAbility, "ability_feint"), bob)
    world.dice = Dice(1)
    assert acts.edge_between(world, ann, bob, weapon) == 1
    world.clock.step(ROUND + 1)  # type: ignore[attr-defined]  # a stepped clock
    world.schedule.run(_raise)
    assert acts.edge_between(world, ann, bob, weapon) == 0


def test_a_keen_eye_finds_the_opening_sooner(catalog: Catalog) -> None:
    world, (ann, bob) = people(catalog, ("fighter", 15), ("wizard", 15))
    keen = [each for each in catalog.all(ClassAbility).values() if Prowess.CRITICAL_RANGE in each.prowess]
    assert keen
    Practice.of(ann).chosen_abilities = (*Practice.of(ann).chosen_abilities, *(each.id for each in keen))
    assert world.modified(CriticalFrom(ann), 20) == 18
    assert world.modified(CriticalFrom(bob), 20) == 20


def _raise(_name: str, error: Exception, _seconds: float) -> None:
    raise error


def test_a_blow_of_an_ability_tells_its_damage_once(catalog: Catalog) -> None:
    kick = ClassAbility(
        id=AbilityId("ability_kick"),
        name="kick",
        description="",
        classes=(ClassId("wizard"),),
        harmful=True,
        target=Aim.ENEMY,
        do=Clauses.read([{"strike": {"target": "$target"}}, {"hurt": {"amount": 1, "who": "$target"}}]),
    )
    world, (ann, _) = people(catalog.with_(kick), ("wizard", 5), ("fighter", 5))
    [rat] = world.shelf(Npc)
    world.dice = LoadedDice([20])
    world.told()
    use(world, ann, kick, rat)
    told = [each for each in world.told() if isinstance(each, Struck | AbilityTook)]
    assert [(type(each), each.amount) for each in told[1:]] == [(AbilityTook, 1)]
    assert isinstance(told[0], Struck)
    assert told[0].amount > 0
