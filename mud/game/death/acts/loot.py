"""What is found in the corpses of creatures: rolled once, when they die."""

from collections.abc import Sequence

from mud.game.death.acts.remains import Remains, corpse_of
from mud.game.death.rules import Drop, rolled
from mud.game.death.specs import Loot, LootTable
from mud.game.thing.acts.making import make
from mud.game.thing.acts.placing import exists
from mud.game.thing.model import Item
from mud.game.thing.specs import ItemTemplate, Market
from mud.kernel.ids import ItemTemplateId, LootTableId, RoomId
from mud.kernel.money import Copper
from mud.world.contents import Holder
from mud.world.purses import mint
from mud.world.world import World


def fill(world: World, remains: Remains) -> None:
    """Put what is found into a creature's corpse; where there is none, it lies on the ground, save coins."""
    by = f"the death of {remains.being.name}"
    drops = _rolled(world, remains.loot)
    if remains.corpse is not None:
        _put(world, remains.corpse, drops, by)
    else:
        _scatter(world, remains.being.room_id, drops, by)


def fill_from(world: World, item: Item, table: LootTableId, by: str) -> None:
    """Put what a table gives into a corpse."""
    _put(world, item, _rolled(world, (Loot(table=table),)), by)


def lay_out(world: World, room_id: RoomId, table: LootTableId, by: str) -> None:
    """Let what a table gives lie in a room, save coins: those lie nowhere."""
    _scatter(world, room_id, _rolled(world, (Loot(table=table),)), by)


def _rolled(world: World, lines: Sequence[Loot]) -> list[Drop]:
    return list(rolled(world.dice, lines, world.catalog.all(LootTable)))


def _put(world: World, item: Item, drops: Sequence[Drop], by: str) -> None:
    corpse = corpse_of(world, item)
    for drop in drops:
        if drop.template_id is not None:
            _make(world, drop.template_id, drop.count, Holder.container(item.id), by)
        elif corpse is not None:
            mint(world, corpse, Copper(drop.count), "loot")


def _scatter(world: World, room_id: RoomId, drops: Sequence[Drop], by: str) -> None:
    for drop in drops:
        if drop.template_id is not None:
            _make(world, drop.template_id, drop.count, Holder.room(room_id), by)


def _make(world: World, template_id: ItemTemplateId, count: int, place: Holder, by: str) -> None:
    """Make it, but of what is unique only one, and none while it exists."""
    kind = world.catalog.get(ItemTemplate, template_id)
    is_unique = kind.market_availability is Market.UNIQUE
    if not is_unique or not exists(world, kind.id):
        make(world, kind.id, 1 if is_unique else count, place, by)
