"""What content can ask of supplies, and do with them."""

from typing import Annotated

from pydantic import Field

from mud.content.catalog import Catalog
from mud.game.being.model import Being
from mud.game.being.script import SOMEONE
from mud.game.supply.acts.stock import charges_of, drinks_in, liquid_in, recharge, set_drinks
from mud.game.supply.specs import Liquid
from mud.game.thing.acts import template_of
from mud.game.thing.acts.wear import is_broken, mend, wear_down
from mud.game.thing.model import Item
from mud.game.thing.script import Thing
from mud.game.thing.specs import ItemTemplate
from mud.kernel.entity import Entity
from mud.kernel.ids import LiquidId
from mud.kernel.marks import Ref
from mud.play.scripts.scene import Scene
from mud.play.scripts.values import Number, Scope, reading
from mud.play.scripts.words import action, condition, scope
from mud.world.world import World

USING: Scope = {**SOMEONE, "item": Item, "target": Entity}
"""Whoever uses something, what is left of it, and what it is used on: themselves, where they name nothing."""


TOUCHING: Scope = {**SOMEONE, "item": Item, "target": Being, "amount": int}
"""Whoever bears a thing, the thing, the other one of a blow, and the hit points that it took."""


@scope(ItemTemplate, "consume_effect")
def of_use(_catalog: Catalog, _kind: ItemTemplate) -> Scope:
    """Names for what happens when a thing is used."""
    return USING


@scope(ItemTemplate, "effects")
def of_touch(_catalog: Catalog, _kind: ItemTemplate) -> Scope:
    """Names for what a thing does of its own accord."""
    return TOUCHING


@scope(Liquid, "drink_effect")
def of_drink(_catalog: Catalog, _liquid: Liquid) -> Scope:
    """Names for what a drink does."""
    return SOMEONE


@reading("charges")
def item_charges(world: World, item: Item) -> int:
    """How often it can be used still; 0 for what has no number."""
    return charges_of(world, item) or 0


@reading("drinks")
def item_drinks(world: World, item: Item) -> int:
    """How many drinks are in it."""
    return drinks_in(world, item)


@condition("charged")
class Charged:
    """A thing has so many charges left, or bites.

    Example:
        charged: {at_least: 2}
    """

    at_least: Annotated[int, Field(ge=1, le=1_000)] = 1
    item: Thing = "$item"

    def holds(self, scene: Scene) -> bool:
        """Count them."""
        item = scene.named(self.item, Item)
        return item is not None and (charges_of(scene.world, item) or 0) >= self.at_least


@condition("holds_liquid")
class HoldsLiquid:
    """There is a certain liquid in a vessel.

    Example:
        holds_liquid: river_water
    """

    liquid: Annotated[LiquidId, Ref("liquids.id")]
    item: Thing = "$item"

    def holds(self, scene: Scene) -> bool:
        """Look into it."""
        item = scene.named(self.item, Item)
        found = liquid_in(scene.world, item) if item is not None else None
        return found is not None and found.id == self.liquid


@condition("broken")
class Broken:
    """A thing has worn out.

    Example:
        broken: $item
    """

    item: Thing = "$item"

    def holds(self, scene: Scene) -> bool:
        """Look at it."""
        item = scene.named(self.item, Item)
        return item is not None and is_broken(scene.world, item)


@action("recharge")
class Recharge:
    """Give a thing all its charges again.

    Example:
        recharge: $item
    """

    item: Thing = "$item"

    def perform(self, scene: Scene) -> None:
        """Recharge it."""
        item = scene.named(self.item, Item)
        if item is not None:
            recharge(scene.world, item)


@action("wear_down")
class WearDown:
    """Wear a thing, as blows and use do.

    Example:
        wear_down: {points: 1d4, item: $item}
    """

    points: Number
    item: Thing = "$item"

    def perform(self, scene: Scene) -> None:
        """Wear it."""
        item = scene.named(self.item, Item)
        if item is not None:
            wear_down(scene.world, item, scene.number(self.points))


@action("mend")
class Mend:
    """Give a worn thing some of what it can bear back.

    Example:
        mend: {points: 10, item: $item}
    """

    points: Number
    item: Thing = "$item"

    def perform(self, scene: Scene) -> None:
        """Mend it."""
        item = scene.named(self.item, Item)
        if item is not None:
            mend(scene.world, item, scene.number(self.points))


@action("fill_vessel")
class FillVessel:
    """Let a vessel be full of something; what was in it is gone.

    Example:
        fill_vessel: {liquid: river_water, item: $item}
    """

    liquid: Annotated[LiquidId, Ref("liquids.id")]
    item: Thing = "$item"

    def perform(self, scene: Scene) -> None:
        """Fill it, if it is a vessel."""
        item = scene.named(self.item, Item)
        most = template_of(scene.world, item).drinks if item is not None else None
        if item is not None and most is not None:
            set_drinks(scene.world, item, most, self.liquid)
