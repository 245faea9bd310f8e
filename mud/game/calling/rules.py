"""What experience leads to: levels, hit points, energy, and points to train with."""

from bisect import bisect_right
from typing import Final

from mud.game.calling.specs import CharacterClass
from mud.kernel.money import Copper

EXPERIENCE: Final = (
    *(0, 300, 900, 2_700, 6_500, 14_000, 23_000, 34_000, 48_000, 64_000),
    *(85_000, 100_000, 120_000, 140_000, 165_000, 195_000, 225_000, 265_000, 305_000, 355_000),
)
"""The experience at which each level is reached, from level 1 on (SRD 5.1, "Beyond 1st Level")."""

HIGHEST_LEVEL: Final = len(EXPERIENCE)

MOST_EXPERIENCE: Final = 1_000_000_000
"""What nobody gets beyond: the column takes no more than twice that, and the last level needs far less."""

POINTS_AT_ONCE: Final = 2
"""Points of ability scores that an improvement gives (SRD 5.1, "Ability Score Improvement")."""

HIGHEST_TRAINED: Final = 20
"""No score is trained beyond it (SRD 5.1, "Ability Score Improvement")."""

USUAL_DIE: Final = 8
"""The hit die of those whose class the content no longer knows."""

FIRST_ENERGY: Final = 50
"""Energy at level 1."""

USUAL_ENERGY: Final = 5
"""Energy that a level adds where the class does not say otherwise."""

RESPEC_PRICE: Final = Copper(50)
"""Starting over costs so much, times the level, times the level again: cheap while one is still trying things out."""


def level_for(experience: int) -> int:
    """The level that so much experience leads to."""
    return max(1, bisect_right(EXPERIENCE, experience))


def experience_for(level: int) -> int:
    """The least experience of a level."""
    return EXPERIENCE[level - 1]


def to_next(experience: int, level: int) -> int | None:
    """How much experience is missing to the next level; None at the highest."""
    return None if level >= HIGHEST_LEVEL else max(0, experience_for(level + 1) - experience)


def hit_points(die: int, level: int, constitution: int) -> int:
    """The hit points of a level, by the class's hit die and the modifier of constitution.

    All of the die at the first level, half of it and one more (the average, rounded up) at each further one, and
    constitution's modifier each time; a level never gives less than one (SRD 5.1, "Hit Points and Hit Dice").
    """
    return max(1, die + constitution) + (level - 1) * max(1, die // 2 + 1 + constitution)


def energy_at(level: int, each: int = USUAL_ENERGY) -> int:
    """The energy of a level, where each level adds so much."""
    return FIRST_ENERGY + (level - 1) * each


def points_earned(calling: CharacterClass | None, level: int) -> int:
    """The points to train with that someone of a level has had in all."""
    return 0 if calling is None else POINTS_AT_ONCE * sum(at <= level for at in calling.improvements)


def respec_price(level: int) -> Copper:
    """What starting over costs at a level."""
    return Copper(RESPEC_PRICE * level * level)
