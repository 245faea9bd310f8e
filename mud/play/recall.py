"""Recall: what `it`, `him`, `her` and `them` mean, from what the actor meant and saw last."""

from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from mud.kernel.errors import Refused
from mud.play.context import Ctx
from mud.play.memory import Group
from mud.play.naming import Naming, Noun

T = TypeVar("T")
AnyCtx = Ctx[Any]  # Any: actors of every kind


def recalled(ctx: AnyCtx, pronoun: str, candidates: list[T], called: Callable[[T], object], missing: str) -> list[T]:
    """The candidates that a pronoun means, at least one.

    That is what was meant last of that kind, or else what was seen last of it: nothing older, since an older thing
    is not what anyone would mean. People and things are kinds apart, also where both are `them`. Failing all, the
    only one in reach of that kind. Refused otherwise.
    """
    latest = sorted(_latest(ctx, pronoun), reverse=True, key=lambda remembered: remembered[0])
    for _, group in latest:
        reached = [thing for thing in candidates if any(_same(called(thing), each) for each in group)]
        if reached:
            return reached
    if latest:
        raise Refused(missing.replace("{words}", _bare(ctx, latest[0][1][0])))
    only = [thing for thing in candidates if _is_kind(ctx, pronoun, called(thing))]
    if len({_bare(ctx, called(thing)) for thing in only}) != 1:
        raise Refused(f"It is not clear who or what you mean by '{pronoun}'.")
    return only[:1]


def _latest(ctx: AnyCtx, pronoun: str) -> Iterator[tuple[int, Group]]:
    """What was meant last, and what was seen last: each a person or a thing, as far as the pronoun fits."""
    for lately in (ctx.memory.meant_lately(), ctx.memory.seen_lately()):
        found: dict[bool, tuple[int, Group]] = {}
        for when, group in lately:
            if _fits(ctx, pronoun, group):
                found.setdefault(_is_person(ctx, group), (when, group))
        yield from found.values()


def _fits(ctx: AnyCtx, pronoun: str, group: Group) -> bool:
    if len(group) > 1:
        return pronoun == "them"
    return _is_kind(ctx, pronoun, group[0])


def _is_person(ctx: AnyCtx, group: Group) -> bool:
    if len(group) > 1:
        return False
    named = ctx.service(Naming).noun(ctx.world, ctx.actor, group[0])
    return isinstance(named, Noun) and named.proper


def _is_kind(ctx: AnyCtx, pronoun: str, thing: object) -> bool:
    """Whether one could type that pronoun for a thing: also `him` for one who is spoken of as they, `it` for a heap."""
    if thing is ctx.actor:
        return False
    named = ctx.service(Naming).noun(ctx.world, ctx.actor, thing)
    if not isinstance(named, Noun):
        return pronoun == "it"
    if named.spoken_of.object == pronoun:
        return True
    if named.spoken_of.object != "them":
        return False
    return pronoun in ("him", "her") if named.proper else pronoun == "it"


def _same(one: object, other: object) -> bool:
    return one is other or one == other


def _bare(ctx: AnyCtx, thing: object) -> str:
    named = ctx.service(Naming).noun(ctx.world, ctx.actor, thing)
    return named.single().words if isinstance(named, Noun) else str(named)
