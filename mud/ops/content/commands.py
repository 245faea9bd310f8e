"""Commands about the content, for those who build it."""

from mud.game.being.model import Player
from mud.ops.content.keeper import Keeper
from mud.play.command import command
from mud.play.context import Ctx
from mud.play.roles import Permission


@command("reload", permission=Permission.RELOAD, category="building")
def reload(ctx: Ctx[Player], what: str = "") -> None:
    """Read the content again, and use it at once.

    Everything is checked first; when there is any fault nothing changes, and you read all of them. People and things
    stay where they are, unless their room is gone. With a content type or a file only what it holds is taken over.

    Examples: reload; reload rooms; reload millbrook/square.yaml

    See also: diff
    """
    keeper = ctx.service(Keeper)
    keeper.begin(ctx.actor, keeper.reloading(ctx.actor, keeper.scope(what)))


@command("diff", permission=Permission.RELOAD, category="building")
def diff(ctx: Ctx[Player], what: str = "") -> None:
    """Read what reload would do, without doing it.

    You are told what would be added, changed and removed, and who stands there.

    Examples: diff; diff rooms; diff millbrook/square.yaml

    See also: reload
    """
    keeper = ctx.service(Keeper)
    keeper.begin(ctx.actor, keeper.comparing(ctx.actor, keeper.scope(what)))
