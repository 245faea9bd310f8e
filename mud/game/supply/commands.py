"""Eating, drinking, filling, reading, using and mending."""

from typing import Annotated

from mud.game.ability.acts.using import use as use_ability
from mud.game.ability.readers import Meant, Unread, as_typed, target_of
from mud.game.being.model import Player
from mud.game.being.readers import Sighted, visible
from mud.game.supply.acts import mending, reading, using, vessels
from mud.game.supply.readers import (
    drinkable,
    food,
    in_hand,
    scroll,
    spring_or_vessel,
    target,
    tasty,
    useful,
    vessel,
    wand,
)
from mud.game.supply.specs import Spring
from mud.game.thing.acts import template_of
from mud.game.thing.model import Item
from mud.game.thing.readers import carried
from mud.kernel.entity import Entity
from mud.play.command import command
from mud.play.context import Ctx
from mud.play.words import split_words


@command("eat", category="things")
def eat(ctx: Ctx[Player], thing: Annotated[Item, food]) -> None:
    """Eat something you carry, or a bite of it. Food gives a little strength back.

    Examples: eat bun; eat cheese

    See also: drink, taste
    """
    using.eat(ctx.world, ctx.actor, thing)


@command("drink", "quaff", category="things")
def drink(ctx: Ctx[Player], from_: Annotated[Item | Spring, drinkable]) -> None:
    """Drink a potion, have a drink out of a vessel, or at a well or a river.

    Examples: drink ale; quaff potion; drink from flask; drink from river

    See also: sip, fill, eat
    """
    if isinstance(from_, Spring):
        vessels.drink_at(ctx.world, ctx.actor, from_)
    elif template_of(ctx.world, from_).drinks is not None:
        vessels.drink_from(ctx.world, ctx.actor, from_)
    else:
        using.quaff(ctx.world, ctx.actor, from_)


@command("taste", "sip", category="things")
def taste(ctx: Ctx[Player], thing: Annotated[Item | Spring, tasty]) -> None:
    """Taste food or a drink. Nothing is used up by it.

    Examples: taste cheese; sip ale; sip flask

    See also: eat, drink
    """
    if isinstance(thing, Spring) or template_of(ctx.world, thing).drinks is not None:
        vessels.sip(ctx.world, ctx.actor, thing)
    else:
        using.taste(ctx.world, ctx.actor, thing)


@command("fill", category="things")
def fill(ctx: Ctx[Player], thing: Annotated[Item, vessel], from_: Annotated[Item | Spring, spring_or_vessel]) -> None:
    """Fill a vessel at a well or a river, or from another vessel.

    Examples: fill flask from river; fill cup from jug

    See also: pour, drink, empty
    """
    vessels.fill(ctx.world, ctx.actor, thing, from_)


@command("pour", category="things")
def pour(ctx: Ctx[Player], thing: Annotated[Item, vessel], into: Annotated[Item, vessel]) -> None:
    """Pour what is in one vessel into another, as far as it goes.

    Examples: pour jug into cup

    See also: fill, empty
    """
    vessels.fill(ctx.world, ctx.actor, into, thing)


@command("empty", category="things")
def empty(ctx: Ctx[Player], thing: Annotated[Item, vessel]) -> None:
    """Pour a vessel out on the ground.

    Examples: empty flask

    See also: pour, fill
    """
    vessels.empty(ctx.world, ctx.actor, thing)


@command("recite", category="things")
def recite(ctx: Ctx[Player], thing: Annotated[Item, scroll], at: Annotated[Sighted | None, target] = None) -> None:
    """Read a scroll aloud, at someone or something if it needs that. It is used up by it.

    Examples: recite scroll; recite scroll at bob

    See also: read, zap
    """
    using.recite(ctx.world, ctx.actor, thing, _entity(at))


@command("zap", category="things")
def zap(ctx: Ctx[Player], thing: Annotated[Item, wand], at: Annotated[Sighted | None, target] = None) -> None:
    """Let a wand or a staff do what it does, at someone or something if it needs that. Each time costs a charge.

    Examples: zap wand; zap wand at bob

    See also: use, recite
    """
    using.zap(ctx.world, ctx.actor, thing, _entity(at))


@command("use", category="things")
def use(
    ctx: Ctx[Player],
    thing: Annotated[Item | Meant, useful],
    on: Annotated[Unread | None, as_typed] = None,
    at: Annotated[Unread | None, as_typed] = None,
) -> None:
    """Use a thing for what it is made for, a whetstone on a blade or a wand on someone; or one of your abilities.

    Examples: use whetstone on sword; use horn; use wand on bob; use second wind

    See also: abilities, cast, eat, drink, zap, repair
    """
    behind = on or at
    if isinstance(thing, Meant):
        use_ability(ctx.world, ctx.actor, thing.ability, target_of(ctx, thing, behind))
        return
    whom = _entity(target.one(ctx, behind.words, "")) if behind is not None else None
    if isinstance(whom, Item) and mending.is_for_mending(ctx.world, thing):
        mending.repair(ctx.world, ctx.actor, whom, thing)
    else:
        using.use(ctx.world, ctx.actor, thing, whom)


@command("repair", "mend", category="things")
def repair(ctx: Ctx[Player], thing: Annotated[Item, in_hand], with_: Annotated[Item | None, carried] = None) -> None:
    """Mend a thing that has worn: with a whetstone, a needle or a kit, or for coins where a smith or a tailor works.

    Examples: repair sword with whetstone; mend coat; repair sword

    See also: use, examine
    """
    mending.repair(ctx.world, ctx.actor, thing, with_)


@command("read", category="things")
def read(ctx: Ctx[Player], what: str) -> None:
    """Read a book, a letter, a sign; and when you have one open, another page of it.

    Examples: read book; read sign; read book page 2; read page 2

    See also: turn, examine
    """
    words, page = reading.apart(what)
    meant = split_words(words)
    if not meant:  # quotes with nothing between them are no words either
        reading.read_page(ctx.world, ctx.actor, page)
        return
    sighted: Sighted = visible.one(ctx, meant, words)
    reading.read(ctx.world, ctx.actor, sighted.thing, page)


@command("turn", category="things")
def turn(ctx: Ctx[Player], _page: str = "") -> None:
    """Turn the page of what you are reading.

    Examples: turn page

    See also: read
    """
    reading.turn_page(ctx.world, ctx.actor)


def _entity(sighted: Sighted | None) -> Entity | None:
    return sighted.thing if sighted is not None and isinstance(sighted.thing, Entity) else None
