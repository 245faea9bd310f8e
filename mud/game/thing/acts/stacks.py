"""How things come apart and come together: pieces of a stack, and equal things that meet in one place."""

from dataclasses import dataclass

from mud.game.thing.events import Divided, Merged
from mud.game.thing.model import Item, Means, Passage
from mud.game.thing.rules import lengthened
from mud.game.thing.specs import ItemTemplate
from mud.world.contents import Holder, HolderKind, contents
from mud.world.stacks import are_equal, divide, pour
from mud.world.world import World


@dataclass(frozen=True, slots=True)
class StackLimit:
    """How many pieces of a thing make one stack."""

    item: Item


PLACES = frozenset({HolderKind.ROOM, HolderKind.INVENTORY})
"""Where placements put things."""

PAST = ("history", "placement_id")
"""What of a thing is its past: equal things join whatever it was."""


def stack_limit(world: World, item: Item) -> int:
    """How many pieces of it make one stack: what is worn, and what can hold things, is always one by itself."""
    kind = world.catalog.get(ItemTemplate, item.template_id)
    if kind.max_stack_size == 1 or kind.is_container or item.equipped_slot is not None:
        return 1
    return int(world.modified(StackLimit(item), kind.max_stack_size))


def piece_of(world: World, item: Item, count: int) -> Item:
    """So many of a stack as a thing of its own, which stays where it is; the thing itself if that is all of it."""
    if count == item.quantity:
        return item
    piece = divide(world, item, count, world.ids.new())
    passage = Passage(Means.SPLIT, item.holder.id, world.clock.now(), item.id)
    piece.history = lengthened(item.history, passage)
    world.happened(Divided(item, piece))
    return piece


def settle(world: World, item: Item) -> Item:
    """Let a thing join those that are equal to it where it is; returns the stack of which it, or the last of it, is."""
    limit = stack_limit(world, item)
    if limit == 1:
        return item
    for other in list(contents(world, Item, item.holder)):
        if can_join(world, item, other, limit):
            _join(world, item, other, limit)
        if item.became is not None:
            break
    return what_became_of(item)


def can_join(world: World, item: Item, other: Item, limit: int) -> bool:
    """Whether some of a thing would join another one where that is."""
    if other is item or other.template_id != item.template_id or other.quantity >= limit:
        return False
    if other.holder.kind in PLACES and other.placement_id != item.placement_id:
        return False  # or nobody would know how much of a placement is still in its place
    return stack_limit(world, other) == limit and are_equal(world, item, other, PAST)


def slots_for(world: World, item: Item, count: int, holder: Holder) -> int:
    """How many things more a holder would have with so many pieces of a thing: none when they join others."""
    limit = stack_limit(world, item)
    if limit == 1:
        return 1
    equal = [other for other in contents(world, Item, holder) if can_join(world, item, other, limit)]
    return 0 if sum(limit - other.quantity for other in equal) >= count else 1


def what_became_of(item: Item) -> Item:
    """The thing, or the stack of which it is a part by now."""
    while item.became is not None:
        item = item.became
    return item


def _join(world: World, item: Item, into: Item, limit: int) -> None:
    if item.quantity <= limit - into.quantity:
        item.became = into
    joined = into.history
    if item.history[-1:] and item.history[-1].stack != into.id and item.history != into.history:
        joined = lengthened(joined, Passage(Means.JOINED, into.holder.id, world.clock.now(), item.id))
    placement = into.placement_id if into.placement_id == item.placement_id else None
    pour(world, item, into, limit)
    into.history, into.placement_id = joined, placement
    world.happened(Merged(item, into))
