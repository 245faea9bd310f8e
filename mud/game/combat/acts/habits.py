"""How players like to fight."""

from typing import Final

from mud.game.being.model import Player
from mud.game.combat.events import WimpySet
from mud.game.combat.model import FightingHabits
from mud.kernel.errors import Refused
from mud.world.world import World

MOST_WIMPY: Final = 90
"""Percent: whoever runs sooner need not have come."""

OFF: Final = frozenset({"off", "no", "never", "none"})


def set_wimpy(world: World, who: Player, word: str) -> None:
    """Set at which percentage of health someone flees by themselves; without a word, only tell it.

    Refused for what is no percentage.
    """
    habits = FightingHabits.of(who)
    if word:
        habits.wimpy = _percent(word)
    world.happened(WimpySet(who, habits.wimpy))


def _percent(word: str) -> int:
    if word.casefold() in OFF:
        return 0
    digits = word.rstrip("%")
    if not (digits.isascii() and digits.isdigit() and len(digits) <= 3 and int(digits) <= MOST_WIMPY):
        raise Refused(f"Say a percentage from 0 to {MOST_WIMPY}, or off.")
    return int(digits)
