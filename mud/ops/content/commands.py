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

    See also: diff, check
    """
    keeper = ctx.service(Keeper)
    keeper.begin(ctx.actor, keeper.reloading(ctx.actor, keeper.scope(what)))


@command("diff", permission=Permission.RELOAD, category="building")
def diff(ctx: Ctx[Player], what: str = "") -> None:
    """Read what reload would do, without doing it.

    You are told what would be added, changed and removed, and who stands there.

    Examples: diff; diff rooms; diff millbrook/square.yaml

    See also: reload, check
    """
    keeper = ctx.service(Keeper)
    keeper.begin(ctx.actor, keeper.comparing(ctx.actor, keeper.scope(what)))


@command("check", permission=Permission.RELOAD, category="building")
def check(ctx: Ctx[Player]) -> None:
    """Read everything that is wrong or doubtful in the content, without using it.

    Faults keep it from being read. Warnings are about what is most likely not meant: a way that does not lead back, a
    key that nobody can have, a word that looks misspelt. An entry of a file accepts one by its name, as in
    allow: one_way.

    Examples: check

    See also: reload, diff
    """
    keeper = ctx.service(Keeper)
    keeper.begin(ctx.actor, keeper.checking(ctx.actor))
