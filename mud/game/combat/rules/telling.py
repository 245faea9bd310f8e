"""Which of several phrases is used for a blow, why a blow misses, and when there are too many blows to tell each.

The choice of words is no chance: it follows from the numbers of the blow, so that it never takes a number from the
dice, and the same fight reads the same.
"""

from collections.abc import Sequence
from enum import StrEnum
from typing import Final, TypeVar
from zlib import crc32

T = TypeVar("T")

WINDOW: Final = 3.0
"""Seconds over which blows are counted in a room."""

MOST_TOLD: Final = 8
"""Blows in a room within that time that onlookers read of one by one: four duels at usual speeds."""

MOST_PAIRS: Final = 5
"""Pairs of fighters that a summary names: a screenful is for those who fight."""


class Evasion(StrEnum):
    """Why a blow misses."""

    WIDE = "wide"
    DODGED = "dodged"
    PARRIED = "parried"
    BLOCKED = "blocked"
    ARMORED = "armored"


def picked(among: Sequence[T], *numbers: object) -> T:
    """One of several, by the numbers of what it is about."""
    return among[crc32(" ".join(map(str, numbers)).encode()) % len(among)]


def evasion_of(total: int, dexterity: int, *, shield: bool, armed: bool, close: bool) -> Evasion:
    """Why an attack misses that came to so much.

    Armor class is ten, dexterity, and what is worn (SRD 5.1, "Armor Class"): what does not reach ten goes wide, what
    dexterity makes up for is dodged, and the rest is stopped by shield or armor; who is armed parries what was close.
    """
    if total < 10:
        return Evasion.WIDE
    if total < 10 + max(0, dexterity):
        return Evasion.DODGED
    if close and armed:
        return Evasion.PARRIED
    return Evasion.BLOCKED if shield else Evasion.ARMORED
