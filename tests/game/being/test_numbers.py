"""The numbers of a being: what is saved, and what has a say in it."""

from collections.abc import Callable

import pytest

from mud.game.being.acts import health
from mud.game.being.events import Healed, Hurt
from mud.game.being.model import Being, Player
from mud.game.being.rules import let_through, numbers
from mud.game.being.rules.numbers import (
    AbilityScore,
    ArmorClass,
    CarryingCapacity,
    DamageShares,
    EnergyRegeneration,
    HealthRegeneration,
    MaxEnergy,
    MaxHealth,
    ProficiencyBonus,
    SavingThrow,
    WalkingPace,
)
from mud.game.being.specs import Ability, DamageType
from mud.kernel.errors import Refused
from mud.kernel.hooks import Contribution, Hooks, Modifier
from mud.world.world import World
from tests.stage import Stage


@pytest.fixture
def stage() -> Stage:
    return Stage()


@pytest.fixture
def ann(stage: Stage) -> Player:
    return stage.enter("Ann")


def change(world: World, quantity: type[object], amount: float, which: object = None) -> None:
    """Let a modifier add to a quantity; with `which`, only where that is its second field."""

    def add(_world: World, about: object, number: float) -> float:
        fits = which is None or which in (getattr(about, "ability", None), getattr(about, "damage", None))
        return number + amount if fits else number

    world.hooks = Hooks([Modifier(quantity, add)])


def test_without_anything_that_changes_them_numbers_are_what_is_saved(stage: Stage, ann: Player) -> None:
    world = stage.world
    assert [numbers.score_of(world, ann, each) for each in Ability] == [
        ann.strength,
        ann.dexterity,
        ann.constitution,
        ann.intelligence,
        ann.wisdom,
        ann.charisma,
    ]
    assert numbers.armor_class(world, ann) == ann.armor_class
    assert (numbers.max_health(world, ann), numbers.max_energy(world, ann)) == (ann.max_health, ann.max_energy)
    assert numbers.carrying_capacity(world, ann) == 15 * ann.strength
    assert numbers.walking_pace(world, ann) == 30
    assert numbers.suffered(world, ann, 7, DamageType.FIRE) == 7


def test_a_stronger_being_carries_more(stage: Stage, ann: Player) -> None:
    change(stage.world, AbilityScore, 2, Ability.STRENGTH)
    assert numbers.carrying_capacity(stage.world, ann) == 15 * (ann.strength + 2)
    assert numbers.score_of(stage.world, ann, Ability.WISDOM) == ann.wisdom


@pytest.mark.parametrize(("change_by", "score"), [(1000, 30), (-1000, 1)])
def test_a_score_stays_within_its_scale(stage: Stage, ann: Player, change_by: int, score: int) -> None:
    change(stage.world, AbilityScore, change_by)
    assert numbers.score_of(stage.world, ann, Ability.CHARISMA) == score


def test_dexterity_raises_the_armor_class_and_constitution_the_health_of_every_level(stage: Stage, ann: Player) -> None:
    ann.level = 5
    change(stage.world, AbilityScore, 4)
    assert numbers.armor_class(stage.world, ann) == ann.armor_class + 2
    assert numbers.max_health(stage.world, ann) == ann.max_health + 5 * 2


Number = Callable[[World, Being], float]
FIRE_SHARES = {DamageType.FIRE: 0.5}


@pytest.mark.parametrize(
    ("amount", "shares", "through"),
    [
        (25, (), 25),
        (25, (1.0,), 25),
        (25, (0.5,), 12),
        (25, (0.5, 0.5), 12),
        (25, (2.0,), 50),
        (25, (2.0, 2.0), 50),
        (25, (0.5, 2.0), 24),
        (25, (2.0, 0.5), 24),
        (25, (0.5, 2.0, 0.5, 2.0), 24),
        (25, (0.75, 0.5), 12),
        (25, (0.0, 2.0), 0),
        (1, (0.5,), 0),
        (0, (2.0,), 0),
        (-3, (2.0,), 0),
    ],
)
def test_one_resistance_counts_and_then_one_vulnerability(amount: int, shares: tuple[float, ...], through: int) -> None:
    assert let_through(amount, shares) == through


@pytest.mark.parametrize(
    ("quantity", "number"),
    [
        (ArmorClass, numbers.armor_class),
        (MaxHealth, numbers.max_health),
        (MaxEnergy, numbers.max_energy),
        (WalkingPace, numbers.walking_pace),
        (CarryingCapacity, numbers.carrying_capacity),
        (ProficiencyBonus, numbers.proficiency_bonus),
        (HealthRegeneration, numbers.health_regeneration),
        (EnergyRegeneration, numbers.energy_regeneration),
        (SavingThrow, lambda world, being: numbers.saving_throw(world, being, Ability.WISDOM)),
    ],
    ids=lambda each: getattr(each, "__name__", ""),
)
def test_a_modifier_changes(stage: Stage, ann: Player, quantity: type[object], number: Number) -> None:
    before = number(stage.world, ann)
    hooks = stage.world.hooks
    change(stage.world, quantity, 3)
    changed = number(stage.world, ann)
    stage.world.hooks = hooks
    assert changed == before + 3


@pytest.mark.parametrize(("level", "bonus"), [(1, 2), (4, 2), (5, 3), (9, 4), (13, 5), (17, 6), (20, 6)])
def test_the_proficiency_bonus_grows_every_four_levels(stage: Stage, ann: Player, level: int, bonus: int) -> None:
    ann.level = level
    assert numbers.proficiency_bonus(stage.world, ann) == bonus


def test_what_is_shown_of_someone_is_what_they_are_now(stage: Stage, ann: Player) -> None:
    change(stage.world, MaxHealth, 5)
    assert f" {ann.current_health} of {ann.max_health + 5} " in " ".join(stage.type("ann", "score")["ann"])
    change(stage.world, MaxHealth, -5)
    assert f" {ann.max_health - 5} of {ann.max_health - 5} " in " ".join(stage.type("ann", "score")["ann"])


def test_health_above_the_most_there_can_be_is_gone_once_it_settles(stage: Stage, ann: Player) -> None:
    hooks = stage.world.hooks
    change(stage.world, MaxHealth, -3)
    health.settle(stage.world, ann)
    stage.world.hooks = hooks
    assert numbers.health_of(stage.world, ann) == ann.max_health - 3


def test_hurting_takes_what_is_suffered_and_says_so(stage: Stage, ann: Player) -> None:
    stage.world.hooks = Hooks([Contribution(DamageShares, lambda _, of: of.add(FIRE_SHARES.get(of.damage, 1.0)))])
    assert health.hurt(stage.world, ann, 5, DamageType.FIRE, "a torch") == 2
    assert health.hurt(stage.world, ann, 1, DamageType.COLD) == 1
    first, _ = stage.world.told()
    assert isinstance(first, Hurt)
    assert (first.who, first.amount, first.damage, first.source) == (ann, 2, DamageType.FIRE, "a torch")


def test_whoever_cannot_be_felled_keeps_one_hit_point(stage: Stage, ann: Player) -> None:
    change(stage.world, health.LeastHealth, 0)
    health.hurt(stage.world, ann, 10_000, DamageType.FORCE)
    assert ann.current_health == 1
    assert health.hurt(stage.world, ann, 1, DamageType.FORCE) == 0


def test_there_is_an_end_to_everybody(stage: Stage, ann: Player) -> None:
    health.hurt(stage.world, ann, 10_000, DamageType.FORCE)
    assert ann.current_health == 0


def test_healing_stops_at_the_most_there_can_be(stage: Stage, ann: Player) -> None:
    ann.current_health = 1
    assert health.heal(stage.world, ann, 10_000) == ann.max_health - 1
    assert health.heal(stage.world, ann, 5) == 0
    [event] = stage.world.told()
    assert isinstance(event, Healed)
    assert event.amount == ann.max_health - 1


def test_energy_is_spent_and_comes_back(stage: Stage, ann: Player) -> None:
    health.exert(stage.world, ann, 20)
    assert numbers.energy_of(stage.world, ann) == ann.max_energy - 20
    with pytest.raises(Refused, match="too tired"):
        health.exert(stage.world, ann, 31)
    assert health.recover(stage.world, ann, 100) == 20
