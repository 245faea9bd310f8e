"""Asking how far one has come, training, and starting over."""

from typing import Annotated

from mud.game.being.model import Player
from mud.game.being.specs import Ability
from mud.game.calling import acts
from mud.game.calling.events import LevelRead, TrainingRead
from mud.game.calling.readers import score_name
from mud.kernel.errors import Refused
from mud.play.command import command
from mud.play.context import Ctx


@command("level", "experience", category="you")
def level(ctx: Ctx[Player]) -> None:
    """Show your level, your experience and how much of it the next level needs.

    Examples: level; experience

    See also: score, train, abilities
    """
    ctx.world.happened(LevelRead(ctx.actor))


@command("train", category="abilities")
def train(ctx: Ctx[Player], ability: Annotated[Ability | None, score_name] = None) -> None:
    """Raise one of your six abilities by a point, where people practice; by itself, show what you could train.

    Some levels bring two points to train with. No ability is trained beyond 20.

    Examples: train strength; train con; train

    See also: level, respec, score
    """
    if ability is None:
        ctx.world.happened(TrainingRead(ctx.actor))
    else:
        acts.train(ctx.world, ctx.actor, ability)


@command("respec", category="abilities")
def respec(ctx: Ctx[Player], text: str = "") -> None:
    """Take back what you have trained and chosen, for a price, to do it otherwise; it rises with your level.

    By itself it tells the price and what you get back, and does nothing yet. You do it where people practice.

    Examples: respec; respec yes

    See also: train, level
    """
    match text.casefold():
        case "":
            acts.ask_respec(ctx.world, ctx.actor)
        case "yes":
            acts.respec(ctx.world, ctx.actor)
        case _:
            raise Refused("Type respec to hear what it costs, and respec yes to do it.")
