"""Doors, and searching."""

from typing import Annotated

from mud.game.being.model import Player
from mud.game.passage import acts
from mud.game.passage.readers import Way, a_door
from mud.play.command import command
from mud.play.context import Ctx


@command("open", category="movement")
def open_(ctx: Ctx[Player], door: Annotated[Way, a_door]) -> None:
    """Open a door.

    Examples: open door; open north; open chapel door

    See also: close, unlock, knock
    """
    acts.open_door(ctx.world, ctx.actor, door.leads)


@command("close", category="movement")
def close(ctx: Ctx[Player], door: Annotated[Way, a_door]) -> None:
    """Close a door. Nobody walks through a closed one, from either side.

    Examples: close door; close north

    See also: open, lock
    """
    acts.close_door(ctx.world, ctx.actor, door.leads)


@command("unlock", category="movement")
def unlock(ctx: Ctx[Player], door: Annotated[Way, a_door]) -> None:
    """Unlock a door with the key that you carry.

    Examples: unlock door; unlock chapel door

    See also: open, lock, pick
    """
    acts.unlock(ctx.world, ctx.actor, door.leads)


@command("lock", category="movement")
def lock(ctx: Ctx[Player], door: Annotated[Way, a_door]) -> None:
    """Lock a closed door with the key that you carry.

    Examples: lock door; lock north

    See also: unlock, close
    """
    acts.lock(ctx.world, ctx.actor, door.leads)


@command("pick", category="movement")
def pick(ctx: Ctx[Player], door: Annotated[Way, a_door]) -> None:
    """Try to open a lock without its key; nimble fingers help. Not every lock can be picked.

    Examples: pick door; pick chapel door

    See also: unlock
    """
    acts.pick(ctx.world, ctx.actor, door.leads)


@command("knock", category="movement")
def knock(ctx: Ctx[Player], door: Annotated[Way, a_door]) -> None:
    """Knock at a closed door. It is heard on the other side.

    Examples: knock door; knock north

    See also: open
    """
    acts.knock(ctx.world, ctx.actor, door.leads)


@command("search", category="senses")
def search(ctx: Ctx[Player]) -> None:
    """Look for ways out that are hidden. What you have found you go on seeing; in dim light it is harder.

    Examples: search

    See also: exits, look
    """
    acts.search(ctx.world, ctx.actor)
