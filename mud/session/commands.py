"""Commands about connections."""

from mud.game.being import acts
from mud.game.being.model import Player
from mud.play.command import command
from mud.play.context import Ctx
from mud.session.lobby import Lobby


@command("quit", category="you")
def leave_the_world(ctx: Ctx[Player]) -> None:
    """Leave the world and go back to your characters.

    Whatever you carry stays with you. Where you stand is where you will wake up.

    Examples: quit
    """
    acts.leave(ctx.world, ctx.actor)
    ctx.service(Lobby).show_out(ctx.actor)
