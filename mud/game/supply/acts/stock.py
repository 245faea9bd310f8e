"""What is left in things, and where liquids come from."""

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from mud.content.catalog import Catalog
from mud.game.supply.model import Stock
from mud.game.supply.specs import Liquid, Spring, Workshop
from mud.game.thing.acts import template_of, use_up
from mud.game.thing.acts.stacks import piece_of, settle
from mud.game.thing.events import Changed
from mud.game.thing.model import Item
from mud.kernel.errors import Refused
from mud.kernel.ids import LiquidId, RoomId
from mud.world.world import World

UNKNOWN = Liquid(id=LiquidId("unknown"), name="something stale", taste="It tastes of nothing you could name.")
"""What is in a vessel whose liquid the content does not have any more."""


@lru_cache(2)
def _by_room(catalog: Catalog, cls: type[Spring] | type[Workshop]) -> Mapping[RoomId, tuple[Spring | Workshop, ...]]:
    found: dict[RoomId, tuple[Spring | Workshop, ...]] = {}
    for each in catalog.all(cls).values():
        found[each.room_id] = (*found.get(each.room_id, ()), each)
    return MappingProxyType(found)


def springs_in(world: World, room_id: RoomId) -> list[Spring]:
    """Where liquids come from in a room."""
    return [each for each in _by_room(world.catalog, Spring).get(room_id, ()) if isinstance(each, Spring)]


def workshops_in(world: World, room_id: RoomId) -> list[Workshop]:
    """Where things are mended in a room."""
    return [each for each in _by_room(world.catalog, Workshop).get(room_id, ()) if isinstance(each, Workshop)]


def charges_of(world: World, item: Item) -> int | None:
    """How often a thing can be used still; None for what has no number."""
    most = template_of(world, item).charges
    left = Stock.of(item).charges
    return most if left is None or most is None else min(left, most)


def drinks_in(world: World, item: Item) -> int:
    """How many drinks are in a vessel."""
    kind, left = template_of(world, item), Stock.of(item).drinks
    if kind.drinks is None:
        return 0
    if left is None:
        return kind.drinks if kind.liquid is not None else 0
    return min(left, kind.drinks)


def liquid_in(world: World, item: Item) -> Liquid | None:
    """What is in a vessel; None when it is empty."""
    if not drinks_in(world, item):
        return None
    stock = Stock.of(item)
    liquid = template_of(world, item).liquid if stock.drinks is None else stock.liquid
    return world.catalog.find(Liquid, liquid) if liquid is not None else UNKNOWN


def spend_charge(world: World, item: Item) -> Item | None:
    """Use a thing once; returns what is left of it, or None when that was the last of a consumable.

    Refused when it has no charge. Of a stack one is used, and what is begun is a thing by itself.
    """
    kind, left = template_of(world, item), charges_of(world, item)
    if left is None:
        if not kind.is_consumable:
            return item
        use_up(world, item)
        return None
    if left == 0:
        raise Refused("There is nothing left in it.")
    if left == 1 and kind.is_consumable:
        use_up(world, item)
        return None
    one = piece_of(world, item, 1)
    Stock.of(one).charges = left - 1
    world.happened(Changed(one))
    return settle(world, one)


def recharge(world: World, item: Item) -> None:
    """Give a thing all its charges again."""
    if Stock.of(item).charges is not None:
        Stock.of(item).charges = None
        world.happened(Changed(item))


def set_drinks(world: World, item: Item, drinks: int, liquid: LiquidId | None) -> Item:
    """Let so much of a liquid be in a vessel, one of a stack; returns that vessel."""
    one = piece_of(world, item, 1)
    stock = Stock.of(one)
    stock.drinks, stock.liquid = drinks, liquid if drinks else None
    world.happened(Changed(one))
    return settle(world, one)
