"""What is done with things. The only writer of items."""

from collections.abc import Collection
from dataclasses import dataclass

from mud.game.being.model import Being, Player
from mud.game.being.rules.numbers import carrying_capacity
from mud.game.thing.events import Appeared, Dropped, Equipped, Given, PutIn, Taken, TakenOut, Unequipped
from mud.game.thing.model import Item, Means, Passage
from mud.game.thing.rules import WORN, Load, Slot, has_room, lengthened, slot_of
from mud.game.thing.specs import ItemTemplate, Placement, StartingItem
from mud.kernel.errors import Refused
from mud.kernel.ids import ItemId, RoomId
from mud.text.grammar import definite, indefinite
from mud.world.contents import Holder, HolderKind, contents, holders, move
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


def template_of(world: World, item: Item) -> ItemTemplate:
    """What kind of thing it is."""
    return world.catalog.get(ItemTemplate, item.template_id)


def carried_by(world: World, being: Player) -> Collection[Item]:
    """What a player carries, in the order in which it came to hand; copy it before moving anything."""
    return contents(world, Item, Holder.player(being.id))


def lying_in(world: World, room: RoomId) -> Collection[Item]:
    """What lies in a room; copy it before moving anything."""
    return contents(world, Item, Holder.room(room))


def inside(world: World, container: Item) -> Collection[Item]:
    """What is in a container; copy it before moving anything."""
    return contents(world, Item, Holder.container(container.id))


def worn_by(world: World, being: Player) -> list[Item]:
    """What a player wears and holds, from head to hand."""
    worn = {Slot(item.equipped_slot): item for item in carried_by(world, being) if item.equipped_slot is not None}
    return [worn[slot] for slot in Slot if slot in worn]


def packed_by(world: World, being: Player) -> list[Item]:
    """What a player carries and neither wears nor holds."""
    return [item for item in carried_by(world, being) if item.equipped_slot is None]


def weight_of(world: World, item: Item) -> float:
    """Pounds, with all that is inside."""
    own = template_of(world, item).weight * item.quantity
    return own + sum(weight_of(world, each) for each in inside(world, item))


def load_of(world: World, items: Collection[Item]) -> Load:
    """What several things weigh together, and how many they are."""
    return Load(sum(weight_of(world, item) for item in items), len(items))


def take(world: World, who: Player, item: Item) -> None:
    """Pick something up, from the floor or out of a container that is here.

    Refused when it is not within reach or too heavy, or a guard says no.
    """
    source = item.holder
    if source == Holder.player(who.id):
        raise Refused("You have that already.")
    if not _in_reach(world, who, item):
        raise Refused("That is no longer here.")
    if holders(world, item)[-1] != Holder.player(who.id):
        _check_strength(world, who, item)
    world.check(Taking(who, item))
    _hand_over(world, item, who, Means.TAKEN)
    if source.kind is HolderKind.CONTAINER:
        world.happened(TakenOut(who, item, _container(world, source)))
    else:
        world.happened(Taken(who, item, who.room_id))


def drop(world: World, who: Player, item: Item) -> None:
    """Put something down; Refused when it is not carried or is worn, or a guard says no."""
    _check_in_hand(who, item)
    world.check(Dropping(who, item))
    world.check(PuttingDown(who, item))
    move(world, item, Holder.room(who.room_id))
    world.happened(Dropped(who, item, who.room_id))


def put(world: World, who: Player, item: Item, container: Item) -> None:
    """Put something into a container; Refused when that cannot be, there is no room, or a guard says no."""
    _check_in_hand(who, item)
    kind = template_of(world, container)
    if not kind.is_container:
        raise Refused(f"You cannot put anything into {definite(kind.name)}.")
    if not _in_reach(world, who, container):
        raise Refused("That is no longer here.")
    if item is container or Holder.container(item.id) in holders(world, container):
        raise Refused("A thing cannot be put into itself.")
    if not has_room(kind, load_of(world, inside(world, container)), weight_of(world, item)):
        raise Refused(f"There is no room for that in {definite(kind.name)}.")
    world.check(Dropping(who, item))
    move(world, item, Holder.container(container.id))
    world.happened(PutIn(who, item, container))


def give(world: World, who: Player, item: Item, to: Player) -> None:
    """Give something to someone here; Refused when they cannot carry it, or a guard says no."""
    _check_in_hand(who, item)
    if to is who:
        raise Refused("You pass it from one hand to the other.")
    if not to.online or to.room_id != who.room_id:
        raise Refused(f"{to.name} is not here.")
    if not to.is_aware:
        raise Refused(f"{to.name} is asleep.")
    if not _can_carry(world, to, item):
        raise Refused(f"{to.name} cannot carry that as well.")
    world.check(Dropping(who, item))
    world.check(Taking(to, item))
    _hand_over(world, item, to, Means.GIVEN)
    world.happened(Given(who, item, to))


def equip(world: World, who: Player, item: Item) -> None:
    """Put something on or take it in hand; Refused when it is not made for that or the place is taken."""
    _check_in_hand(who, item)
    kind = template_of(world, item)
    slot = slot_of(kind)
    if slot is None:
        raise Refused(f"You can neither wear nor wield {definite(kind.name)}.")
    for worn in worn_by(world, who):
        if worn.equipped_slot == slot:
            raise Refused(f"You have {indefinite(template_of(world, worn).name)} {WORN[slot]} already.")
    world.check(Equipping(who, item, slot))
    item.equipped_slot = slot
    world.happened(Equipped(who, item, slot))


def unequip(world: World, who: Player, item: Item) -> None:
    """Take something off or put it away; Refused when it is not worn, or a guard says no."""
    if item.holder != Holder.player(who.id) or item.equipped_slot is None:
        raise Refused("You are not wearing that.")
    slot = Slot(item.equipped_slot)
    world.check(Unequipping(who, item, slot))
    item.equipped_slot = None
    world.happened(Unequipped(who, item, slot))


def _hand_over(world: World, item: Item, to: Player, means: Means) -> None:
    move(world, item, Holder.player(to.id))
    if item.history[-1:] and item.history[-1].to == to.id:
        return  # it was theirs before
    item.history = lengthened(item.history, Passage(means, to.id, world.clock.now()))


def _check_in_hand(who: Player, item: Item) -> None:
    if item.holder != Holder.player(who.id):
        raise Refused("You are not carrying that.")
    if item.equipped_slot is not None:
        raise Refused("You have to remove that first.")


def _check_strength(world: World, who: Player, item: Item) -> None:
    if not _can_carry(world, who, item):
        raise Refused(f"You cannot carry {definite(template_of(world, item).name)} as well; it is too heavy.")


def _can_carry(world: World, who: Player, item: Item) -> bool:
    carried = load_of(world, carried_by(world, who)).pounds
    return carried + weight_of(world, item) <= carrying_capacity(world, who)


def _in_reach(world: World, who: Player, item: Item) -> bool:
    return holders(world, item)[-1] in (Holder.player(who.id), Holder.room(who.room_id))


def _container(world: World, holder: Holder) -> Item:
    found = world.get(Item, holder.id)
    if found is None:
        raise LookupError(f"no container {holder.id}")
    return found


def make_placed(world: World, placement: Placement) -> None:
    """Make one of the things that a placement says belong in its room."""
    item = world.add(
        Item(
            id=ItemId(world.ids.new()),
            template_id=placement.item,
            holder=Holder.room(placement.room_id),
            placement_id=placement.id,
            history=(Passage(Means.PLACED, placement.id, world.clock.now()),),
        )
    )
    world.happened(Appeared(item, placement.room_id))


def equip_new(world: World, player: Player) -> None:
    """Give a new character what its class begins with."""
    for starting in world.catalog.all(StartingItem).values():
        if starting.class_id == player.character_class:
            world.add(
                Item(
                    id=ItemId(world.ids.new()),
                    template_id=starting.item,
                    holder=Holder.player(player.id),
                    quantity=starting.quantity,
                    history=(Passage(Means.ISSUED, player.id, world.clock.now()),),
                )
            )


def count_placed(world: World, placement: Placement) -> int:
    """How many of a placement's things still lie where they were put."""
    return sum(item.placement_id == placement.id for item in lying_in(world, placement.room_id))
