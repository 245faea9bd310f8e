"""Mending what is worn: with a tool of one's own, or for coins where somebody does it."""

from mud.game.being.model import Player
from mud.game.supply.acts.stock import spend_charge, workshops_in
from mud.game.supply.events import Mended, MendedFor
from mud.game.supply.rules import MENDED_AT_ONCE, MENDS, price_of_mending
from mud.game.supply.specs import Workshop
from mud.game.thing.acts import carried_by, template_of
from mud.game.thing.acts.wear import durability_of, is_broken, mend, wear_down
from mud.game.thing.model import Item
from mud.game.thing.specs import ItemTemplate
from mud.game.thing.views import known
from mud.kernel.errors import Refused
from mud.text.grammar import capital, definite
from mud.world.contents import Holder
from mud.world.purses import spend
from mud.world.world import World


def repair(world: World, who: Player, item: Item, tool: Item | None = None) -> None:
    """Mend a thing: with that tool, or at the workshop that is here, or else with a tool that one carries.

    Refused when it does not wear out, needs no mending, or nothing is there that mends it.
    """
    if item.holder != Holder.player(who.id):
        raise Refused("You are not carrying that.")
    kind = template_of(world, item)
    missing = _missing(world, item)
    if tool is not None:
        _mend_with(world, who, item, tool)
        return
    workshop = next((each for each in workshops_in(world, who.room_id) if kind.item_type in each.mends), None)
    if workshop is not None:
        _mend_for(world, who, item, workshop, missing)
        return
    own = next((each for each in carried_by(world, who) if each is not item and _suits(world, each, kind)), None)
    if own is None:
        raise Refused(
            f"You have nothing to mend {definite(known(world, item).words)} with, and nobody here does it for coins."
        )
    _mend_with(world, who, item, own)


def is_for_mending(world: World, tool: Item) -> bool:
    """Whether a thing is a tool that mends others."""
    return template_of(world, tool).item_subtype in MENDS


def _missing(world: World, item: Item) -> int:
    left, most = durability_of(template_of(world, item), item), template_of(world, item).max_durability
    name = definite(known(world, item).words)
    if left is None or most is None:
        raise Refused(f"{capital(name)} does not wear out, so there is nothing to mend.")
    if left >= most:
        raise Refused(f"{capital(name)} is as good as new.")
    return most - left


def _mend_with(world: World, who: Player, item: Item, tool: Item) -> None:
    kind, called = template_of(world, item), known(world, tool).single()
    if not _suits(world, tool, kind):
        raise Refused(f"You cannot mend {definite(known(world, item).words)} with {definite(called.words)}.")
    if is_broken(world, tool):
        raise Refused(f"{capital(definite(called.words))} is broken itself.")
    left = spend_charge(world, tool)
    mend(world, item, max(1, (kind.max_durability or 1) // MENDED_AT_ONCE))
    world.happened(Mended(who, item, called))
    if left is not None:
        wear_down(world, left, 1)


def _mend_for(world: World, who: Player, item: Item, workshop: Workshop, missing: int) -> None:
    most = template_of(world, item).max_durability or 1
    price = price_of_mending(workshop.price, missing, most)
    spend(world, who, price, "repair")
    mend(world, item, missing)
    world.happened(MendedFor(who, item, workshop, price))


def _suits(world: World, tool: Item, kind: ItemTemplate) -> bool:
    return kind.item_type in MENDS.get(template_of(world, tool).item_subtype or "", frozenset())
