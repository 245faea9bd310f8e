"""What players' programs are told of gear."""

from collections.abc import Iterable

from mud.game.being.feeds import StatusSheet
from mud.game.being.rules.numbers import armor_class
from mud.game.gear.acts.carrying import burden_on
from mud.game.gear.events import CurseLifted, Disenchanted, Enchanted, Identified, Modified
from mud.game.thing.feeds import item_changed
from mud.kernel.hooks import adds
from mud.play.feeds import Signal, feed
from mud.world.world import World


@adds(StatusSheet)
def gear_on_status(world: World, sheet: StatusSheet) -> None:
    """The armor class, and how heavily one is laden."""
    sheet.add("ac", "Armor class", str(armor_class(world, sheet.player)))
    sheet.add("load", "Load", burden_on(world, sheet.player).value.replace("_", " "))


@feed(Identified)
def identified(world: World, event: Identified) -> Iterable[Signal]:
    """It has another name."""
    return item_changed(world, event.item)


@feed(Enchanted)
def enchanted(world: World, event: Enchanted) -> Iterable[Signal]:
    """It may have another name."""
    return item_changed(world, event.item)


@feed(Disenchanted)
def disenchanted(world: World, event: Disenchanted) -> Iterable[Signal]:
    """It has its old name."""
    return item_changed(world, event.item)


@feed(Modified)
def modified(world: World, event: Modified) -> Iterable[Signal]:
    """It may have another name."""
    return item_changed(world, event.item)


@feed(CurseLifted)
def curse_lifted(world: World, event: CurseLifted) -> Iterable[Signal]:
    """It can be taken off."""
    return item_changed(world, event.item)
