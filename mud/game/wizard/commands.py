"""What staff type to act on the world, and to look back at what was done."""

from mud.game.being.model import Player
from mud.game.wizard import acts
from mud.play.command import command
from mud.play.context import Ctx
from mud.play.roles import Permission


@command("audit", permission=Permission.AUDIT, category="staff")
def audit(ctx: Ctx[Player], text: str = "") -> None:
    """Read the latest privileged acts, newest first: who did what to whom, and whether it was refused.

    A number says how many. Further words have to occur in an act: a name, a command, a target, refused. All acts are
    in the database; mud audit proves there that none was changed or taken out.

    Examples: audit; audit 20; audit gwen; audit teleport refused
    """
    acts.look_back(ctx.world, ctx.actor, text)
