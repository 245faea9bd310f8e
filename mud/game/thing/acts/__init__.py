"""What is done with things. The only writer of items."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from mud.game.being.acts.postures import oblivious
from mud.game.being.model import Being, Player
from mud.game.being.rules import subject
from mud.game.being.rules.numbers import carrying_capacity
from mud.game.thing.acts.stacks import piece_of, settle, slots_for, what_became_of
from mud.game.thing.acts.vessels import (
    Vessel,
    check_access,
    check_open,
    has_room_for,
    holder_inside,
    holds_things,
    inside,
    name_of,
    note_load,
    outermost,
    vessel_of,
)
from mud.game.thing.events import (
    Ceased,
    Changed,
    Combined,
    Dropped,
    Given,
    Parted,
    PutIn,
    Spilled,
    Taken,
    TakenOut,
)
from mud.game.thing.model import Item, Means, Passage
from mud.game.thing.rules import BOAT, Load, Slot, fits_into, lengthened, pounds_of_one
from mud.game.thing.specs import ItemTemplate
from mud.kernel.errors import Refused
from mud.kernel.ids import RoomId
from mud.text.grammar import capital, definite
from mud.world.contents import Holder, contents, holders, move
from mud.world.world import World


@dataclass(frozen=True, slots=True)
class Taking:
    """Someone is about to pick something up."""

    who: Being
    item: Item


@dataclass(frozen=True, slots=True)
class Dropping:
    """Someone is about to let something go: down, into something, or into another's hands."""

    who: Being
    item: Item


@dataclass(frozen=True, slots=True)
class PuttingDown:
    """Someone is about to put something on the floor of the room."""

    who: Being
    item: Item


@dataclass(frozen=True, slots=True)
class Equipping:
    """Someone is about to put something on or take it in hand."""

    who: Player
    item: Item
    slot: Slot


@dataclass(frozen=True, slots=True)
class Unequipping:
    """Someone is about to take something off or put it away."""

    who: Player
    item: Item
    slot: Slot


@dataclass(frozen=True, slots=True)
class ItemWeight:
    """Pounds of one piece of a thing, without what lies in it."""

    item: Item


@dataclass(frozen=True, slots=True)
class CarryingSlots:
    """How many separate things a player can have about them."""

    being: Being


MOST_CARRIED: Final = 20
"""Separate things that one can keep hold of without a bag: what one reads through in a moment."""


def template_of(world: World, item: Item) -> ItemTemplate:
    """What kind of thing it is."""
    return world.catalog.get(ItemTemplate, item.template_id)


def carried_by(world: World, being: Being) -> Collection[Item]:
    """What a player carries, in the order in which it came to hand; copy it before moving anything."""
    return contents(world, Item, being.hands)


def lying_in(world: World, room: RoomId) -> Collection[Item]:
    """What lies in a room; copy it before moving anything."""
    return contents(world, Item, Holder.room(room))


def worn_by(world: World, being: Being) -> list[Item]:
    """What a player wears and holds, from head to hand."""
    worn = {Slot(item.equipped_slot): item for item in carried_by(world, being) if item.equipped_slot is not None}
    return [worn[slot] for slot in Slot if slot in worn]


def packed_by(world: World, being: Being) -> list[Item]:
    """What a player carries and neither wears nor holds."""
    return [item for item in carried_by(world, being) if item.equipped_slot is None]


def floats(world: World, who: Being) -> bool:
    """Whether someone has what carries them over water."""
    return any(template_of(world, item).flags.get(BOAT, False) for item in carried_by(world, who))


def weight_of(world: World, item: Item) -> float:
    """Pounds, with all that is inside."""
    return weight_of_some(world, item, item.quantity)


def weight_of_some(world: World, item: Item, count: int) -> float:
    """Pounds of so many pieces; what is inside a thing is inside all of it."""
    own = world.modified(ItemWeight(item), pounds_of_one(template_of(world, item), item)) * count
    return own + sum(weight_of(world, each) for each in inside(world, item))


def load_of(world: World, items: Collection[Item]) -> Load:
    """What several things weigh together, and how many they are."""
    return Load(sum(weight_of(world, item) for item in items), len(items))


def take(world: World, who: Being, item: Item, count: int | None = None) -> None:
    """Pick something up, from the floor or out of a container that is here; so many of a stack, or all of it.

    Refused when it is not within reach or too heavy, or a guard says no.
    """
    source, count = item.holder, _counted(item, count)
    if source == who.hands:
        raise Refused("You have that already.")
    if not in_reach(world, who, item):
        raise Refused("That is no longer here.")
    vessel = vessel_of(world, source)
    if vessel is not None:
        check_open(world, vessel)
        check_access(world, who, vessel, "take")
    _check_strength(world, who, item, count)
    world.check(Taking(who, item))
    taken = piece_of(world, item, count)
    _hand_over(world, taken, who, Means.TAKEN)
    if vessel is not None:
        note_load(vessel, load_of(world, inside(world, vessel)))
        world.happened(TakenOut(who, taken, vessel, count))
    else:
        world.happened(Taken(who, taken, who.room_id, count))
    settle(world, taken)


def drop(world: World, who: Being, item: Item, count: int | None = None) -> None:
    """Put something down; Refused when it is not carried or is worn, or a guard says no."""
    check_in_hand(who, item)
    count = _counted(item, count)
    world.check(Dropping(who, item))
    world.check(PuttingDown(who, item))
    dropped = piece_of(world, item, count)
    move(world, dropped, Holder.room(who.room_id))
    world.happened(Dropped(who, dropped, who.room_id, count))
    settle(world, dropped)


def put(world: World, who: Being, item: Item, container: Vessel, count: int | None = None) -> None:
    """Put something into a container; Refused when that cannot be, there is no room, or a guard says no."""
    check_in_hand(who, item)
    name, count = definite(name_of(world, container)), _counted(item, count)
    if not holds_things(world, container):
        raise Refused(f"You cannot put anything into {name}.")
    if not in_reach(world, who, container):
        raise Refused("That is no longer here.")
    if item is container or (isinstance(container, Item) and Holder.container(item.id) in holders(world, container)):
        raise Refused("A thing cannot be put into itself.")
    check_open(world, container)
    check_access(world, who, container, "put")
    if isinstance(container, Item) and not fits_into(template_of(world, item), template_of(world, container)):
        raise Refused(f"{capital(definite(name_of(world, item)))} is too big for {name}.")
    adds = Load(weight_of_some(world, item, count), slots_for(world, item, count, holder_inside(container)))
    if not has_room_for(world, container, load_of(world, inside(world, container)), adds):
        raise Refused(f"There is no room for that in {name}.")
    world.check(Dropping(who, item))
    piece = piece_of(world, item, count)
    move(world, piece, holder_inside(container))
    world.happened(PutIn(who, piece, container, count))
    settle(world, piece)
    note_load(container, load_of(world, inside(world, container)))


def give(world: World, who: Being, item: Item, to: Being, count: int | None = None) -> None:
    """Give something to someone here; Refused when they cannot carry it, or a guard says no."""
    check_in_hand(who, item)
    count = _counted(item, count)
    if to is who:
        raise Refused("You pass it from one hand to the other.")
    name = subject(to)
    if not to.is_present or to.room_id != who.room_id:
        raise Refused(f"{name} is not here.")
    if not to.is_aware:
        raise Refused(f"{name} is {oblivious(to)}.")
    if not can_take(world, to, item, count):
        raise Refused(f"{name} cannot carry that as well.")
    world.check(Dropping(who, item))
    world.check(Taking(to, item))
    given = piece_of(world, item, count)
    _hand_over(world, given, to, Means.GIVEN)
    world.happened(Given(who, given, to, count))
    settle(world, given)


def split(world: World, who: Being, item: Item, count: int) -> None:
    """Set so many of a stack that one carries apart; Refused when none would stay."""
    check_in_hand(who, item)
    if _counted(item, count) == item.quantity:
        raise Refused("Say how many, and fewer than there are: split 2 loaves.")
    world.happened(Parted(who, piece_of(world, item, count)))


def combine(world: World, who: Being, items: Collection[Item]) -> None:
    """Put equal things that one carries together; Refused when there are none that would make one stack."""
    into: Item | None = None
    for item in items:
        check_in_hand(who, item)
        if item.became is None and settle(world, item) is not item:
            into = what_became_of(item)
    if into is None:
        raise Refused("There is nothing to put together: those are not equal, or make a whole stack already.")
    world.happened(Combined(who, into, into.quantity))


def use_up(world: World, item: Item, count: int = 1) -> None:
    """Let so many pieces of a thing be no more; what was inside the last of them lies where it was."""
    if count < item.quantity:
        item.quantity -= count
        world.happened(Changed(item))
        return
    spilled = list(inside(world, item))
    for each in spilled:
        move(world, each, item.holder)
    world.remove(item)
    world.happened(Ceased(item))
    for each in spilled:
        world.happened(Spilled(each))
        settle(world, each)


def _counted(item: Item, count: int | None) -> int:
    """How many pieces are meant; Refused when there are not so many any more."""
    if count is None:
        return item.quantity
    if not 0 < count <= item.quantity:
        raise Refused("There are not so many of them.")
    return count


def _hand_over(world: World, item: Item, to: Being, means: Means) -> None:
    move(world, item, to.hands)
    if item.history[-1:] and item.history[-1].to == to.key:
        return  # it was theirs before
    item.history = lengthened(item.history, Passage(means, to.key, world.clock.now()))


def check_in_hand(who: Being, item: Item) -> None:
    """Refused unless someone carries a thing and neither wears nor holds it."""
    if item.holder != who.hands:
        raise Refused("You are not carrying that.")
    if item.equipped_slot is not None:
        raise Refused("You have to remove that first.")


def can_lift(world: World, who: Being, item: Item, count: int) -> bool:
    """Whether someone is strong enough for so many of a thing beside all they carry already."""
    if outermost(world, item) == who.hands:
        return True
    carried = load_of(world, carried_by(world, who)).pounds
    return carried + weight_of_some(world, item, count) <= carrying_capacity(world, who)


def can_take(world: World, who: Being, item: Item, count: int) -> bool:
    """Whether someone can lift so many of a thing, and keep hold of them."""
    return can_lift(world, who, item, count) and _can_hold(world, who, item, count)


def carrying_slots(world: World, who: Being) -> int:
    """How many separate things someone can have about them, beside what is worn, held, or in something else."""
    return max(1, int(world.modified(CarryingSlots(who), MOST_CARRIED)))


def slots_left(world: World, who: Being) -> int:
    """How many more separate things someone can take; less than none when they took off what let them carry more."""
    return carrying_slots(world, who) - len(packed_by(world, who))


def in_reach(world: World, who: Being, thing: Vessel) -> bool:
    """Whether a thing lies in the room or is carried, itself or what it is in; whether a chest stands there."""
    return outermost(world, thing) in (who.hands, Holder.room(who.room_id))


def _check_strength(world: World, who: Being, item: Item, count: int) -> None:
    if not can_lift(world, who, item, count):
        noun = definite(name_of(world, item))
        raise Refused(
            f"You cannot carry {noun} as well; it is too heavy."
            if count == 1
            else "You cannot carry so many of them; they are too heavy."
        )
    if not _can_hold(world, who, item, count):
        raise Refused("You cannot keep hold of one thing more. Drop something, or put some of it into a bag.")


def _can_hold(world: World, who: Being, item: Item, count: int) -> bool:
    """Whether there is a hand free for so many of a thing: what joins a stack needs none."""
    return slots_for(world, item, count, who.hands) <= max(0, slots_left(world, who))
