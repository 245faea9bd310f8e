"""Attacking, helping, getting away, and duels."""

from typing import Annotated

from mud.game.being.model import Being, Player
from mud.game.being.readers import here
from mud.game.being.rules import subject
from mud.game.combat import acts
from mud.game.combat.acts import duels
from mud.game.combat.acts.habits import set_wimpy
from mud.game.combat.events import Considered
from mud.game.passage.readers import Way, known_way
from mud.kernel.errors import Refused
from mud.play.command import Turn, command
from mud.play.context import Ctx
from mud.play.readers import one_word


@command("kill", "attack", "fight", category="combat")
def kill(ctx: Ctx[Player], someone: Annotated[Being, here]) -> None:
    """Attack someone who is here. Blows follow by themselves, as fast as your weapon allows.

    In a fight it turns you from the one you strike at to another. Other players you can attack only in a duel, and in
    places that are made for it.

    Examples: kill rat; attack 2.rat

    See also: flee, disengage, consider, duel, assist
    """
    acts.engage(ctx.world, ctx.actor, someone)


@command("assist", category="combat")
def assist(ctx: Ctx[Player], someone: Annotated[Being, here]) -> None:
    """Attack whomever somebody here is fighting.

    Examples: assist ann

    See also: kill, rescue
    """
    acts.assist(ctx.world, ctx.actor, someone)


@command("rescue", category="combat")
def rescue(ctx: Ctx[Player], someone: Annotated[Being, here]) -> None:
    """Step between somebody and whoever strikes at them, and draw the blows upon yourself. It may not work.

    Examples: rescue ann

    See also: assist, flee
    """
    acts.rescue(ctx.world, ctx.actor, someone)


@command("flee", category="combat", turn=Turn.URGENT)
def flee(ctx: Ctx[Player], way: Annotated[Way | None, known_way] = None) -> None:
    """Run from a fight, by the way you name or by any. The quicker those are who are after you, the less it works.

    Whether it works or not, you are out of breath for a moment.

    Examples: flee; flee north

    See also: disengage, wimpy
    """
    acts.flee(ctx.world, ctx.actor, None if way is None else way.name)


@command("disengage", category="combat", turn=Turn.AT_ONCE)
def disengage(ctx: Ctx[Player]) -> None:
    """Let your weapon sink. Where nobody strikes at you either, that ends the fight for you.

    Examples: disengage

    See also: flee, kill
    """
    acts.relent(ctx.world, ctx.actor)


@command("consider", "con", category="combat", turn=Turn.AT_ONCE)
def consider(ctx: Ctx[Player], someone: Annotated[Being, here]) -> None:
    """Look at how a fight with someone would most likely go.

    Examples: consider rat

    See also: kill
    """
    if someone is ctx.actor:
        raise Refused("You know yourself best.")
    ctx.world.happened(Considered(ctx.actor, someone))


@command("wimpy", category="combat", turn=Turn.AT_ONCE)
def wimpy(ctx: Ctx[Player], percent: Annotated[str, one_word] = "") -> None:
    """Say below which percentage of your health you flee by yourself; without one, read what it is. Off is never.

    Examples: wimpy; wimpy 25; wimpy off

    See also: flee
    """
    set_wimpy(ctx.world, ctx.actor, percent)


@command("duel", category="combat")
def duel(ctx: Ctx[Player], someone: Annotated[Being | None, here] = None) -> None:
    """Challenge another player who is here to a duel; or agree to theirs. It ends at the last hit point.

    Examples: duel ann; duel

    See also: accept, decline, yield
    """
    if someone is None:
        duels.accept(ctx.world, ctx.actor)
    elif isinstance(someone, Player):
        duels.challenge(ctx.world, ctx.actor, someone)
    else:
        raise Refused(f"{subject(someone)} knows nothing of duels. To fight it, type kill.")


@command("accept", category="combat", turn=Turn.AT_ONCE)
def accept(ctx: Ctx[Player]) -> None:
    """Agree to the duel to which somebody here has challenged you.

    Examples: accept

    See also: duel, decline
    """
    duels.accept(ctx.world, ctx.actor)


@command("decline", category="combat", turn=Turn.AT_ONCE)
def decline(ctx: Ctx[Player]) -> None:
    """Say no to a duel, or take your own challenge back.

    Examples: decline

    See also: duel, accept
    """
    duels.decline(ctx.world, ctx.actor)


@command("yield", category="combat", turn=Turn.AT_ONCE)
def yield_(ctx: Ctx[Player]) -> None:
    """Give up in a duel.

    Examples: yield

    See also: duel
    """
    duels.give_up(ctx.world, ctx.actor)
