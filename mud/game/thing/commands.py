"""Taking, dropping, and looking through what one carries."""

from collections.abc import Callable
from typing import Annotated

from mud.game.being.model import Being, Player
from mud.game.being.readers import here
from mud.game.thing import acts
from mud.game.thing.acts.vessels import Vessel
from mud.game.thing.events import InventoryRead
from mud.game.thing.model import Item
from mud.game.thing.readers import carried, container, some_carried, some_on_floor
from mud.kernel.errors import Refused
from mud.play.command import Turn, command
from mud.play.context import Ctx
from mud.play.naming import Portion

Some = tuple[Portion[Item], ...]


@command("get", "take", category="things")
def get(ctx: Ctx[Player], things: Annotated[Some, some_on_floor]) -> None:
    """Pick something up, or take it out of something.

    Examples: get loaf; get 2.loaf; get 3 loaves; get all.loaf; get all; get loaf from basket; get all from basket

    See also: drop, put, split
    """
    _one_by_one(things, lambda some: acts.take(ctx.world, ctx.actor, some.thing, some.count))


@command("drop", category="things")
def drop(ctx: Ctx[Player], things: Annotated[Some, some_carried]) -> None:
    """Put something down on the ground.

    Examples: drop loaf; drop 3 loaves; drop all
    """
    _one_by_one(things, lambda some: acts.drop(ctx.world, ctx.actor, some.thing, some.count))


@command("put", category="things")
def put(ctx: Ctx[Player], things: Annotated[Some, some_carried], in_: Annotated[Vessel, container]) -> None:
    """Put something you carry into something that can hold it.

    Examples: put loaf in basket; put all.loaf in basket

    See also: get, drop
    """
    others = tuple(some for some in things if some.thing is not in_ or len(things) == 1)
    _one_by_one(others, lambda some: acts.put(ctx.world, ctx.actor, some.thing, in_, some.count))


@command("give", "hand", category="things")
def give(ctx: Ctx[Player], things: Annotated[Some, some_carried], to: Annotated[Being, here]) -> None:
    """Give something you carry to someone here.

    Examples: give sword to ann; give 3 loaves to bob; give all.loaf bob

    See also: drop, put
    """
    _one_by_one(things, lambda some: acts.give(ctx.world, ctx.actor, some.thing, to, some.count))


@command("split", category="things")
def split(ctx: Ctx[Player], thing: Annotated[Portion[Item], some_carried]) -> None:
    """Set some of a stack apart, so that you have two.

    Examples: split 2 loaves; split three apples

    See also: combine, give
    """
    acts.split(ctx.world, ctx.actor, thing.thing, thing.count)


@command("combine", "stack", category="things")
def combine(ctx: Ctx[Player], things: Annotated[tuple[Item, ...], carried]) -> None:
    """Put equal things that you carry together into one stack.

    Examples: combine loaves; combine all.apple

    See also: split
    """
    acts.combine(ctx.world, ctx.actor, things)


def _one_by_one(things: Some, act: Callable[[Portion[Item]], None]) -> None:
    """Do it with each: what is refused of one keeps nobody from the others. The first refusal is read at the end."""
    refused: Refused | None = None
    for some in _kind_by_kind(things):
        try:
            act(some)
        except Refused as refusal:
            refused = refused or refusal
    if refused is not None:
        raise refused


def _kind_by_kind(things: Some) -> list[Portion[Item]]:
    """The portions in their order, but those of one kind together: so each kind is told of once."""
    first: dict[str, int] = {}
    for place, some in enumerate(things):
        first.setdefault(some.thing.template_id, place)
    return sorted(things, key=lambda some: first[some.thing.template_id])


@command("inventory", "i", category="things", turn=Turn.AT_ONCE)
def inventory(ctx: Ctx[Player], kind: str = "") -> None:
    """Look through what you carry, or through all of a kind: by what it is, what it is made of, how big or how rare.

    Examples: inventory; inventory weapon; inventory iron; inventory small

    See also: equipment, compare
    """
    ctx.world.happened(InventoryRead(ctx.actor, kind.casefold()))
