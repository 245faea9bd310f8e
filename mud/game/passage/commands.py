"""Doors, and searching."""

from typing import Annotated

from mud.game.being.model import Player
from mud.game.passage import acts
from mud.game.passage.readers import Way, a_door, closable
from mud.game.place.specs import Exit
from mud.game.thing.model import Inventory, Item
from mud.play.command import Turn, command
from mud.play.context import Ctx


@command("open", category="movement")
def open_(ctx: Ctx[Player], thing: Annotated[Way | Inventory | Item, closable]) -> None:
    """Open a door, a chest or a box.

    Examples: open door; open north; open chapel door; open chest

    See also: close, unlock, knock
    """
    acts.open_door(ctx.world, ctx.actor, _meant(thing))


@command("close", category="movement")
def close(ctx: Ctx[Player], thing: Annotated[Way | Inventory | Item, closable]) -> None:
    """Close a door, a chest or a box. Nobody walks through a closed door, from either side.

    Examples: close door; close north; close chest

    See also: open, lock
    """
    acts.close_door(ctx.world, ctx.actor, _meant(thing))


@command("unlock", category="movement")
def unlock(ctx: Ctx[Player], thing: Annotated[Way | Inventory | Item, closable]) -> None:
    """Unlock a door, a chest or a box with the key that you carry.

    Examples: unlock door; unlock chapel door; unlock chest

    See also: open, lock, pick
    """
    acts.unlock(ctx.world, ctx.actor, _meant(thing))


@command("lock", category="movement")
def lock(ctx: Ctx[Player], thing: Annotated[Way | Inventory | Item, closable]) -> None:
    """Lock a closed door, chest or box with the key that you carry.

    Examples: lock door; lock north; lock chest

    See also: unlock, close
    """
    acts.lock(ctx.world, ctx.actor, _meant(thing))


@command("pick", category="movement")
def pick(ctx: Ctx[Player], thing: Annotated[Way | Inventory | Item, closable]) -> None:
    """Try to open a lock without its key; nimble fingers help. Not every lock can be picked.

    Examples: pick door; pick chapel door; pick chest

    See also: unlock
    """
    acts.pick(ctx.world, ctx.actor, _meant(thing))


@command("knock", category="movement")
def knock(ctx: Ctx[Player], door: Annotated[Way, a_door]) -> None:
    """Knock at a closed door. It is heard on the other side.

    Examples: knock door; knock north

    See also: open
    """
    acts.knock(ctx.world, ctx.actor, door.leads)


@command("search", category="senses", turn=Turn.WAITS)
def search(ctx: Ctx[Player]) -> None:
    """Look for ways out that are hidden. What you have found you go on seeing; in dim light it is harder.

    Examples: search

    See also: exits, look
    """
    acts.search(ctx.world, ctx.actor)


def _meant(thing: Way | Inventory | Item) -> Exit | Inventory | Item:
    """A way is opened by the door in it."""
    return thing.leads if isinstance(thing, Way) else thing
