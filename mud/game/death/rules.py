"""The arithmetic of death: saves, debts, spirits, shares, and how long what is dead lasts."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from mud.game.calling.rules import HIGHEST_LEVEL, experience_for
from mud.game.death.specs import Loot, LootTable
from mud.kernel.dice import Dice, Roll, parse_roll
from mud.kernel.ids import ItemTemplateId

ROUND: Final = 6.0
"""Seconds from one death save to the next (SRD 5.1, "The Order of Combat": a round is six seconds)."""

SAVES: Final = 3
"""So many saves decide: made, one is stable; failed, one is dead (SRD 5.1, "Death Saving Throws")."""

SAVE_AGAINST: Final = 10
"""What a death save has to come to (SRD 5.1, "Death Saving Throws")."""

TEND_AGAINST: Final = 10
"""The DC of a Wisdom (Medicine) check that stabilizes someone (SRD 5.1, "Stabilizing a Creature")."""

STABLE: Final = Roll(1, 4)
STABLE_UNIT: Final = 60.0
"""Someone stable wakes with one hit point after 1d4 of these. Hours by the SRD; here minutes, which one can wait."""

USUAL_RETURN: Final = 15
RETURN_PER_LEVEL: Final = 5
"""Seconds for which one is a spirit: so many at first level, and so many more for each further one."""

REMINDERS: Final = (60, 30, 10, 5)
"""Seconds before their return at which spirits are told of it."""

RETURNS_WITH: Final = 4
"""One part in so many of one's health is what one comes back with."""

DEBT: Final = 10
MOST_DEATHS_OWED: Final = 4
"""A death costs one part in so many of what lies between one's level and the next; for how many deaths at most one
owes at a time.
"""

PAYS: Final = 2
"""One part in so many of what is gained pays a debt off."""

CORPSE_LASTS: Final = 600.0
"""Seconds that a creature's corpse lies."""

PLAYERS_CORPSE_LASTS: Final = 4 * 3600.0
"""Seconds that a player's corpse lies, before what is in it is kept for them."""

EMPTY_LASTS: Final = 30.0
"""Seconds that a corpse lies in which nothing is left."""

WARNING: Final = 60.0
"""Seconds before its end at which one sees that a corpse will soon be gone."""

CLAIM_LASTS: Final = 180.0
"""Seconds for which only those may take from a creature's corpse who had a part in its death."""

EASY_BEYOND: Final = 2
LOST_PER_LEVEL: Final = 1
"""Whoever is more levels than this above what died learns less by it: one part in five less for each level beyond."""

BONUS_PER_COMPANION: Final = 1
MOST_BONUS: Final = 5
"""What all share is so many tenths more for each companion beside the first, up to this."""

MOST_NESTED: Final = 10
"""Tables of loot inside each other: content cannot go in circles, and deeper than this nobody means it."""


class Outcome(StrEnum):
    """What came of a death save."""

    SUCCESS = "success"
    FAILURE = "failure"
    TWO_FAILURES = "two failures"
    AWAKE = "awake"


def save(rolled: int) -> Outcome:
    """What a d20 means for the dying.

    Ten or more is a success, less a failure; a 1 counts as two failures, and with a 20 one comes to with a hit point
    (SRD 5.1, "Death Saving Throws").
    """
    if rolled == 20:
        return Outcome.AWAKE
    if rolled == 1:
        return Outcome.TWO_FAILURES
    return Outcome.SUCCESS if rolled >= SAVE_AGAINST else Outcome.FAILURE


def kills_at_once(beyond: int, most: int) -> bool:
    """Whether damage that goes beyond the last hit point kills: as much of it as one can have at most does
    (SRD 5.1, "Instant Death").
    """
    return beyond >= most


def seconds_as_spirit(level: int, by_area: int | None) -> int:
    """Seconds until a spirit comes back: what the area says, or the longer the higher its level."""
    return by_area if by_area is not None else USUAL_RETURN + RETURN_PER_LEVEL * (level - 1)


def debt_after(debt: int, level: int) -> int:
    """What someone owes who has died once more: nothing at first level, and never for more than some deaths."""
    if level <= 1:
        return debt
    below = min(level, HIGHEST_LEVEL - 1)
    price = (experience_for(below + 1) - experience_for(below)) // DEBT
    return max(debt, min(debt + price, MOST_DEATHS_OWED * price))


def payment(debt: int, gained: int) -> int:
    """How much of what is gained pays a debt off: half of it, rounded down, until nothing is owed."""
    return max(0, min(debt, gained // PAYS))


def share_of(reward: int, level: int, learner: int, companions: int) -> int:
    """What one of so many learns by a death.

    All get equal parts (SRD 5.1 divides it so) of the reward, which is a tenth more for each companion beyond the
    first, at most half as much again. Whoever is more than two levels above what died gets a fifth less for each level
    beyond that: together they never get more than the reward and that bonus.
    """
    tenths = 10 + min(MOST_BONUS, BONUS_PER_COMPANION * (companions - 1))
    fifths = 5 - min(5, LOST_PER_LEVEL * max(0, learner - level - EASY_BEYOND))
    return reward * tenths * fifths // (10 * 5 * companions)


@dataclass(frozen=True, slots=True)
class Drop:
    """What a line of loot came to: so many things of a kind, or coins."""

    template_id: ItemTemplateId | None
    count: int


Tables = Mapping[str, LootTable]


def rolled(dice: Dice, lines: Sequence[Loot], tables: Tables, depth: int = 0) -> Iterator[Drop]:
    """What comes of lines of loot, in their order; tables that are not there give nothing."""
    for line in lines:
        if line.chance < 1 and not dice.chance(line.chance):
            continue
        if line.coins is not None:
            coins = dice.roll(parse_roll(line.coins))
            if coins > 0:
                yield Drop(None, coins)
            continue
        least, most = line.between
        count = least if least == most else dice.roll(Roll(1, most - least + 1, least - 1))
        if line.template_id is not None:
            yield Drop(line.template_id, count)
        elif line.table is not None and line.table in tables and depth < MOST_NESTED:
            table = tables[line.table]
            for _ in range(count):
                yield from rolled(dice, _chosen(dice, table), tables, depth + 1)


def _chosen(dice: Dice, table: LootTable) -> Sequence[Loot]:
    if table.pick is None:
        return table.lines
    weighed = [line for line in table.lines for _ in range(line.weight)]
    return [dice.pick(weighed) for _ in range(table.pick)]
