"""What staff type to look back at what was done, and to take it back."""

from mud.game.being.model import Player
from mud.game.wizard import acts
from mud.game.wizard.acts import undoing
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


@command("undo", permission=Permission.TRAVEL, category="staff")
def undo(ctx: Ctx[Player]) -> None:
    """Take back what you did last with goto, teleport, summon, spawn, purge, alter, modify, setflag or room.

    It is taken back exactly, or not at all when the world has moved on since. Once more is for what you did before.

    Examples: undo

    See also: goto
    """
    ctx.noted["undone"] = undoing.undo_last(ctx.world, ctx.actor, ctx.role)
