"""What gear does for those who use it: what they wear, what of it works, and what it adds to each number."""

from dataclasses import dataclass

from mud.game.being.model import Player
from mud.game.calling.specs import CharacterClass
from mud.game.gear.rules import is_used_to, is_versatile
from mud.game.thing.acts import carried_by, template_of
from mud.game.thing.acts.vessels import inside
from mud.game.thing.acts.wear import is_broken
from mud.game.thing.model import Item
from mud.game.thing.rules import Slot, changes_of
from mud.game.thing.specs import Stat
from mud.kernel.ids import ClassId
from mud.world.world import World


@dataclass(frozen=True, slots=True)
class Working:
    """Whether what someone wears does what it is for: 1, or 0 when a feature says that it does not (it is broken)."""

    who: Player
    item: Item


def calling_of(world: World, who: Player) -> CharacterClass | None:
    """The class of a player."""
    return world.catalog.find(CharacterClass, ClassId(who.character_class))


def is_proficient(world: World, who: Player, item: Item) -> bool:
    """Whether someone has learned to use such a thing."""
    return is_used_to(calling_of(world, who), template_of(world, item))


def works_for(world: World, who: Player, item: Item) -> bool:
    """Whether a thing does for someone what it can do: what needs attunement does it only for who is attuned to it."""
    if template_of(world, item).attunement and item.attuned_to != who.id:
        return False
    return not is_broken(world, item) and world.modified(Working(who, item), 1.0) > 0


def given_by_gear(world: World, who: Player, stat: Stat) -> int:
    """What all that someone wears and holds adds to a number."""
    total = 0
    for item in carried_by(world, who):
        if item.equipped_slot is None:
            continue
        amount = changes_of(template_of(world, item), item).get(stat, 0)
        if amount and works_for(world, who, item):
            total += amount
    return total


def worn_at(world: World, who: Player, slot: Slot) -> Item | None:
    """What someone wears or holds in a place."""
    return next((item for item in carried_by(world, who) if item.equipped_slot == slot), None)


def in_both_hands(world: World, who: Player, item: Item) -> bool:
    """Whether someone holds a versatile weapon in both hands: whenever the other one is empty."""
    is_held = item.equipped_slot == Slot.MAIN_HAND and is_versatile(template_of(world, item))
    return is_held and worn_at(world, who, Slot.OFF_HAND) is None


def all_carried(world: World, who: Player) -> list[Item]:
    """All that someone has about them, what is inside of something too."""
    found = list(carried_by(world, who))
    for item in found:  # grows while it is gone through
        found.extend(inside(world, item))
    return found
