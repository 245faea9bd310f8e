"""What is done with things. The only writer of items."""

from collections.abc import Collection
from dataclasses import dataclass

from mud.game.being.model import Being, Player
from mud.game.thing.events import Appeared, Dropped, Taken
from mud.game.thing.model import Item
from mud.game.thing.specs import ItemTemplate, Placement, StartingItem
from mud.kernel.errors import Refused
from mud.kernel.ids import ItemId, RoomId
from mud.world.contents import Holder, contents, move
from mud.world.world import World


@dataclass(frozen=True, slots=True)
class Taking:
    """Someone is about to pick something up."""

    who: Being
    item: Item


@dataclass(frozen=True, slots=True)
class Dropping:
    """Someone is about to put something down."""

    who: Being
    item: Item


def template_of(world: World, item: Item) -> ItemTemplate:
    """What kind of thing it is."""
    return world.catalog.get(ItemTemplate, item.template_id)


def carried_by(world: World, being: Player) -> Collection[Item]:
    """What a player carries, in the order in which it came to hand; copy it before moving anything."""
    return contents(world, Item, Holder.player(being.id))


def lying_in(world: World, room: RoomId) -> Collection[Item]:
    """What lies in a room; copy it before moving anything."""
    return contents(world, Item, Holder.room(room))


def take(world: World, who: Player, item: Item) -> None:
    """Pick something up from the floor; Refused when it is not there or a guard says no."""
    if item.holder != Holder.room(who.room_id):
        raise Refused("That is no longer here.")
    world.check(Taking(who, item))
    move(world, item, Holder.player(who.id))
    world.happened(Taken(who, item, who.room_id))


def drop(world: World, who: Player, item: Item) -> None:
    """Put something down; Refused when it is not carried or a guard says no."""
    if item.holder != Holder.player(who.id):
        raise Refused("You are not carrying that.")
    world.check(Dropping(who, item))
    move(world, item, Holder.room(who.room_id))
    world.happened(Dropped(who, item, who.room_id))


def make_placed(world: World, placement: Placement) -> None:
    """Make one of the things that a placement says belong in its room."""
    item = world.add(
        Item(
            id=ItemId(world.ids.new()),
            template_id=placement.item,
            holder=Holder.room(placement.room_id),
            placement_id=placement.id,
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
                )
            )


def count_placed(world: World, placement: Placement) -> int:
    """How many of a placement's things still lie where they were put."""
    return sum(item.placement_id == placement.id for item in lying_in(world, placement.room_id))
