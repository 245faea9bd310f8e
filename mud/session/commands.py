"""Commands about connections."""

from mud.game.being import acts
from mud.game.being.model import Player
from mud.kernel.errors import Refused
from mud.play.command import Turn, command
from mud.play.context import Ctx
from mud.session.lobby import Lobby


@command("clear", category="you")
def clear(_ctx: Ctx[Player]) -> None:
    """Forget the commands that you typed while you were busy, and that still wait.

    What you type while you are busy is done in order once you are free. Enter alone shows what waits.

    Examples: clear
    """
    # While anything waits, the queue itself takes the word: this is for when nothing does.
    raise Refused("Nothing was waiting.")


@command("quit", category="you", turn=Turn.WAITS)
def leave_the_world(ctx: Ctx[Player]) -> None:
    """Leave the world and go back to your characters.

    Whatever you carry stays with you. Where you stand is where you will wake up.

    Examples: quit
    """
    acts.leave(ctx.world, ctx.actor)
    ctx.service(Lobby).show_out(ctx.actor)
