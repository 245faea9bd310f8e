"""How a blow is rolled: the d20 against armor class, advantage, criticals, and how hard a blow looks.

An attack: a d20, the proficiency bonus of those who are used to the weapon, and the modifier of the ability it asks
for. It hits when that reaches the armor class of the target; a 20 on the die hits whatever that is, and critically, a
1 misses (SRD 5.1, "Making an Attack", "Attack Rolls").
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from mud.kernel.dice import Dice, Roll

ROUND: Final = 6.0
"""Seconds of a round (SRD 5.1, "The Order of Combat"); weapons are faster or slower within it."""

NATURAL_HIT, NATURAL_MISS = 20, 1


class Landing(StrEnum):
    """What became of an attack roll."""

    MISS = "miss"
    HIT = "hit"
    CRITICAL = "critical"


class Severity(StrEnum):
    """How hard a blow looks to those who see it: by the share of all its health that the target loses by it."""

    NOTHING = "nothing"
    GRAZE = "graze"
    LIGHT = "light"
    SOLID = "solid"
    HEAVY = "heavy"
    TERRIBLE = "terrible"


SEVERITIES: Mapping[float, Severity] = MappingProxyType(
    {
        0.0: Severity.NOTHING,
        0.05: Severity.GRAZE,
        0.15: Severity.LIGHT,
        0.30: Severity.SOLID,
        0.50: Severity.HEAVY,
    }
)
"""Up to which share of all health a blow looks so; above all of them it is terrible."""


class Suffering(StrEnum):
    """How much of a damage got through, where that is not simply all of it."""

    AS_USUAL = "as_usual"
    RESISTED = "resisted"
    IMMUNE = "immune"
    WEAK = "weak"


@dataclass(frozen=True, slots=True)
class Throw:
    """A d20: what counts of the faces that came up, one or (with advantage or disadvantage) two."""

    kept: int
    faces: tuple[int, ...]


def edge_of(better: Sequence[object], worse: Sequence[object]) -> int:
    """1 advantage, -1 disadvantage, 0 neither.

    Any of the one and any of the other cancel each other, however many of each there are (SRD 5.1, "Advantage and
    Disadvantage").
    """
    return bool(better) - bool(worse)


def throw_d20(dice: Dice, edge: int) -> Throw:
    """A d20; two with advantage, of which the higher counts, or with disadvantage, of which the lower does."""
    first = dice.d20()
    if edge == 0:
        return Throw(first, (first,))
    second = dice.d20()
    return Throw((max if edge > 0 else min)(first, second), (first, second))


def landing_of(natural: int, total: int, armor_class: int, critical_from: int = NATURAL_HIT) -> Landing:
    """Whether an attack hits. `total` is the die with all that is added; from `critical_from` on a hit is critical."""
    if natural == NATURAL_MISS:
        return Landing.MISS
    if natural == NATURAL_HIT:
        return Landing.CRITICAL
    if total < armor_class:
        return Landing.MISS
    return Landing.CRITICAL if natural >= critical_from else Landing.HIT


def chance_to_hit(bonus: int, armor_class: int, edge: int = 0) -> float:
    """The share of attacks that hit: of the twenty faces those that do, never the 1, always the 20."""
    needed = min(20, max(2, armor_class - bonus))
    once = (21 - needed) / 20
    if edge == 0:
        return once
    return 1 - (1 - once) ** 2 if edge > 0 else once**2


def damage_roll(damage: Roll, critical: bool) -> Roll:
    """The dice of a damage; a critical hit throws them twice, what is added stays (SRD 5.1, "Critical Hits")."""
    return Roll(damage.count * 2, damage.sides, damage.bonus) if critical else damage


def dice_between(least: int, most: int) -> Roll:
    """Dice that give no less and no more than that: 1-6 is 1d6, 2-12 is 2d6, 3-5 is 1d3+2.

    What a file says of a weapon is a range; rolled as dice a critical hit has dice to throw twice.
    """
    if most <= least:
        return Roll(0, 1, most)
    if least > 0 and most % least == 0:
        return Roll(least, most // least)
    return Roll(1, most - least + 1, least - 1)


def severity_of(lost: int, whole: int) -> Severity:
    """How hard a blow looks that takes so many of all the hit points that someone can have."""
    share = lost / max(1, whole)
    return next((severity for upto, severity in SEVERITIES.items() if share <= upto), Severity.TERRIBLE)


def suffering_of(rolled: int, suffered: int) -> Suffering:
    """What is to be said of how much got through: less than was rolled, nothing, or more."""
    if rolled <= 0 or suffered == rolled:
        return Suffering.AS_USUAL
    if suffered == 0 and rolled > 1:
        return Suffering.IMMUNE
    return Suffering.RESISTED if suffered < rolled else Suffering.WEAK


FLEEING: Final = 8
"""How hard it is to get away from one who could follow at a stroll; their dexterity comes on top."""

PER_PURSUER: Final = 1
"""By how much each further one who is after somebody makes it harder."""


def fleeing_difficulty(dexterities: Sequence[int]) -> int:
    """What a d20 with one's own dexterity must reach to get away from those with these modifiers of dexterity.

    Ours: in the SRD one disengages or is struck at (5.1, "Opportunity Attacks"); here those who are quick hold one up.
    """
    if not dexterities:
        return 0
    return FLEEING + max(dexterities) + PER_PURSUER * (len(dexterities) - 1)
