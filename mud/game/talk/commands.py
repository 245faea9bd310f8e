"""Talking to people."""

from typing import Annotated

from mud.game.being.model import Being, Player
from mud.game.being.readers import anyone, here
from mud.game.talk import acts
from mud.game.talk.events import FeedbackRead, GreetingRead, NewsListed, NewsRead
from mud.game.talk.model import FeedbackKind
from mud.game.talk.specs import NewsItem
from mud.kernel.errors import Refused
from mud.play.command import Command, command
from mud.play.context import Ctx
from mud.play.roles import Permission


@command("say", "'", category="talk", unsplit=True)
def say(ctx: Ctx[Player], text: str) -> None:
    """Say something to everyone in the room.

    Examples: say Good morning!; 'Good morning!
    """
    acts.say(ctx.world, ctx.actor, text)


@command("emote", ":", category="talk", unsplit=True)
def emote(ctx: Ctx[Player], text: str) -> None:
    """Show what you do, in your own words; your name stands in front.

    Examples: emote leans on the rail.; :yawns.
    """
    acts.emote(ctx.world, ctx.actor, text)


@command("whisper", category="talk", unsplit=True)
def whisper(ctx: Ctx[Player], someone: Annotated[Being, here], text: str) -> None:
    """Say something that only one person here can hear. The others see that you whisper.

    Examples: whisper ann The key is under the trough.
    """
    acts.whisper(ctx.world, ctx.actor, someone, text)


@command("tell", category="talk", unsplit=True)
def tell(ctx: Ctx[Player], someone: Annotated[Player, anyone], text: str) -> None:
    """Say something to one person, wherever they are. Nobody else hears it.

    Examples: tell ann I am at the mill.
    """
    acts.tell(ctx.world, ctx.actor, someone, text)


@command("reply", category="talk", unsplit=True)
def reply(ctx: Ctx[Player], text: str) -> None:
    """Answer whoever told you something last.

    Examples: reply On my way.
    """
    acts.reply(ctx.world, ctx.actor, text)


@command("shout", category="talk", unsplit=True)
def shout(ctx: Ctx[Player], text: str) -> None:
    """Shout, so that the whole area hears you.

    Examples: shout Ferry!
    """
    acts.shout(ctx.world, ctx.actor, text)


def _feedback(kind: FeedbackKind, what: str, example: str) -> Command:
    def give(ctx: Ctx[Player], text: str) -> None:
        acts.give_feedback(ctx.world, ctx.actor, kind, text)

    give.__doc__ = f"""Tell the staff of {what}; where you stand is noted with it.

    Examples: {kind} {example}
    """
    return command(kind.value, category="staff", unsplit=True)(give)


FEEDBACK = (
    _feedback(FeedbackKind.BUG, "something that does not work as it should", "The trough drinks back."),
    _feedback(FeedbackKind.TYPO, "a mistake in a text", "The sign says bakrey."),
    _feedback(FeedbackKind.IDEA, "something you would like", "A bench by the weir."),
)


@command("feedback", permission=Permission.FEEDBACK, category="staff")
def feedback(ctx: Ctx[Player], text: str = "") -> None:
    """Read the bugs, typos and ideas that players sent; with a number, close that one.

    Examples: feedback; feedback 2
    """
    if not text:
        ctx.world.happened(FeedbackRead(ctx.actor, tuple(acts.open_feedback(ctx.world))))
    elif text.isascii() and text.isdigit() and len(text) <= 6:
        acts.close_feedback(ctx.world, ctx.actor, int(text))
    else:
        raise Refused("Feedback is closed by its number in the list: feedback 2")


@command("news", category="general")
def news(ctx: Ctx[Player], text: str = "") -> None:
    """Read what is new; with a number, read that piece.

    Examples: news; news 1
    """
    items = sorted(ctx.world.catalog.all(NewsItem).values(), key=lambda item: (item.date, item.id), reverse=True)
    if not text:
        ctx.world.happened(NewsListed(ctx.actor, tuple(items)))
        return
    if not (text.isascii() and text.isdigit() and len(text) <= 6 and 1 <= int(text) <= len(items)):
        raise Refused("There is no piece of news of that number. Type news for the list.")
    ctx.world.happened(NewsRead(ctx.actor, items[int(text) - 1]))


@command("motd", category="general")
def motd(ctx: Ctx[Player]) -> None:
    """Read again what greets everyone who enters.

    Examples: motd
    """
    ctx.world.happened(GreetingRead(ctx.actor))
