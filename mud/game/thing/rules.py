"""What things are called, what they weigh and what goes into what: arithmetic over what is known of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from mud.game.being.specs import Size
from mud.game.thing.model import Alteration, Item, Passage
from mud.game.thing.specs import ItemTemplate, ItemType, Requirements, Stat


class Slot(StrEnum):
    """Where something is worn or held."""

    HEAD = "head"
    FACE = "face"
    NECK = "neck"
    SHOULDERS = "shoulders"
    BODY = "body"
    BACK = "back"
    ARMS = "arms"
    HANDS = "hands"
    FINGER = "finger"
    OTHER_FINGER = "other_finger"
    WAIST = "waist"
    LEGS = "legs"
    FEET = "feet"
    MAIN_HAND = "main_hand"
    OFF_HAND = "off_hand"


WORN = MappingProxyType(
    {
        Slot.HEAD: "on the head",
        Slot.FACE: "over the eyes",
        Slot.NECK: "around the neck",
        Slot.SHOULDERS: "about the shoulders",
        Slot.BODY: "on the body",
        Slot.BACK: "on the back",
        Slot.ARMS: "on the arms",
        Slot.HANDS: "on the hands",
        Slot.FINGER: "on a finger",
        Slot.OTHER_FINGER: "on another finger",
        Slot.WAIST: "around the waist",
        Slot.LEGS: "on the legs",
        Slot.FEET: "on the feet",
        Slot.MAIN_HAND: "in the main hand",
        Slot.OFF_HAND: "in the other hand",
    }
)
"""How it is said that something is worn there."""

BOAT = "boat"
"""The flag of things that carry over water whoever carries them."""

CURSED: Final = "cursed"
"""The flag of kinds of things that are cursed when they come into the world."""

LONGEST_HISTORY = 20
"""Passages that are remembered of a thing: a row stays small, and tells of the last owners."""


@dataclass(frozen=True, slots=True)
class Load:
    """What something holds: pounds, and how many separate things."""

    pounds: float
    things: int


def slot_of(template: ItemTemplate) -> Slot | None:
    """Where a kind of thing is worn or held; None for what is not."""
    return Slot(template.equipment_slot) if template.equipment_slot in set(Slot) else None


def lengthened(history: tuple[Passage, ...], passage: Passage) -> tuple[Passage, ...]:
    """A history with one more passage: how the thing was made stays, and of the others the last."""
    if len(history) < LONGEST_HISTORY:
        return (*history, passage)
    return (history[0], *history[2:], passage)


NOTCHES = (
    (0.0, "broken", "broken"),
    (0.1, "about to break", "about to fall apart"),
    (0.35, "badly notched", "in tatters"),
    (0.65, "notched", "frayed"),
    (0.9, "a little worn", "a little worn"),
)
"""Up to which share of what it can bear a thing looks so: what is hard, and what is worn."""


def condition_of(kind: ItemTemplate, left: int) -> str:
    """How a thing looks that can bear so much still; "" for one that is as good as new."""
    share = left / max(1, kind.max_durability or 1)
    cloth = kind.item_type is ItemType.ARMOR
    return next((soft if cloth else hard for upto, hard, soft in NOTCHES if share <= upto), "")


BOUND = ("quest_item", "no_drop")
"""Flags of things that cannot be dropped, given, sold or put away."""


def is_bound(kind: ItemTemplate) -> bool:
    """Whether whoever has such a thing keeps it."""
    return any(kind.flags.get(flag, False) for flag in BOUND)


def is_known(template: ItemTemplate, item: Item) -> bool:
    """Whether a thing is known for what it is; what has neither a plain name nor magic on it always is."""
    return item.identified or (template.plain_name is None and not item.enchantments)


def seen_changes(template: ItemTemplate, item: Item) -> tuple[Alteration, ...]:
    """What was done to a thing, as far as it can be seen."""
    return (*item.modifications, *item.enchantments) if is_known(template, item) else item.modifications


def called(template: ItemTemplate, item: Item) -> str:
    """The bare name of a thing: its plain one until it is identified, with what was done to it around it."""
    name = template.name if is_known(template, item) else template.plain_name or template.name
    changes = seen_changes(template, item)
    before = [change.prefix for change in changes if change.prefix]
    behind = [change.suffix for change in changes if change.suffix]
    return " ".join((*before, name, *behind))


def changes_of(template: ItemTemplate, item: Item) -> Mapping[Stat, int]:
    """What a thing adds to each number, known or not: by its kind, by magic and by hand."""
    sums = dict(template.stat_modifiers)
    for change in (*item.modifications, *item.enchantments):
        for stat, amount in change.changes.items():
            sums[stat] = sums.get(stat, 0) + amount
    return sums


def pounds_of_one(template: ItemTemplate, item: Item) -> float:
    """What one of a stack weighs, never less than nothing."""
    return max(0.0, template.weight + sum(change.weight for change in (*item.modifications, *item.enchantments)))


def words_about(template: ItemTemplate, item: Item) -> frozenset[str]:
    """The words by which things of a kind are asked for: what it is, what it is made of, its size, its rarity."""
    words = {template.item_type.value, template.item_subtype or "", template.size_category.value, *template.material}
    if is_known(template, item):
        words.add(template.rarity.value.replace("_", " "))
    return frozenset(words)


NOTHING = Requirements()


def requirements_of(template: ItemTemplate) -> Requirements:
    """What a kind of thing asks of whoever would use it."""
    return NOTHING if template.requirements is None else template.requirements


SIZES = tuple(Size)


def fits_into(inner: ItemTemplate, outer: ItemTemplate) -> bool:
    """Whether a thing is no bigger than what it is to go into."""
    return SIZES.index(inner.size_category) <= SIZES.index(outer.size_category)
