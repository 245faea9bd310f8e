"""Going anywhere, and putting others anywhere."""

from typing import Annotated

from mud.game.being.acts.presence import set_invisible
from mud.game.being.model import Being, Player
from mud.game.place.specs import Room
from mud.game.wizard.acts import acting, moving
from mud.game.wizard.readers import room, whoever, whoever_here
from mud.kernel.errors import Refused
from mud.play.command import command
from mud.play.context import Ctx
from mud.play.roles import Permission


@command("goto", permission=Permission.TRAVEL, category="staff")
def goto(ctx: Ctx[Player], to: Annotated[Room, room]) -> None:
    """Go to any room at once: by its id, its number on maps, its name, or by who or what creature is there.

    Examples: goto room_square; goto lane; goto ann; goto 3; goto old marrow

    See also: undo, whereis
    """
    moving.teleport(ctx.world, ctx.actor, ctx.actor, to)


@command("teleport", permission=Permission.MOVE, category="staff")
def teleport(ctx: Ctx[Player], someone: Annotated[Being, whoever], to: Annotated[Room, room]) -> None:
    """Put someone, or a creature, into any room. Whoever is not in the world will wake up there.

    A creature is named by its id, by its name if there is one such, or as what is called here.

    Examples: teleport ann to lane; teleport ann room_square; teleport rat to lane

    See also: summon, goto, undo
    """
    moving.teleport(ctx.world, ctx.actor, someone, to)


@command("summon", permission=Permission.MOVE, category="staff")
def summon(ctx: Ctx[Player], someone: Annotated[Being, whoever_here]) -> None:
    """Put someone, or a creature, into the room where you are.

    Examples: summon ann; summon old marrow

    See also: teleport, undo
    """
    moving.teleport(ctx.world, ctx.actor, someone, room.one(ctx, (), "here"))


@command("at", permission=Permission.MOVE, category="staff", unsplit=True)
def at(ctx: Ctx[Player], room: Annotated[Room, room], text: str) -> None:
    """Do something as if you stood in another room, and be back at once. Semicolons belong to what is done there.

    A room of several words stands in double quotes.

    Examples: at lane look; at ann say Mind your head.; at "mill square" look

    See also: goto
    """
    acting.act_at(ctx, room, text)


@command("force", permission=Permission.FORCE, category="staff", unsplit=True)
def force(ctx: Ctx[Player], someone: Annotated[Being, whoever_here], text: str) -> None:
    """Have someone do something, as if they had typed it. They are told that it was you.

    They can do no more than they could by themselves, nor more than you could. Nobody can force who is above them.
    Creatures can be made to talk, walk, sit and lie, open and close, and to take, give and put down things.

    Examples: force ann look; force ann say I was made to say this.; force goose north
    """
    acting.force(ctx, someone, text)


@command("invisible", permission=Permission.UNSEEN, category="staff")
def invisible(ctx: Ctx[Player], text: str = "") -> None:
    """Let players not notice you any more, or again: not when you come or go, nor in lists. Other staff do.

    What you say or do where players are, they hear from someone.

    Examples: invisible; invisible off
    """
    wanted = {"": not ctx.actor.invisible, "on": True, "off": False}.get(text.casefold())
    if wanted is None:
        raise Refused("It can be on or off.")
    if wanted is ctx.actor.invisible:
        raise Refused("You are invisible already." if wanted else "You are not invisible.")
    set_invisible(ctx.world, ctx.actor, wanted)
    ctx.noted["invisible"] = "on" if wanted else "off"
