"""What the fifteen conditions mean, as tables (SRD 5.1, "Appendix PH-A: Conditions").

Every function takes the conditions that lie on a being as a collection, and looks at what they imply, too: whoever is
stunned is incapacitated. Exhaustion has levels, 1 to 6, given beside; each level brings what those below it bring.
An edge is 1 for advantage, -1 for disadvantage, 0 for neither or both: several on one side count once, and one on each
side cancel out, however many there are (SRD 5.1, "Advantage and Disadvantage").
"""

from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import Final

from mud.game.being.specs import Ability, Condition

Conditions = Collection[Condition]

WORST_EXHAUSTION: Final = 6
"""The level of exhaustion that kills."""

IMPLIED: Mapping[Condition, frozenset[Condition]] = MappingProxyType(
    {
        Condition.PARALYZED: frozenset({Condition.INCAPACITATED}),
        Condition.PETRIFIED: frozenset({Condition.INCAPACITATED}),
        Condition.STUNNED: frozenset({Condition.INCAPACITATED}),
        Condition.UNCONSCIOUS: frozenset({Condition.INCAPACITATED, Condition.PRONE}),
    }
)
"""What a condition brings with it."""

STILL = frozenset({Condition.PARALYZED, Condition.PETRIFIED, Condition.STUNNED, Condition.UNCONSCIOUS})
"""In these one neither moves nor withstands anything by strength or dexterity."""

HELD = frozenset({Condition.GRAPPLED, Condition.RESTRAINED})
"""In these the speed is 0, and nothing adds to it."""

SILENT = frozenset({Condition.PARALYZED, Condition.PETRIFIED, Condition.UNCONSCIOUS})
"""In these one cannot speak."""

ENDANGERED = frozenset({Condition.BLINDED, Condition.RESTRAINED}) | STILL
"""Attacks against whoever is so have advantage."""

HINDERED = frozenset(
    {Condition.BLINDED, Condition.FRIGHTENED, Condition.POISONED, Condition.PRONE, Condition.RESTRAINED}
)
"""Whoever is so attacks with disadvantage."""

HELPLESS = frozenset({Condition.PARALYZED, Condition.UNCONSCIOUS})
"""A hit from within reach is critical on whoever is so."""

HARMFUL = frozenset(Condition) - {Condition.INVISIBLE}
"""What one would rather be without."""

_AILING = frozenset({Condition.FRIGHTENED, Condition.POISONED})
_FAILING = frozenset({Ability.STRENGTH, Ability.DEXTERITY})


def with_implied(conditions: Conditions) -> frozenset[Condition]:
    """The conditions with what they bring with them."""
    return frozenset(conditions).union(*(IMPLIED[each] for each in conditions if each in IMPLIED))


def edge(helps: bool, hinders: bool) -> int:
    """Advantage, disadvantage, or neither when both or none are there."""
    return int(helps) - int(hinders)


def attack_edge(attacker: Conditions, target: Conditions, within_reach: bool, exhaustion: int = 0) -> int:
    """The edge of an attack roll, by the conditions of both; `exhaustion` is the attacker's, from level 3 it hinders.

    Against whoever lies prone it helps to be within reach, five feet, and hinders to be farther away.
    """
    down = Condition.PRONE in with_implied(target)
    helps = Condition.INVISIBLE in attacker or not ENDANGERED.isdisjoint(target) or (down and within_reach)
    own = not HINDERED.isdisjoint(with_implied(attacker)) or exhaustion >= 3
    return edge(helps, own or Condition.INVISIBLE in target or (down and not within_reach))


def is_automatic_critical(target: Conditions, within_reach: bool) -> bool:
    """Whether whatever hits the target from within reach, five feet, is a critical hit."""
    return within_reach and not HELPLESS.isdisjoint(target)


def fails_save(conditions: Conditions, ability: Ability) -> bool:
    """Whether a saving throw of that ability fails without a roll."""
    return ability in _FAILING and not STILL.isdisjoint(conditions)


def save_edge(conditions: Conditions, ability: Ability, exhaustion: int = 0) -> int:
    """The edge of a saving throw: the restrained dodge badly, and the very tired do nothing well."""
    return edge(False, exhaustion >= 3 or (ability is Ability.DEXTERITY and Condition.RESTRAINED in conditions))


def check_edge(conditions: Conditions, exhaustion: int = 0) -> int:
    """The edge of an ability check: fear, poison and the first exhaustion hinder it."""
    return edge(False, exhaustion >= 1 or not _AILING.isdisjoint(conditions))


def can_act(conditions: Conditions) -> bool:
    """Whether one can take actions, or react."""
    return Condition.INCAPACITATED not in with_implied(conditions)


def can_move(conditions: Conditions, exhaustion: int = 0) -> bool:
    """Whether one can leave the spot: neither held, nor still, nor at the fifth level of exhaustion."""
    return pace_share(conditions, exhaustion) > 0


def can_speak(conditions: Conditions) -> bool:
    """Whether one can say anything."""
    return SILENT.isdisjoint(conditions)


def falters(conditions: Conditions) -> bool:
    """Whether one can speak only falteringly."""
    return Condition.STUNNED in conditions and can_speak(conditions)


def can_see(conditions: Conditions) -> bool:
    """Whether the eyes see."""
    return Condition.BLINDED not in conditions and is_aware(conditions)


def can_hear(conditions: Conditions) -> bool:
    """Whether the ears hear."""
    return Condition.DEAFENED not in conditions and is_aware(conditions)


def is_aware(conditions: Conditions) -> bool:
    """Whether one knows what happens around one: neither the unconscious nor stone do."""
    return Condition.UNCONSCIOUS not in conditions and Condition.PETRIFIED not in conditions


def pace_share(conditions: Conditions, exhaustion: int = 0) -> float:
    """How much is left of the speed: none of whoever is held, half when crawling, half from the second exhaustion."""
    if not HELD.isdisjoint(conditions) or not STILL.isdisjoint(conditions) or exhaustion >= 5:
        return 0.0
    crawling = 0.5 if Condition.PRONE in conditions else 1.0
    return crawling * (0.5 if exhaustion >= 2 else 1.0)


def health_share(exhaustion: int) -> float:
    """How much is left of the most hit points: half from the fourth level of exhaustion."""
    return 0.5 if exhaustion >= 4 else 1.0


def damage_share(conditions: Conditions) -> float:
    """How much of any damage is suffered: stone resists all of it."""
    return 0.5 if Condition.PETRIFIED in conditions else 1.0
