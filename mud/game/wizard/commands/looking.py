"""Looking things up."""

from typing import Annotated

from mud.game.being.model import Player
from mud.game.wizard.acts import looking
from mud.game.wizard.readers import anything, whom
from mud.game.wizard.readers.kinds import Meant
from mud.play.command import command
from mud.play.context import Ctx
from mud.play.roles import Permission


@command("stat", permission=Permission.LOOK_UP, category="staff")
def stat(ctx: Ctx[Player], something: Annotated[Meant, anything]) -> None:
    """Read all that is known of something: a player, a thing, a creature, a room, an area, a kind, an account.

    It is named by its id or its name; its kind may stand in front. Secrets are left out.

    Examples: stat ann; stat room lane; stat template item_loaf; stat account ann; stat goose; stat species npc_rat

    See also: find, whereis
    """
    looking.stat(ctx.world, ctx.actor, something)


@command("find", permission=Permission.LOOK_UP, category="staff")
def find(ctx: Ctx[Player], text: str) -> None:
    """List whatever fits: players, items, npcs, rooms, areas, templates, species, accounts, by words of names or by id.

    With room, template and owner, each before a word, only those that are there, of that kind, or theirs. The owner of
    a creature is its placement.

    Examples: find sword; find items room lane; find items owner ann; find items template item_loaf; find rooms mill;
    find npcs template npc_rat

    See also: stat, whereis
    """
    looking.find(ctx.world, ctx.actor, text)


@command("whereis", permission=Permission.LOOK_UP, category="staff")
def whereis(ctx: Ctx[Player], someone: Annotated[Player | None, whom] = None) -> None:
    """Read where everyone in the world is, or one character.

    Examples: whereis; whereis ann

    See also: find, goto
    """
    looking.where(ctx.world, ctx.actor, someone)
