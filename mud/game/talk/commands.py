"""Talking to people."""

from mud.game.being.model import Player
from mud.game.talk import acts
from mud.play.command import command
from mud.play.context import Ctx


@command("say", "'", category="talk")
def say(ctx: Ctx[Player], text: str) -> None:
    """Say something to everyone in the room.

    Examples: say Good morning!; 'Good morning!
    """
    acts.say(ctx.world, ctx.actor, text)
