"""Commands about the server itself."""

from mud.game.being.model import Player
from mud.ops.events import SaveAsked, WroteAll
from mud.ops.office import Saving
from mud.play.command import command
from mud.play.context import Ctx


@command("save", category="you")
def save(ctx: Ctx[Player]) -> None:
    """Learn when the world was last saved, and have it saved now.

    Everything is saved by itself several times a second; this is for peace of mind. When something still waits, you
    are told once it is on disk, and not before.

    Examples: save
    """
    status = ctx.service(Saving).status()
    ctx.world.happened(SaveAsked(ctx.actor, status))
    if status.dirty and not status.fenced_out:
        ctx.world.happened(WroteAll(ctx.actor))
