"""Taking, dropping, and looking through what one carries."""

from typing import Annotated

from mud.game.being.model import Player
from mud.game.being.readers import here
from mud.game.thing import acts
from mud.game.thing.events import EquipmentRead, InventoryRead
from mud.game.thing.model import Item
from mud.game.thing.readers import carried, container, on_floor, worn
from mud.play.command import command
from mud.play.context import Ctx


@command("get", "take", category="things")
def get(ctx: Ctx[Player], things: Annotated[tuple[Item, ...], on_floor]) -> None:
    """Pick something up, or take it out of something.

    Examples: get loaf; get 2.loaf; get 3 loaves; get all.loaf; get all; get loaf from basket; get all from basket

    See also: drop, put
    """
    for item in things:
        acts.take(ctx.world, ctx.actor, item)


@command("drop", category="things")
def drop(ctx: Ctx[Player], things: Annotated[tuple[Item, ...], carried]) -> None:
    """Put something down on the ground.

    Examples: drop loaf; drop all
    """
    for item in things:
        acts.drop(ctx.world, ctx.actor, item)


@command("put", category="things")
def put(ctx: Ctx[Player], things: Annotated[tuple[Item, ...], carried], in_: Annotated[Item, container]) -> None:
    """Put something you carry into something that can hold it.

    Examples: put loaf in basket; put all.loaf in basket

    See also: get, drop
    """
    for item in things:
        if item is not in_ or len(things) == 1:
            acts.put(ctx.world, ctx.actor, item, in_)


@command("give", "hand", category="things")
def give(ctx: Ctx[Player], things: Annotated[tuple[Item, ...], carried], to: Annotated[Player, here]) -> None:
    """Give something you carry to someone here.

    Examples: give sword to ann; give 3 loaves to bob; give all.loaf bob

    See also: drop, put
    """
    for item in things:
        acts.give(ctx.world, ctx.actor, item, to)


@command("wear", "wield", "hold", category="things")
def wear(ctx: Ctx[Player], things: Annotated[tuple[Item, ...], carried]) -> None:
    """Put something on, or take it in hand: a coat, a sword, a lantern.

    Examples: wear coat; wield sword; hold lantern

    See also: remove, equipment
    """
    for item in things:
        acts.equip(ctx.world, ctx.actor, item)


@command("remove", category="things")
def remove(ctx: Ctx[Player], things: Annotated[tuple[Item, ...], worn]) -> None:
    """Take off what you wear, or put away what you hold.

    Examples: remove coat; remove all

    See also: wear, equipment
    """
    for item in things:
        acts.unequip(ctx.world, ctx.actor, item)


@command("equipment", "eq", category="things")
def equipment(ctx: Ctx[Player]) -> None:
    """Show what you wear and hold.

    Examples: equipment

    See also: wear, remove, inventory
    """
    ctx.world.happened(EquipmentRead(ctx.actor))


@command("inventory", "i", category="things")
def inventory(ctx: Ctx[Player]) -> None:
    """Look through what you carry.

    Examples: inventory
    """
    ctx.world.happened(InventoryRead(ctx.actor))
