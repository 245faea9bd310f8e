"""Looking at the map."""

from mud.game.being.model import Player
from mud.game.map.events import MapRead
from mud.play.command import command
from mud.play.context import Ctx


@command("map", category="senses")
def show_map(ctx: Ctx[Player]) -> None:
    """Show a map of the rooms nearby, north at the top; or say in words how to get to them.

    You stand at [@]. From [^] a way leads up, from [v] down, from [+] both.

    Examples: map

    See also: exits, look
    """
    ctx.world.happened(MapRead(ctx.actor))
