"""What one strikes with: weapons as they are in a hand, fists, and what creatures have by nature."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from mud.game.being.specs import Ability, DamageType
from mud.game.thing.model import Item
from mud.game.thing.specs import ItemTemplate
from mud.kernel.dice import Roll

FINESSE, RANGED, THROWN, HEAVY, REACH = "finesse", "ranged", "thrown", "heavy", "reach"
"""Flags of weapons (SRD 5.1, "Weapon Properties"); the others are in `gear.rules`."""

FINESSE_KINDS: Final = frozenset({"dagger", "dart", "rapier", "scimitar", "shortsword", "whip"})
"""Subtypes that are struck with as well by the quick as by the strong (SRD 5.1, "Weapons")."""

RANGES: Final[Mapping[str, int]] = MappingProxyType(
    {
        "blowgun": 25,
        "dart": 20,
        "hand crossbow": 30,
        "heavy crossbow": 100,
        "light crossbow": 80,
        "longbow": 150,
        "net": 5,
        "shortbow": 80,
        "sling": 30,
    }
)
"""Feet at which a missile flies true, by subtype (SRD 5.1, "Weapons"); beyond them one has disadvantage."""

MISSILES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "shortbow": "arrow",
        "longbow": "arrow",
        "hand crossbow": "bolt",
        "light crossbow": "bolt",
        "heavy crossbow": "bolt",
    }
)
"""What each shoots, by a word of its name; pebbles for a sling lie everywhere."""

ACROSS: Final = 15
"""Feet between those who are not at each other's throats, in a room of any size."""

FIST_SPEED: Final = 2.0
"""Seconds from one blow with a bare hand to the next."""

SNEAK_DIE: Final = 6
"""Sides of the dice of a blow from behind (SRD 5.1, "Sneak Attack")."""

OFF_HAND_SPEED: Final = 1.5
"""How much longer the other hand takes: in the SRD its blow costs the one bonus action of a round."""


SWING: Final = 0.3
LEAST_SWING, MOST_SWING = 0.5, 1.0
"""A blow keeps one's hands busy for that share of the time to the next one, in seconds no less and no more than these:
long enough that nobody drinks and strikes in one moment, short enough that hands are free for most of a fight.
"""


@dataclass(frozen=True, slots=True)
class Weapon:
    """Something to strike with, as it is now: `speed` in seconds, `reach` in feet, 0 for what is used at arm's length.

    `bonus` is the whole attack bonus of what creatures have by nature; None: it is worked out of who holds it.
    `attack` is added to it in any case: magic, an edge. `verb` is an infinitive; "" leaves it to the kind of damage.
    `item` is the thing in the hand, if it is one.
    """

    name: str
    damage: Roll
    type: DamageType
    speed: float
    verb: str = ""
    bonus: int | None = None
    attack: int = 0
    item: Item | None = None
    finesse: bool = False
    reach: int = 0
    thrown: bool = False
    is_off_hand: bool = False
    proficient: bool = True

    @property
    def is_ranged(self) -> bool:
        """Whether it flies or shoots."""
        return self.reach > 0 and not self.thrown

    @property
    def is_melee(self) -> bool:
        """Whether one strikes with it at arm's length."""
        return not self.is_ranged


FIST: Final = Weapon("fist", Roll(0, 1, 1), DamageType.BLUDGEONING, FIST_SPEED, "punch")
"""A blow with a bare hand does 1 and what strength adds, and everybody is used to it (SRD 5.1, "Unarmed Strike")."""


def has(template: ItemTemplate, flag: str) -> bool:
    """Whether a weapon has a property."""
    return template.flags.get(flag, False)


def is_finesse(template: ItemTemplate) -> bool:
    """Whether the quick strike with it as well as the strong."""
    return has(template, FINESSE) or template.item_subtype in FINESSE_KINDS


def range_of(template: ItemTemplate) -> int:
    """Feet at which what it shoots flies true; 0 for what is not shot with."""
    subtype = template.item_subtype or ""
    if subtype in RANGES and subtype not in ("dart", "net"):
        return RANGES[subtype]
    return 60 if has(template, RANGED) else 0


def missile_of(template: ItemTemplate) -> str:
    """The word for what a weapon shoots; "" for one that shoots nothing, or finds it everywhere."""
    return MISSILES.get(template.item_subtype or "", "")


def swing_seconds(speed: float) -> float:
    """For how long a blow keeps the hands busy of who strikes one in so many seconds."""
    return max(LEAST_SWING, min(MOST_SWING, speed * SWING))


def ability_for(weapon: Weapon, strength: int, dexterity: int) -> Ability:
    """Which ability a weapon asks for: strength at arm's length, dexterity for missiles, the better one for finesse."""
    if weapon.is_ranged:
        return Ability.DEXTERITY
    return Ability.DEXTERITY if weapon.finesse and dexterity > strength else Ability.STRENGTH


def modifier_to_damage(weapon: Weapon, modifier: int) -> int:
    """What an ability adds to damage; the other hand's blow gains nothing by it (SRD 5.1, "Two-Weapon Fighting")."""
    return min(0, modifier) if weapon.is_off_hand else modifier


def damage_type_of(template: ItemTemplate) -> DamageType:
    """The kind of harm a weapon does; a word that is none is physical."""
    known = {each.value for each in DamageType}
    return DamageType(template.damage_type) if template.damage_type in known else DamageType.PHYSICAL
