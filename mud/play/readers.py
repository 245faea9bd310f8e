"""Readers: how the words of a line become what a command asks for.

A command names a reader in an annotation, `thing: Annotated[Item, carried]`. Features declare readers of their own
entities with `Targets`; here are those for plain text, and the choice of targets that is the same for all. How words
can be read is in `phrases.py`, how they fit keywords in `matching.py`.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from mud.kernel.errors import Refused
from mud.play.context import Ctx
from mud.play.matching import EXACT, PLURAL, PREFIX, Pool, best, guess, pooled
from mud.play.naming import Naming, Noun
from mud.play.phrases import Phrase, readings
from mud.play.questions import MOST_CHOICES, Choice, Question
from mud.play.recall import recalled
from mud.play.words import Span, Word, fold, shortened, span_of
from mud.text.grammar import number_word

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

AnyCtx = Ctx[Any]  # Any: commands of every kind of actor

ONE_AT_A_TIME = "You can only do that with one at a time."
GONE = "That is no longer there."
NOT_THERE = "You find no {words} there."


class Reader(Protocol[T_co]):
    """Turns words into what they mean. `what` names the parameter on a usage line."""

    @property
    def what(self) -> str:
        """The parameter's name on a usage line."""

    def one(self, ctx: AnyCtx, words: tuple[Word, ...], text: str, /) -> T_co:
        """The one thing meant; Refused when there is none."""

    def many(self, ctx: AnyCtx, words: tuple[Word, ...], text: str, /) -> Sequence[T_co]:
        """All that are meant, at least one; Refused when there is none."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """The words exactly as they were typed."""

    what: str = "words"

    def one(self, _ctx: AnyCtx, _words: tuple[Word, ...], text: str) -> str:
        """The text between the first and the last of the words."""
        return text

    def many(self, _ctx: AnyCtx, words: tuple[Word, ...], _text: str) -> Sequence[str]:
        """The words one by one."""
        return [word.text for word in words]


spoken = Spoken()
one_word = Spoken("word")


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """What words turned out to mean: the things that fit best, in order, and how the words were read."""

    things: list[T]
    phrase: Phrase
    score: int
    span: Span


def itself(thing: object) -> object:
    """The thing."""
    return thing


def nothing(_ctx: AnyCtx, _owner: object) -> Iterable[Any]:  # Any: of every kind
    """No things."""
    return ()


@dataclass(frozen=True, slots=True)
class Targets(Generic[T]):
    """Entities within reach, named by keywords.

    `keywords` gives the words by which one can be meant; `missing` is the refusal, with `{words}` where the player's
    own words stand; `none` is the refusal of `all` when nothing is there. `called` gives what naming knows the
    candidate by, where that is not itself. With `owners` (who or what may have things) and `held` (what one of them
    has), `bag's key`, `key in bag` and `key from bag` are understood.
    """

    what: str
    candidates: Callable[[AnyCtx], Iterable[T]]
    keywords: Callable[[AnyCtx, T], Sequence[str]]
    missing: str
    none: str
    called: Callable[[T], object] = itself
    owners: "Targets[Any] | None" = None  # Any: owners of every kind
    held: Callable[[AnyCtx, Any], Iterable[T]] = nothing

    def one(self, ctx: AnyCtx, words: tuple[Word, ...], _text: str) -> T:
        """The one meant; a Question when several different things fit, the first when they are alike."""
        found = self.found(ctx, words)
        if found.phrase.every or found.phrase.count not in (None, 1):
            raise Refused(ONE_AT_A_TIME)
        if found.phrase.pronoun and len(found.things) > 1:
            raise Refused(ONE_AT_A_TIME)
        chosen = self.chosen(ctx, found)
        ctx.memory.meant((self.called(chosen),))
        return chosen

    def many(self, ctx: AnyCtx, words: tuple[Word, ...], _text: str) -> Sequence[T]:
        """All that are meant by `all`, a count, a plural or `them`; by other words the one."""
        found = self.found(ctx, words)
        things = self.several(ctx, found)
        ctx.memory.meant(map(self.called, things))
        return things

    def found(self, ctx: AnyCtx, words: tuple[Word, ...]) -> Found[T]:
        """All that fit the words best, by the first reading that holds; Refused when nothing fits."""
        span = span_of(words)
        pool = self._pool(ctx, self.candidates(ctx))
        *literal, last = readings(words, self.owners is not None)
        for phrase in literal:
            score, things = best(pool, phrase.words)
            if score == EXACT:
                return Found(things, phrase, score, span)
        if last.owner and self.owners is not None:
            pool = self._pool(ctx, self.held(ctx, self.owners.one(ctx, last.owner, "")))
        if last.pronoun:
            candidates = [thing for thing, _ in pool]
            return Found(recalled(ctx, last.pronoun, candidates, self.called, self.missing), last, EXACT, span)
        return self._fitting(last, pool, span)

    def several(self, ctx: AnyCtx, found: Found[T]) -> list[T]:
        """Those that are meant where there may be several."""
        phrase, things = found.phrase, found.things
        if phrase.every or phrase.pronoun:
            return things
        if phrase.count is not None:
            if phrase.count > len(things):
                raise too_few(len(things))
            return things[: phrase.count]
        if found.score == PLURAL and phrase.ordinal is None:
            return things
        return [self.chosen(ctx, found)]

    def chosen(self, ctx: AnyCtx, found: Found[T]) -> T:
        """The one that is meant of all that fit."""
        things, ordinal = found.things, found.phrase.ordinal
        if ordinal is not None:
            if ordinal > len(things):
                raise too_few(len(things))
            return things[ordinal - 1]
        if found.span in ctx.meanings:
            return self._settled(things, ctx.meanings[found.span])
        return things[0] if len(things) == 1 else self._distinguished(ctx, found)

    def _fitting(self, phrase: Phrase, pool: Pool[T], span: Span) -> Found[T]:
        if phrase.every and not phrase.words:
            if not pool:
                raise Refused("There is nothing there." if phrase.owner else self.none)
            return Found([thing for thing, _ in pool], phrase, EXACT, span)
        score, things = best(pool, phrase.words)
        if not score:
            raise Refused(self._missing(phrase, pool))
        return Found(things, phrase, score, span)

    def _pool(self, ctx: AnyCtx, things: Iterable[T]) -> Pool[T]:
        return pooled((thing, self.keywords(ctx, thing)) for thing in things)

    def _settled(self, things: list[T], meant: object) -> T:
        """What an earlier answer chose, unless it is out of reach by now: then nothing else is taken in its place."""
        for thing in things:
            called = self.called(thing)
            if called is meant or called == meant:
                return thing
        raise Refused(GONE)

    def _distinguished(self, ctx: AnyCtx, found: Found[T]) -> T:
        """The first, if all are called the same, or the one that is called exactly so; else a Question."""
        naming = ctx.service(Naming)
        kinds: dict[str, tuple[T, str]] = {}
        for thing in found.things:
            bare, name = _names(naming.noun(ctx.world, ctx.actor, self.called(thing)))
            kinds.setdefault(bare, (thing, name))
        whole = kinds.get(" ".join(found.phrase.words))
        if len(kinds) == 1 or whole:
            return whole[0] if whole else found.things[0]
        raise self._question(ctx, found, list(kinds.values()))

    def _question(self, ctx: AnyCtx, found: Found[T], kinds: list[tuple[T, str]]) -> Refused:
        words = str(found.phrase)
        if len(kinds) > MOST_CHOICES:
            return Refused(f"There are {len(kinds)} different things that could be meant by '{words}'. Say more of it.")
        choices = [Choice(self.called(thing), name, tuple(self.keywords(ctx, thing))) for thing, name in kinds]
        asked = "Which do you mean" if found.score == PREFIX else f"Which {words}"
        return Question(asked, found.span, choices)

    def _missing(self, phrase: Phrase, pool: Pool[T]) -> str:
        refusal = (NOT_THERE if phrase.owner else self.missing).replace("{words}", str(phrase))
        near = guess(phrase.words, pool)
        return f"{refusal} Did you mean {shortened(near)}?" if near else refusal


def _names(named: object) -> tuple[str, str]:
    """What tells one kind of thing from another, and what it is called in a question."""
    if isinstance(named, Noun):
        single = named.single()
        return fold(single.words), single.form("the")
    return fold(str(named)), str(named)


def too_few(there: int) -> Refused:
    """The refusal of more than there are."""
    are = "is only one" if there == 1 else f"are only {number_word(there)}"
    return Refused(f"You do not find that many: there {are}.")
