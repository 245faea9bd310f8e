"""Holding one thing against another."""

from mud.game.being.model import Player
from mud.game.gear.acts import worn_at
from mud.game.gear.events import Compared
from mud.game.gear.rules import places_for
from mud.game.thing.acts import template_of
from mud.game.thing.acts.vessels import name_of
from mud.game.thing.model import Item
from mud.game.thing.rules import WORN
from mud.kernel.errors import Refused
from mud.text.grammar import definite
from mud.world.world import World


def compare(world: World, who: Player, item: Item, other: Item | None) -> None:
    """Compare a thing with another one, or with what is worn in its place; Refused when there is nothing to compare."""
    if other is item:
        raise Refused("It is the same thing.")
    if other is not None:
        world.happened(Compared(who, item, (other,)))
        return
    name, places = definite(name_of(world, item)), places_for(template_of(world, item))
    if not places:
        raise Refused(f"Say with what: compare {name_of(world, item)} with <something>.")
    found = (worn_at(world, who, place) for place in places)
    worn = tuple(each for each in found if each is not None and each is not item)
    if not worn:
        raise Refused(f"You have nothing {WORN[places[0]]} to compare {name} with.")
    world.happened(Compared(who, item, worn))
