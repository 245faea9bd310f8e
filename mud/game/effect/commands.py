"""Asking what lies on oneself, and getting out of it."""

from mud.game.being.model import Player
from mud.game.effect.acts import struggling
from mud.game.effect.events import EffectsRead
from mud.play.command import command
from mud.play.context import Ctx


@command("effects", "affects", category="you")
def effects(ctx: Ctx[Player]) -> None:
    """List what lies on you for a while: what it does, and how long it lasts.

    Examples: effects

    See also: score
    """
    ctx.world.happened(EffectsRead(ctx.actor))


@command("struggle", category="combat")
def struggle(ctx: Ctx[Player]) -> None:
    """Try to get out of what holds you: out of a grip by strength or dexterity, out of all else by strength.

    It takes three seconds, and in a fight as long until your next blow. Athletics and acrobatics help. Some things let
    go of you only by themselves.

    Examples: struggle

    See also: effects, flee
    """
    struggling.struggle(ctx.world, ctx.actor)
