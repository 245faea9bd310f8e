"""What things weigh and what goes into what: arithmetic over what is known of them."""

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from mud.game.thing.model import Passage
from mud.game.thing.specs import ItemTemplate, ItemType


class Slot(StrEnum):
    """Where something is worn or held."""

    HEAD = "head"
    NECK = "neck"
    BODY = "body"
    BACK = "back"
    ARMS = "arms"
    HANDS = "hands"
    FINGER = "finger"
    WAIST = "waist"
    LEGS = "legs"
    FEET = "feet"
    MAIN_HAND = "main_hand"
    OFF_HAND = "off_hand"


WORN = MappingProxyType(
    {
        Slot.HEAD: "on the head",
        Slot.NECK: "around the neck",
        Slot.BODY: "on the body",
        Slot.BACK: "on the back",
        Slot.ARMS: "on the arms",
        Slot.HANDS: "on the hands",
        Slot.FINGER: "on a finger",
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
