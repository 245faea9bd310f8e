"""The arithmetic of blows, by the tables of SRD 5.1."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mud.game.being.specs import Ability, DamageType
from mud.game.combat.rules import (
    Landing,
    Severity,
    Suffering,
    chance_to_hit,
    damage_roll,
    dice_between,
    edge_of,
    fleeing_difficulty,
    landing_of,
    severity_of,
    suffering_of,
    throw_d20,
)
from mud.game.combat.rules.weapons import Weapon, ability_for, modifier_to_damage, swing_seconds
from mud.kernel.dice import Dice, Roll
from tests.game.combat.yard import LoadedDice


@pytest.mark.parametrize(
    ("natural", "bonus", "armor_class", "critical_from", "landing"),
    [
        (10, 5, 15, 20, Landing.HIT),  # meets it
        (9, 5, 15, 20, Landing.MISS),
        (1, 30, 10, 20, Landing.MISS),  # a 1 misses whatever is added
        (20, -5, 30, 20, Landing.CRITICAL),  # a 20 hits whatever the armor
        (19, 5, 15, 20, Landing.HIT),
        (19, 5, 15, 19, Landing.CRITICAL),
        (19, 0, 25, 19, Landing.MISS),  # only a 20 hits by itself
        (18, 5, 15, 19, Landing.HIT),
    ],
)
def test_an_attack_lands_as_the_table_says(
    natural: int, bonus: int, armor_class: int, critical_from: int, landing: Landing
) -> None:
    assert landing_of(natural, natural + bonus, armor_class, critical_from) is landing


@pytest.mark.parametrize(
    ("helps", "hinders", "edge"),
    [(0, 0, 0), (1, 0, 1), (0, 1, -1), (1, 1, 0), (3, 1, 0), (1, 4, 0), (2, 0, 1), (0, 5, -1)],
)
def test_any_advantage_and_any_disadvantage_cancel(helps: int, hinders: int, edge: int) -> None:
    assert edge_of(["help"] * helps, ["hindrance"] * hinders) == edge


@pytest.mark.parametrize(("edge", "kept", "faces"), [(0, 7, (7,)), (1, 15, (7, 15)), (-1, 7, (7, 15))])
def test_of_two_dice_the_better_or_the_worse_counts(edge: int, kept: int, faces: tuple[int, ...]) -> None:
    throw = throw_d20(LoadedDice([7, 15]), edge)
    assert (throw.kept, throw.faces) == (kept, faces)


@pytest.mark.parametrize(("speed", "seconds"), [(0.25, 0.5), (1.5, 0.5), (2.0, 0.6), (2.5, 0.75), (3.5, 1.0), (9, 1)])
def test_a_blow_keeps_hands_busy_for_a_short_part_of_its_time(speed: float, seconds: float) -> None:
    assert swing_seconds(speed) == pytest.approx(seconds)


def test_a_critical_hit_throws_the_dice_twice_and_adds_once() -> None:
    assert damage_roll(Roll(2, 6, 3), critical=True) == Roll(4, 6, 3)
    assert damage_roll(Roll(2, 6, 3), critical=False) == Roll(2, 6, 3)


@pytest.mark.parametrize(
    ("least", "most", "roll"),
    [
        (1, 6, Roll(1, 6)),
        (2, 12, Roll(2, 6)),
        (3, 5, Roll(1, 3, 2)),
        (0, 3, Roll(1, 4, -1)),
        (4, 4, Roll(0, 1, 4)),
        (0, 0, Roll(0, 1, 0)),
    ],
)
def test_a_range_is_rolled_as_dice(least: int, most: int, roll: Roll) -> None:
    assert dice_between(least, most) == roll


@given(least=st.integers(0, 50), more=st.integers(0, 50))
def test_dice_of_a_range_give_no_less_and_no_more(least: int, more: int) -> None:
    roll = dice_between(least, least + more)
    assert (roll.least, roll.most) == (least, least + more)


@pytest.mark.parametrize(
    ("lost", "severity"),
    [
        (0, Severity.NOTHING),
        (5, Severity.GRAZE),
        (6, Severity.LIGHT),
        (30, Severity.SOLID),
        (50, Severity.HEAVY),
        (51, Severity.TERRIBLE),
    ],
)
def test_a_blow_looks_as_hard_as_the_share_that_it_takes(lost: int, severity: Severity) -> None:
    assert severity_of(lost, 100) is severity


@pytest.mark.parametrize(
    ("rolled", "suffered", "told"),
    [
        (8, 8, Suffering.AS_USUAL),
        (8, 4, Suffering.RESISTED),
        (8, 0, Suffering.IMMUNE),
        (8, 16, Suffering.WEAK),
        (1, 0, Suffering.RESISTED),  # half of one, rounded down
        (0, 0, Suffering.AS_USUAL),
    ],
)
def test_what_gets_through_is_told(rolled: int, suffered: int, told: Suffering) -> None:
    assert suffering_of(rolled, suffered) is told


@pytest.mark.parametrize(
    ("bonus", "armor_class", "chance"), [(5, 15, 0.55), (0, 30, 0.05), (20, 10, 0.95), (0, 21, 0.05), (4, 12, 0.65)]
)
def test_the_chance_to_hit_is_that_of_twenty_faces(bonus: int, armor_class: int, chance: float) -> None:
    landings = [landing_of(face, face + bonus, armor_class) for face in range(1, 21)]
    assert chance_to_hit(bonus, armor_class) == pytest.approx(chance)
    assert sum(each is not Landing.MISS for each in landings) / 20 == pytest.approx(chance)


@pytest.mark.parametrize("edge", [-1, 1])
def test_the_chance_with_two_dice_is_that_of_all_pairs(edge: int) -> None:
    hits = 0
    for first in range(1, 21):
        for second in range(1, 21):
            kept = throw_d20(LoadedDice([first, second]), edge).kept
            hits += landing_of(kept, kept + 3, 14) is not Landing.MISS
    assert chance_to_hit(3, 14, edge) == pytest.approx(hits / 400)


SWORD = Weapon("sword", Roll(1, 8), DamageType.SLASHING, 2.5)


@pytest.mark.parametrize(
    ("weapon", "strength", "dexterity", "ability"),
    [
        (SWORD, 1, 4, Ability.STRENGTH),
        (Weapon("rapier", Roll(1, 8), DamageType.PIERCING, 2.0, finesse=True), 1, 4, Ability.DEXTERITY),
        (Weapon("rapier", Roll(1, 8), DamageType.PIERCING, 2.0, finesse=True), 3, 3, Ability.STRENGTH),
        (Weapon("bow", Roll(1, 8), DamageType.PIERCING, 2.5, reach=150), 4, -1, Ability.DEXTERITY),
        (Weapon("javelin", Roll(1, 6), DamageType.PIERCING, 2.5, thrown=True), 0, 5, Ability.STRENGTH),
    ],
)
def test_a_weapon_asks_for_its_ability(weapon: Weapon, strength: int, dexterity: int, ability: Ability) -> None:
    assert ability_for(weapon, strength, dexterity) is ability


@pytest.mark.parametrize(("modifier", "added"), [(3, 0), (0, 0), (-2, -2)])
def test_the_other_hand_adds_no_ability_unless_it_takes_away(modifier: int, added: int) -> None:
    second = Weapon("dagger", Roll(1, 4), DamageType.PIERCING, 1.5, is_off_hand=True)
    assert modifier_to_damage(second, modifier) == added
    assert modifier_to_damage(SWORD, modifier) == modifier


@pytest.mark.parametrize(("pursuers", "difficulty"), [([], 0), ([0], 8), ([3], 11), ([3, 1], 12), ([-1, -1, -1], 9)])
def test_the_quick_and_the_many_are_hard_to_run_from(pursuers: list[int], difficulty: int) -> None:
    assert fleeing_difficulty(pursuers) == difficulty


def test_a_thousand_throws_keep_to_the_faces_of_the_die() -> None:
    dice = Dice(4)
    assert {throw_d20(dice, edge).kept for edge in (-1, 0, 1) for _ in range(1000)} == set(range(1, 21))
