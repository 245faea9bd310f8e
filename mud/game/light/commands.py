"""Lighting things and putting them out."""

from typing import Annotated

from mud.game.being.model import Player
from mud.game.light import acts
from mud.game.light.readers import burning, lights
from mud.game.thing.model import Item
from mud.game.thing.readers import carried
from mud.play.command import command
from mud.play.context import Ctx


@command("light", category="things")
def light(ctx: Ctx[Player], thing: Annotated[Item, lights]) -> None:
    """Light a candle, a torch or a lamp. It burns for as long as it lasts; rain puts out what burns openly.

    Examples: light torch; light lantern

    See also: extinguish, refill
    """
    acts.light(ctx.world, ctx.actor, thing)


@command("extinguish", "snuff", category="things")
def extinguish(ctx: Ctx[Player], thing: Annotated[Item, burning]) -> None:
    """Put out what burns, and keep what is left of it.

    Examples: extinguish torch; snuff candle

    See also: light
    """
    acts.extinguish(ctx.world, ctx.actor, thing)


@command("refill", category="things")
def refill(ctx: Ctx[Player], thing: Annotated[Item, lights], with_: Annotated[Item, carried]) -> None:
    """Fill a lamp or a lantern from what you carry.

    Examples: refill lantern with oil

    See also: light
    """
    acts.refill(ctx.world, ctx.actor, thing, with_)
