"""What builders do with triggers."""

from typing import Annotated

from mud.game.being.model import Player
from mud.game.being.script import names_around
from mud.game.place.specs import Room
from mud.game.trigger import acts
from mud.game.trigger.events import TriggerRead, TriggersListed
from mud.game.trigger.specs import Trigger
from mud.kernel.errors import Refused
from mud.play.command import command
from mud.play.context import Ctx
from mud.play.readers import one_word
from mud.play.roles import Permission

WAYS = ("list", "trace", "fire", "enable", "disable", "show")


@command("trigger", "triggers", permission=Permission.TRIGGERS, category="staff")
def trigger(ctx: Ctx[Player], what: Annotated[str, one_word] = "list", which: Annotated[str, one_word] = "") -> None:
    """See what happens by itself, why it does or does not, and switch it on or off.

    `trigger show` tells what came of a trigger lately: why it fired, or which condition did not hold. `trigger trace`
    tells you so each time from now on, until you type it again. `trigger fire` lets it do what it does, whatever speaks
    against it, with you in the place of whoever sets it off.

    Examples: trigger list; trigger list bell; trigger show trigger_bell; trigger trace trigger_bell; trigger fire
    trigger_bell; trigger disable trigger_bell; trigger enable trigger_bell
    """
    match what.casefold():
        case "list":
            ctx.world.happened(TriggersListed(ctx.actor, _found(ctx, which)))
        case "show":
            found = acts.trigger_called(ctx.world, which)
            ctx.world.happened(TriggerRead(ctx.actor, found, acts.board_of(ctx.world).last(found.id)))
        case "trace":
            acts.follow(ctx.world, ctx.actor, acts.trigger_called(ctx.world, which))
        case "fire":
            _fire(ctx, acts.trigger_called(ctx.world, which))
        case "enable" | "disable":
            on = what.casefold() == "enable"
            acts.switch_by(ctx.world, ctx.actor, acts.trigger_called(ctx.world, which), on)
        case _:
            raise Refused(f"You can do these with triggers: {', '.join(WAYS)}.")


def _found(ctx: Ctx[Player], part: str) -> tuple[Trigger, ...]:
    return tuple(each for each in ctx.world.catalog.all(Trigger).values() if part.casefold() in each.id)


def _fire(ctx: Ctx[Player], found: Trigger) -> None:
    names = {**names_around(ctx.world, ctx.actor), "text": found.pattern or ""}
    room = ctx.world.catalog.find(Room, ctx.actor.room_id)
    happening = acts.Happening(found.on, names, room, who=ctx.actor)
    if not acts.fire(ctx.world, found, happening):
        raise Refused(f"{found.id} failed, and nothing came of it.")
