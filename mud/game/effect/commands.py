"""Asking what lies on oneself."""

from mud.game.being.model import Player
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
