"""Listening and smelling: they work in the dark, too."""

from mud.game.being.model import Player
from mud.game.sense.events import Listened, Smelled
from mud.play.command import command
from mud.play.context import Ctx


@command("listen", category="senses")
def listen(ctx: Ctx[Player]) -> None:
    """Listen to what can be heard where you are, in the dark, too.

    Examples: listen

    See also: smell, look
    """
    ctx.world.happened(Listened(ctx.actor))


@command("smell", category="senses")
def smell(ctx: Ctx[Player]) -> None:
    """Smell the air where you are, in the dark, too.

    Examples: smell

    See also: listen, look
    """
    ctx.world.happened(Smelled(ctx.actor))
