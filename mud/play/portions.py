"""Portions: so many of a heap. Where one entity can be several equal things, counts reach into it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from mud.kernel.errors import Refused
from mud.play.matching import PLURAL
from mud.play.naming import Portion
from mud.play.readers import ONE_AT_A_TIME, AnyCtx, Targets, too_few
from mud.play.words import Word

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Portions(Generic[T]):
    """Reads as `targets` does, and counts by `quantity`: `three coins` takes three of a heap of ten.

    `all`, a plural and a pronoun mean whole heaps, plain words one of a heap. `2.loaf` is one of the second heap, or,
    where there are fewer heaps, of that in which the second loaf is.
    """

    targets: Targets[T]
    quantity: Callable[[T], int]

    @property
    def what(self) -> str:
        """As the targets are called."""
        return self.targets.what

    @property
    def owners(self) -> Targets[Any] | None:  # Any: as in Targets
        """As the targets have them."""
        return self.targets.owners

    def one(self, ctx: AnyCtx, words: tuple[Word, ...], text: str) -> Portion[T]:
        """A portion of one entity; Refused when several are needed."""
        portions = self.many(ctx, words, text)
        if len(portions) != 1:
            raise Refused(ONE_AT_A_TIME)
        return portions[0]

    def many(self, ctx: AnyCtx, words: tuple[Word, ...], _text: str) -> Sequence[Portion[T]]:
        """Portions of as many entities as are needed; Refused when there are not so many."""
        found = self.targets.found(ctx, words)
        phrase = found.phrase
        if phrase.count is not None:
            portions = self._gathered(found.things, phrase.count)
        elif phrase.every or phrase.pronoun or (found.score == PLURAL and phrase.ordinal is None):
            portions = [Portion(thing, self.quantity(thing)) for thing in found.things]
        elif phrase.ordinal is not None and phrase.ordinal > len(found.things):
            portions = [Portion(self._gathered(found.things, phrase.ordinal)[-1].thing, 1)]
        else:
            portions = [Portion(self.targets.chosen(ctx, found), 1)]
        ctx.memory.meant(self.targets.called(portion.thing) for portion in portions)
        return portions

    def _gathered(self, things: Sequence[T], wanted: int) -> list[Portion[T]]:
        portions: list[Portion[T]] = []
        left = wanted
        for thing in things:
            portions.append(Portion(thing, min(left, self.quantity(thing))))
            left -= portions[-1].count
            if left == 0:
                return portions
        raise too_few(wanted - left)
