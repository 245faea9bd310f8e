"""Going by name, going to where one has been, and asking where one is."""

from typing import Annotated

from mud.game.being.acts import walk
from mud.game.being.model import Player
from mud.game.being.readers import ways_of
from mud.game.passage.readers import Way
from mud.game.place.specs import Room
from mud.game.travel import acts
from mud.game.travel.events import PlacesRead, WhereRead
from mud.game.travel.readers import BACK, been, onward
from mud.kernel.errors import Refused
from mud.play.command import Turn, command
from mud.play.context import Ctx
from mud.play.grammar import Misused


@command("go", "enter", category="movement")
def go(
    ctx: Ctx[Player],
    way: Annotated[Way | None, onward] = None,
    to: Annotated[Room | None, been] = None,
) -> None:
    """Take a way out by its name, which need not be a direction, or by the name of its door; or go to a place.

    To a place where you have been you walk by yourself, a step at a time, until you type something or something stops
    you: a closed door, the dark, or the edge of a more dangerous country. Go back takes you where you came from.

    Examples: go north; go hatch; enter chapel door; go to market square; go back

    See also: exits, open, search, places, stop
    """
    if to is not None:
        acts.go_to(ctx.world, ctx.actor, to)
    elif way is None:
        raise Misused("Go where? Usage: go <way>, or go to <place>")
    elif way.name == BACK and BACK not in ways_of(ctx.world, ctx.actor):
        acts.go_back(ctx.world, ctx.actor)
    else:
        walk(ctx.world, ctx.actor, way.name)


@command("stop", category="movement", turn=Turn.AT_ONCE)
def stop(ctx: Ctx[Player]) -> None:
    """Stop on your way to a place. Typing anything else stops you, too.

    Examples: stop

    See also: go
    """
    if not acts.halt(ctx.world, ctx.actor, ""):
        raise Refused("You are not on your way anywhere.")


@command("places", "been", category="movement", turn=Turn.AT_ONCE)
def places(ctx: Ctx[Player]) -> None:
    """List the places where you have been, and to which you find the way by yourself.

    Examples: places

    See also: go, map
    """
    ctx.world.happened(PlacesRead(ctx.actor))


@command("where", category="senses")
def where(ctx: Ctx[Player]) -> None:
    """Say where you are: the place, its area, what kind of country that is, and how dangerous.

    Examples: where

    See also: look, map, time, weather
    """
    ctx.world.happened(WhereRead(ctx.actor))
