"""What belongs in its place, and what people begin with: how things come into the world by content."""

from mud.game.being.model import Player
from mud.game.thing.acts.making import new_item
from mud.game.thing.acts.stacks import settle
from mud.game.thing.acts.vessels import place_of
from mud.game.thing.events import Appeared
from mud.game.thing.model import Inventory, Item, Means, Passage
from mud.game.thing.specs import ItemTemplate, Market, Placement, StartingItem
from mud.kernel.ids import ItemTemplateId
from mud.world.contents import Holder, contents
from mud.world.world import World


def make_placed(world: World, placement: Placement) -> None:
    """Make one of the things that a placement says belong in its room, or in a container there.

    Of what is unique none is made while one exists.
    """
    if placement.into is not None and world.get(Inventory, placement.into) is None:
        return  # its room is gone, and the container with it
    template = world.catalog.get(ItemTemplate, placement.item)
    if template.market_availability is Market.UNIQUE and exists(world, template.id):
        return
    passage = Passage(Means.PLACED, placement.id, world.clock.now())
    item = new_item(world, placement.item, place_of(placement), (passage,))
    item.placement_id = placement.id
    world.happened(Appeared(item, placement.room_id))
    settle(world, item)


def exists(world: World, kind: ItemTemplateId) -> bool:
    """Whether there is such a thing anywhere. It looks at everything: for rare occasions only."""
    return any(item.template_id == kind for item in world.shelf(Item))


def equip_new(world: World, player: Player) -> None:
    """Give a new character what its class begins with."""
    for starting in world.catalog.all(StartingItem).values():
        if starting.class_id == player.character_class:
            passage = Passage(Means.ISSUED, player.id, world.clock.now())
            new_item(world, starting.item, Holder.player(player.id), (passage,), starting.quantity, known=True)


def count_placed(world: World, placement: Placement) -> int:
    """How many of a placement's things are still where they were put."""
    there = contents(world, Item, place_of(placement))
    return sum(item.quantity for item in there if item.placement_id == placement.id)
