"""Talking to people."""

from typing import Annotated

from mud.game.being.model import Player
from mud.game.being.readers import anyone, here
from mud.game.talk import acts
from mud.play.command import command
from mud.play.context import Ctx


@command("say", "'", category="talk")
def say(ctx: Ctx[Player], text: str) -> None:
    """Say something to everyone in the room.

    Examples: say Good morning!; 'Good morning!
    """
    acts.say(ctx.world, ctx.actor, text)


@command("emote", ":", category="talk")
def emote(ctx: Ctx[Player], text: str) -> None:
    """Show what you do, in your own words; your name stands in front.

    Examples: emote leans on the rail.; :yawns.
    """
    acts.emote(ctx.world, ctx.actor, text)


@command("whisper", category="talk")
def whisper(ctx: Ctx[Player], someone: Annotated[Player, here], text: str) -> None:
    """Say something that only one person here can hear. The others see that you whisper.

    Examples: whisper ann The key is under the trough.
    """
    acts.whisper(ctx.world, ctx.actor, someone, text)


@command("tell", category="talk")
def tell(ctx: Ctx[Player], someone: Annotated[Player, anyone], text: str) -> None:
    """Say something to one person, wherever they are. Nobody else hears it.

    Examples: tell ann I am at the mill.
    """
    acts.tell(ctx.world, ctx.actor, someone, text)


@command("reply", category="talk")
def reply(ctx: Ctx[Player], text: str) -> None:
    """Answer whoever told you something last.

    Examples: reply On my way.
    """
    acts.reply(ctx.world, ctx.actor, text)


@command("shout", category="talk")
def shout(ctx: Ctx[Player], text: str) -> None:
    """Shout, so that the whole area hears you.

    Examples: shout Ferry!
    """
    acts.shout(ctx.world, ctx.actor, text)
