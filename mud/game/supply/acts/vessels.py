"""Drinking from vessels and springs, filling, pouring and emptying."""

from mud.game.being.model import Player
from mud.game.being.rules.numbers import carrying_capacity
from mud.game.supply.acts.stock import drinks_in, liquid_in, set_drinks
from mud.game.supply.acts.using import perform
from mud.game.supply.events import Drank, Filled, Poured, Tasted
from mud.game.supply.specs import Liquid, Spring
from mud.game.thing.acts import carried_by, load_of, template_of
from mud.game.thing.model import Item
from mud.game.thing.views import known
from mud.kernel.errors import Refused
from mud.text.grammar import capital, definite
from mud.world.contents import Holder, holders
from mud.world.world import World


def drink_from(world: World, who: Player, vessel: Item) -> None:
    """Have a drink out of a vessel; Refused when it is none, or empty."""
    liquid = _liquid(world, vessel)
    left = set_drinks(world, vessel, drinks_in(world, vessel) - 1, liquid.id)
    world.happened(Drank(who, liquid.name, left))
    perform(world, who, liquid.drink_effect, None, None)


def drink_at(world: World, who: Player, spring: Spring) -> None:
    """Have a drink where a liquid comes from."""
    liquid = world.catalog.get(Liquid, spring.liquid)
    world.happened(Drank(who, liquid.name, spring))
    perform(world, who, liquid.drink_effect, None, None)


def sip(world: World, who: Player, source: Item | Spring) -> None:
    """Taste what is in a vessel, or comes out of a spring; Refused when it is empty."""
    liquid = world.catalog.get(Liquid, source.liquid) if isinstance(source, Spring) else _liquid(world, source)
    world.happened(Tasted(who, liquid.name, liquid.taste))


def fill(world: World, who: Player, vessel: Item, source: Item | Spring) -> None:
    """Fill a vessel from a spring, or from another vessel as far as that goes.

    Refused when either is none, it is full, or something else is in it.
    """
    if isinstance(source, Spring):
        liquid, there = world.catalog.get(Liquid, source.liquid), None
    else:
        liquid, there = _liquid(world, source), drinks_in(world, source)
    if source is vessel:
        raise Refused("It is in there already.")
    has, most = drinks_in(world, vessel), _most(world, vessel)
    _check_mixes(world, vessel, liquid)
    if has == most:
        raise Refused(f"{capital(_name(world, vessel))} is full.")
    moved = most - has if there is None else min(most - has, there)
    _check_strength(world, who, vessel, source, moved * liquid.weight)
    emptied: Item | Spring = source
    if isinstance(source, Item) and there is not None:
        emptied = set_drinks(world, source, there - moved, liquid.id)
    filled = set_drinks(world, vessel, has + moved, liquid.id)
    world.happened(Filled(who, filled, liquid.name, emptied))


def empty(world: World, who: Player, vessel: Item) -> None:
    """Pour a vessel out on the ground; Refused when it is none, or empty."""
    liquid = _liquid(world, vessel)
    emptied = set_drinks(world, vessel, 0, None)
    world.happened(Poured(who, emptied, liquid.name))


def _check_strength(world: World, who: Player, vessel: Item, source: Item | Spring, pounds: float) -> None:
    """Refused when a vessel that someone carries would be too heavy for them with so many pounds more."""
    mine = Holder.player(who.id)
    if holders(world, vessel)[-1] != mine or (isinstance(source, Item) and holders(world, source)[-1] == mine):
        return
    if load_of(world, carried_by(world, who)).pounds + pounds > carrying_capacity(world, who):
        raise Refused(f"You cannot carry {_name(world, vessel)} with all that in it; it is too heavy.")


def _check_mixes(world: World, vessel: Item, liquid: Liquid) -> None:
    inside = liquid_in(world, vessel)
    if inside is not None and inside.id != liquid.id:
        raise Refused(f"There is {inside.name} in {_name(world, vessel)}. Empty it first.")


def _liquid(world: World, vessel: Item) -> Liquid:
    _most(world, vessel)
    liquid = liquid_in(world, vessel)
    if liquid is None:
        raise Refused(f"{capital(_name(world, vessel))} is empty.")
    return liquid


def _most(world: World, vessel: Item) -> int:
    most = template_of(world, vessel).drinks
    if most is None:
        raise Refused(f"{capital(_name(world, vessel))} is not made to hold a drink.")
    return most


def _name(world: World, item: Item) -> str:
    return definite(known(world, item).words)
