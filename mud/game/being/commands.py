"""Walking, looking, and asking who and how one is."""

from typing import Annotated

from mud.game.being import acts
from mud.game.being.events import ExitsRead, ScoreRead, ThingSeen, WhoRead
from mud.game.being.model import Player
from mud.game.being.readers import Sighted, visible
from mud.game.place.specs import Direction
from mud.play.command import Command, command
from mud.play.context import Ctx


@command("look", "l", category="senses")
def look(ctx: Ctx[Player], at: Annotated[Sighted | None, visible] = None) -> None:
    """Look around, or at something.

    You can look at people, at things, and at details that a description names.

    Examples: look; look at ann; look mill
    """
    if at is None:
        acts.look(ctx.world, ctx.actor)
    else:
        ctx.world.happened(ThingSeen(ctx.actor, at.thing))


@command("exits", category="senses")
def exits(ctx: Ctx[Player]) -> None:
    """List the ways out of the room and where they lead.

    Examples: exits
    """
    ctx.world.happened(ExitsRead(ctx.actor))


@command("score", category="you")
def score(ctx: Ctx[Player]) -> None:
    """Show how you are: health, energy, abilities, money.

    Examples: score
    """
    ctx.world.happened(ScoreRead(ctx.actor))


@command("who", category="people")
def who(ctx: Ctx[Player]) -> None:
    """List everyone who is in the world now.

    Examples: who
    """
    ctx.world.happened(WhoRead(ctx.actor))


def _walking(direction: Direction) -> Command:
    def walk(ctx: Ctx[Player]) -> None:
        acts.walk(ctx.world, ctx.actor, direction)

    walk.__doc__ = f"Go {direction}.\n\n    Examples: {direction}; {direction[0]}\n    "
    return command(direction.value, direction[0], category="movement", counted=True)(walk)


DIRECTIONS = tuple(_walking(direction) for direction in Direction)
