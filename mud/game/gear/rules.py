"""Armor, weapons, hands and burdens: the arithmetic of what is worn and held."""

from collections.abc import Collection, Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from mud.game.calling.specs import CharacterClass
from mud.game.gear.model import Burden
from mud.game.thing.model import Alteration, Item
from mud.game.thing.rules import Slot, changes_of, slot_of
from mud.game.thing.specs import ItemTemplate, ItemType, Rarity, Stat

MOST_ATTUNED: Final = 3
"""Things to which one can be attuned at a time (SRD 5.1, "Attunement")."""

FOCUS_SECONDS: Final = 60.0
"""How long attuning and studying take: a short rest (SRD 5.1, "Attunement"), in a world that does not wait an hour."""

MOST_ALTERATIONS: Final = 3
"""Enchantments that a thing bears, and as many modifications: what its name and its description can hold."""

MOST_LOADOUTS: Final = 10
"""Loadouts of a player: one for each occasion, few enough to be listed."""

SLOWED: Final = 10
"""Feet by which armor that is too heavy slows, and so does a heavy load (SRD 5.1, "Heavy Armor")."""

CRAWL: Final = 5
"""Feet in a round that are left to whoever carries too much (SRD 5.1, "Push, Drag, or Lift")."""

UNUSED_TO: Final = 5
"""What disadvantage takes off a number that is not rolled (SRD 5.1, "Passive Checks")."""

TWO_HANDED, VERSATILE, LIGHT = "two_handed", "versatile", "light"
"""Flags of weapons (SRD 5.1, "Weapon Properties")."""

BOTH_HANDS_BETTER: Final = 2
"""How much more a versatile weapon does at most in both hands: the next larger die (SRD 5.1, "Weapons")."""

SHIELD: Final = "shield"
METAL: Final = "metal"
METALS: Final = frozenset({METAL, "iron", "steel", "bronze", "brass", "copper", "silver", "gold", "lead", "tin"})

SIMPLE_WEAPONS: Final = frozenset(
    {"club", "dagger", "greatclub", "handaxe", "javelin", "light hammer", "mace", "quarterstaff", "sickle", "spear"}
    | {"light crossbow", "dart", "shortbow", "sling"}
)
"""Subtypes that need no soldier's training (SRD 5.1, "Weapons"); all others are martial."""

IDENTIFIED_FROM: Final[Mapping[Rarity, int]] = MappingProxyType(
    {
        Rarity.COMMON: 5,
        Rarity.UNCOMMON: 10,
        Rarity.RARE: 15,
        Rarity.VERY_RARE: 20,
        Rarity.LEGENDARY: 25,
        Rarity.ARTIFACT: 30,
    }
)
"""How hard it is to find out by study what a thing is."""


class Armor(StrEnum):
    """How heavy armor is; the words are those of a class's proficiencies."""

    LIGHT = "light"
    MEDIUM = "medium"
    HEAVY = "heavy"


ARMORS: Final[Mapping[str, Armor]] = MappingProxyType({f"{armor.value} armor": armor for armor in Armor})
"""The subtype of each."""

MOST_DEXTERITY: Final[Mapping[Armor, int | None]] = MappingProxyType(
    {Armor.LIGHT: None, Armor.MEDIUM: 2, Armor.HEAVY: 0}
)
"""What a dexterous wearer gains at most in each; None is all of it (SRD 5.1, "Armor")."""


def armor_of(template: ItemTemplate) -> Armor | None:
    """How heavy a suit of armor is; None for all that is none."""
    return ARMORS.get(template.item_subtype or "")


def dexterity_in(armor: Armor, modifier: int) -> int:
    """What dexterity gives in armor: light lets all through, medium two at most, heavy nothing, good or bad."""
    most = MOST_DEXTERITY[armor]
    return modifier if most is None else 0 if most == 0 else min(modifier, most)


def is_two_handed(template: ItemTemplate) -> bool:
    """Whether it takes both hands."""
    return template.flags.get(TWO_HANDED, False)


def is_versatile(template: ItemTemplate) -> bool:
    """Whether it is better in both hands."""
    return template.flags.get(VERSATILE, False)


def is_light_weapon(template: ItemTemplate) -> bool:
    """Whether it can be one of two (SRD 5.1, "Two-Weapon Fighting")."""
    return template.item_type is ItemType.WEAPON and template.flags.get(LIGHT, False)


def places_for(template: ItemTemplate) -> tuple[Slot, ...]:
    """Where a kind of thing can be worn or held: on either of two fingers, else in its own place, or nowhere."""
    slot = slot_of(template)
    if slot is Slot.FINGER:
        return (Slot.FINGER, Slot.OTHER_FINGER)
    return () if slot is None else (slot,)


def kinds_of_skill(template: ItemTemplate) -> tuple[str, ...]:
    """The proficiencies of which any one is enough to be used to a kind of thing; none: everybody is."""
    if template.item_subtype == SHIELD:
        return ("shields",)
    armor = armor_of(template)
    if armor is not None:
        return (armor.value,)
    if template.item_type is not ItemType.WEAPON:
        return ()
    subtype = template.item_subtype or ""
    return ("simple" if subtype in SIMPLE_WEAPONS else "martial", subtype)


def is_used_to(calling: CharacterClass | None, template: ItemTemplate) -> bool:
    """Whether those of a calling are proficient with a kind of thing."""
    kinds = kinds_of_skill(template)
    return not kinds or calling is None or any(kind in (*calling.armor, *calling.weapons) for kind in kinds)


def is_shunned(calling: CharacterClass | None, template: ItemTemplate) -> bool:
    """Whether those of a calling wear no armor of what it is made of."""
    if calling is None or (armor_of(template) is None and template.item_subtype != SHIELD):
        return False
    shunned = METALS | set(calling.shuns) if METAL in calling.shuns else set(calling.shuns)
    return any(material in shunned for material in template.material)


def damage_of(template: ItemTemplate, item: Item, both_hands: bool) -> tuple[int, int]:
    """The least and the most that a weapon does, with what lies on it, in one hand or both; (0, 0) for no weapon."""
    if template.damage_max <= 0:
        return (0, 0)
    more = changes_of(template, item).get(Stat.DAMAGE, 0)
    best = template.damage_max + (BOTH_HANDS_BETTER if both_hands and is_versatile(template) else 0)
    return (max(0, template.damage_min + more), max(0, best + more))


def burden_of(pounds: float, most: float) -> Burden:
    """How heavily someone is laden: by thirds of what they can carry (SRD 5.1, "Variant: Encumbrance")."""
    if pounds > most:
        return Burden.TOO_MUCH
    if pounds * 3 > most * 2:
        return Burden.HEAVY
    return Burden.LADEN if pounds * 3 > most else Burden.LIGHT


def pace_under(burden: Burden, pace: float) -> float:
    """The pace of someone so laden."""
    if burden is Burden.TOO_MUCH:
        return min(pace, CRAWL)
    return slowed(pace) if burden is Burden.HEAVY else pace


def slowed(pace: float) -> float:
    """A pace of ten feet less; whoever can walk still crawls."""
    return max(min(pace, CRAWL), pace - SLOWED)


def altered(present: Iterable[Alteration], change: Alteration, groups: Mapping[str, str]) -> tuple[Alteration, ...]:
    """What lies on a thing with one change more, in place of one of the same group; `groups` by kind."""
    group = groups.get(change.kind)
    kept = (each for each in present if not group or groups.get(each.kind) != group)
    return (*kept, change)


def has_free_hand(worn: Collection[Slot], template: ItemTemplate | None) -> bool:
    """Whether the other hand holds nothing beside what the main one holds."""
    return Slot.OFF_HAND not in worn and not (template is not None and is_two_handed(template))
