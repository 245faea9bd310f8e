"""Walking, looking, and asking who and how one is."""

from typing import Annotated

from mud.game.being import acts
from mud.game.being.acts import postures
from mud.game.being.events import ExitsRead, InsideSeen, PromptRead, ScoreRead, ThingSeen, WhoisRead, WhoRead
from mud.game.being.model import Being, Player, Position
from mud.game.being.readers import Sighted, beneath, known, sat_on, upright, visible, woken
from mud.game.place.specs import Direction
from mud.kernel.errors import Refused
from mud.play.command import Command, command
from mud.play.context import Ctx
from mud.play.readers import one_word


@command("look", "l", category="senses")
def look(
    ctx: Ctx[Player],
    at: Annotated[Sighted | None, visible] = None,
    in_: Annotated[Sighted | None, visible] = None,
    under: Annotated[Sighted | None, beneath] = None,
) -> None:
    """Look around, at something, into it or under it; in a direction, at where it leads.

    You can look at people, at things, and at details that a description names.

    Examples: look; look at ann; look wheel; look in basket; look under trough

    See also: examine, exits
    """
    if under is not None:
        ctx.world.happened(ThingSeen(ctx.actor, under.thing))
    elif in_ is not None:
        ctx.world.happened(InsideSeen(ctx.actor, in_.thing))
    elif at is None:
        acts.look(ctx.world, ctx.actor)
    else:
        ctx.world.happened(ThingSeen(ctx.actor, at.thing))


@command("examine", "x", category="senses")
def examine(ctx: Ctx[Player], at: Annotated[Sighted, visible]) -> None:
    """Look at something closely: what it is, what state it is in, what is in it.

    Examples: examine sword; x basket

    See also: look
    """
    ctx.world.happened(ThingSeen(ctx.actor, at.thing, closely=True))


@command("exits", category="senses")
def exits(ctx: Ctx[Player]) -> None:
    """List the ways out of the room and where they lead.

    Examples: exits
    """
    ctx.world.happened(ExitsRead(ctx.actor))


@command("score", category="you")
def score(ctx: Ctx[Player]) -> None:
    """Show how you are: health, energy, abilities, money.

    Examples: score
    """
    ctx.world.happened(ScoreRead(ctx.actor))


@command("who", category="people")
def who(ctx: Ctx[Player]) -> None:
    """List everyone who is in the world now.

    Examples: who
    """
    ctx.world.happened(WhoRead(ctx.actor))


@command("whois", category="people")
def whois(ctx: Ctx[Player], someone: Annotated[Player, known]) -> None:
    """Show what is known of a character, whether it is in the world now or not.

    Examples: whois ann
    """
    ctx.world.happened(WhoisRead(ctx.actor, someone))


@command("title", category="you")
def title(ctx: Ctx[Player], text: str = "") -> None:
    """Set the words that stand behind your name in lists; without any, take them away.

    Examples: title of the Upper Weir; title
    """
    acts.set_title(ctx.world, ctx.actor, text)


@command("description", category="you", unsplit=True)
def description(ctx: Ctx[Player], text: str = "") -> None:
    """Say what others see when they look at you; without words, take it away.

    Examples: description A tall woman with flour on her sleeves.
    """
    acts.describe_oneself(ctx.world, ctx.actor, text)


@command("prompt", category="you", unsplit=True)
def prompt(ctx: Ctx[Player], text: str = "") -> None:
    """See what stands before the line you type, and what could stand there; or say what shall stand there.

    Words in braces are filled in, such as {health} and {room}. Styles have square brackets: [good]{health}[/]. The
    usual prompt comes back with default, and off shows none.

    Examples: prompt; prompt {health}/{max_health}hp {energy}en>; prompt default; prompt off

    See also: settings
    """
    if not text:
        ctx.world.happened(PromptRead(ctx.actor))
        return
    match text.casefold():
        case "default":
            acts.set_prompt(ctx.world, ctx.actor, None)
        case "off":
            acts.set_prompt(ctx.world, ctx.actor, "")
        case _:
            acts.set_prompt(ctx.world, ctx.actor, f"{text} ")


@command("afk", category="you")
def afk(ctx: Ctx[Player], text: str = "") -> None:
    """Tell others that you are away from the keys; once more, that you are back.

    Examples: afk getting tea; afk
    """
    acts.go_away(ctx.world, ctx.actor, text)


@command("alias", "aliases", category="help", unsplit=True)
def alias(ctx: Ctx[Player], name: Annotated[str, one_word] = "", text: str = "") -> None:
    """Let a word of your own stand for what you type often.

    In what it stands for, $1 to $9 are the words that you type after it, $* is all of them, and a semicolon separates
    commands. Without any $ the words are put behind the last command. $$ is a dollar. Without a text you read what a
    word stands for, without a word what all of them do.

    Examples: alias; alias gs; alias gs get $1 from bag

    See also: unalias, history
    """
    if not text:
        acts.read_aliases(ctx.world, ctx.actor, name)
    else:
        acts.set_alias(ctx.world, ctx.actor, name, text)


@command("unalias", category="help")
def unalias(ctx: Ctx[Player], name: Annotated[str, one_word]) -> None:
    """Let a word of your own stand for nothing again.

    Examples: unalias gs

    See also: alias
    """
    acts.remove_alias(ctx.world, ctx.actor, name)


@command("stand", category="movement")
def stand(ctx: Ctx[Player], up: Annotated[Sighted | None, upright] = None) -> None:
    """Stand up, also when you were asleep. Whoever sits and walks stands up by themselves.

    Examples: stand; stand up

    See also: sit, rest, sleep
    """
    if up is not None:
        raise Refused("You stand on your own feet.")
    postures.stand(ctx.world, ctx.actor)


@command("sit", category="movement")
def sit(ctx: Ctx[Player], thing: Annotated[Sighted | None, sat_on] = None) -> None:
    """Sit down where you are, or on something that is made for it. There you get your strength back sooner.

    Examples: sit; sit on bench

    See also: stand, rest, sleep
    """
    postures.settle(ctx.world, ctx.actor, Position.SITTING, None if thing is None else thing.thing)


@command("rest", "lie", category="movement")
def rest(ctx: Ctx[Player], thing: Annotated[Sighted | None, sat_on] = None) -> None:
    """Lie down where you are, or on something that is made for it. There you get your strength back sooner still.

    Examples: rest; lie down on bed

    See also: sit, sleep, stand
    """
    postures.settle(ctx.world, ctx.actor, Position.RESTING, None if thing is None else thing.thing)


@command("sleep", category="movement")
def sleep(ctx: Ctx[Player], thing: Annotated[Sighted | None, sat_on] = None) -> None:
    """Go to sleep. You get your strength back soonest so, and neither see nor hear what happens around you.

    Examples: sleep; sleep on bed

    See also: wake, rest
    """
    postures.settle(ctx.world, ctx.actor, Position.SLEEPING, None if thing is None else thing.thing)


@command("wake", category="movement")
def wake(ctx: Ctx[Player], up: Annotated[Being | None, woken] = None) -> None:
    """Wake up, or wake somebody who sleeps here.

    Examples: wake; wake up; wake ann

    See also: sleep, stand
    """
    if up is None:
        postures.wake(ctx.world, ctx.actor)
    else:
        postures.check_awake(ctx.actor)
        postures.wake_other(ctx.world, ctx.actor, up)


def _walking(direction: Direction) -> Command:
    def walk(ctx: Ctx[Player]) -> None:
        acts.walk(ctx.world, ctx.actor, direction)

    walk.__doc__ = f"Go {direction}.\n\n    Examples: {direction}; {direction[0]}\n    "
    return command(direction.value, direction[0], category="movement", counted=True)(walk)


DIRECTIONS = tuple(_walking(direction) for direction in Direction)
