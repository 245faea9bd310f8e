"""Finding and picking: ability checks."""

from typing import Final

from mud.game.area.rules import Sight
from mud.game.being.rules import modifier_of
from mud.kernel.dice import Dice

MOST_FOUND: Final = 500
"""Hidden ways that a character remembers; whoever finds more forgets the oldest."""


def check_ability(dice: Dice, score: int, difficulty: int, disadvantage: bool = False) -> bool:
    """A d20 and the modifier against a difficulty; with disadvantage the lower of two (SRD 5.1, "Ability Checks")."""
    roll = min(dice.d20(), dice.d20()) if disadvantage else dice.d20()
    return roll + modifier_of(score) >= difficulty


def searches_badly(sight: Sight) -> bool:
    """In dim light one searches with disadvantage (SRD 5.1, "Vision and Light")."""
    return sight is not Sight.CLEARLY
