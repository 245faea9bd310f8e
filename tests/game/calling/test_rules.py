"""The tables of growing, as the SRD 5.1 has them."""

import pytest

from mud.game.being.rules.numbers import proficiency_bonus
from mud.game.calling import rules
from mud.kernel.money import Copper
from tests.stage import Stage

BEYOND_FIRST_LEVEL = (
    *((1, 0, 2), (2, 300, 2), (3, 900, 2), (4, 2_700, 2), (5, 6_500, 3), (6, 14_000, 3), (7, 23_000, 3)),
    *((8, 34_000, 3), (9, 48_000, 4), (10, 64_000, 4), (11, 85_000, 4), (12, 100_000, 4), (13, 120_000, 5)),
    *((14, 140_000, 5), (15, 165_000, 5), (16, 195_000, 5), (17, 225_000, 6), (18, 265_000, 6), (19, 305_000, 6)),
    (20, 355_000, 6),
)
"""Level, experience, proficiency bonus (SRD 5.1, "Beyond 1st Level")."""


@pytest.mark.parametrize(("level", "experience", "proficiency"), BEYOND_FIRST_LEVEL)
def test_a_level_is_reached_at_its_experience_and_not_before(level: int, experience: int, proficiency: int) -> None:
    assert rules.experience_for(level) == experience
    assert rules.level_for(experience) == level
    assert level == 1 or rules.level_for(experience - 1) == level - 1
    stage = Stage()
    ann = stage.enter("Ann")
    ann.level = level
    assert proficiency_bonus(stage.world, ann) == proficiency


def test_there_are_twenty_levels() -> None:
    assert rules.HIGHEST_LEVEL == 20
    assert rules.level_for(10**9) == 20
    assert rules.to_next(355_000, 20) is None
    assert rules.to_next(299, 1) == 1


@pytest.mark.parametrize(
    ("die", "level", "constitution", "points"),
    [
        *((6, 1, 0, 6), (8, 1, 2, 10), (10, 1, -1, 9), (12, 1, 5, 17)),
        *((6, 2, 0, 10), (8, 2, 0, 13), (10, 2, 0, 16), (12, 2, 0, 19)),  # 4, 5, 6 and 7 each further level
        *((10, 20, 2, 12 + 19 * 8), (6, 20, -1, 5 + 19 * 3)),
        (6, 3, -5, 3),  # a level never takes any away
    ],
)
def test_hit_points_by_the_die(die: int, level: int, constitution: int, points: int) -> None:
    assert rules.hit_points(die, level, constitution) == points


def test_energy_grows_with_levels() -> None:
    assert [rules.energy_at(level) for level in (1, 2, 20)] == [50, 55, 145]
    assert rules.energy_at(20, 7) == 183


def test_starting_over_is_cheap_only_at_first() -> None:
    assert [rules.respec_price(level) for level in (1, 4, 20)] == [Copper(50), Copper(800), Copper(20_000)]
