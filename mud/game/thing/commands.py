"""Taking, dropping, and looking through what one carries."""

from typing import Annotated

from mud.game.being.model import Player
from mud.game.thing import acts
from mud.game.thing.events import InventoryRead
from mud.game.thing.model import Item
from mud.game.thing.readers import carried, on_floor
from mud.play.command import command
from mud.play.context import Ctx


@command("get", "take", category="things")
def get(ctx: Ctx[Player], things: Annotated[tuple[Item, ...], on_floor]) -> None:
    """Pick something up.

    Examples: get loaf; get 2.loaf; get 3 loaves; get all.loaf; get all
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


@command("inventory", "i", category="things")
def inventory(ctx: Ctx[Player]) -> None:
    """Look through what you carry.

    Examples: inventory
    """
    ctx.world.happened(InventoryRead(ctx.actor))
