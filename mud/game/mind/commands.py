"""What people do with creatures that speak."""

from typing import Annotated

from mud.game.being.model import Being, Player
from mud.game.being.readers import here
from mud.game.mind.acts import asking
from mud.play.command import command
from mud.play.context import Ctx


@command("ask", category="talk", unsplit=True)
def ask(ctx: Ctx[Player], someone: Annotated[Being, here], text: str = "") -> None:
    """Ask somebody who lives here about something; with no words more, greet them.

    Examples: ask ferryman about the fare; ask ferryman
    See also: say, whisper
    """
    asking.ask(ctx.world, ctx.actor, someone, text)
