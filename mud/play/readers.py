"""Readers: how the words of a line become what a command asks for.

A command names a reader in an annotation, `thing: Annotated[Item, carried]`. Features declare readers of their own
entities with `Targets`; here are those for plain text, and the matching that is the same for all.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, Generic, Protocol, TypeVar

from mud.kernel.errors import Refused
from mud.play.context import Ctx
from mud.play.words import Phrase, Word, read_phrase
from mud.text.nouns import plural

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

AnyCtx = Ctx[Any]  # Any: commands of every kind of actor

EXACT, PLURAL, PREFIX = 3, 2, 1
"""How well a word fits a keyword; the best that any candidate reaches decides who is meant."""


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


@dataclass(frozen=True, slots=True)
class Targets(Generic[T]):
    """Entities within reach, named by keywords.

    `keywords` gives the words by which one can be meant, in the order in which they are read; `missing` is the
    refusal, with `{words}` where the player's own words stand; `none` is the refusal of `all` when nothing is there.
    """

    what: str
    candidates: Callable[[AnyCtx], Iterable[T]]
    keywords: Callable[[AnyCtx, T], Sequence[str]]
    missing: str
    none: str

    def one(self, ctx: AnyCtx, words: tuple[Word, ...], _text: str) -> T:
        """The one meant: the first that fits best, or the one whose number was given."""
        phrase = read_phrase(words)
        if phrase.every or phrase.count not in (None, 1):
            raise Refused("You can only do that with one at a time.")
        return self._one_of(ctx, phrase)

    def _one_of(self, ctx: AnyCtx, phrase: Phrase) -> T:
        found = self._matching(ctx, phrase)
        if phrase.ordinal > len(found):
            raise Refused(f"You do not find that many: there {_are(len(found))} here.")
        return found[phrase.ordinal - 1]

    def many(self, ctx: AnyCtx, words: tuple[Word, ...], _text: str) -> Sequence[T]:
        """All that are meant by `all`, `all.x`, a count, or plain words (then the one)."""
        phrase = read_phrase(words)
        if phrase.every:
            found = self._matching(ctx, phrase) if phrase.words else list(self.candidates(ctx))
            if not found:
                raise Refused(self.none)
            return found
        if phrase.count is not None:
            return self._matching(ctx, phrase)[: phrase.count]
        return [self._one_of(ctx, phrase)]

    def _matching(self, ctx: AnyCtx, phrase: Phrase) -> list[T]:
        candidates = [(thing, self.keywords(ctx, thing)) for thing in self.candidates(ctx)]
        scored = [(fit(phrase.words, keywords), thing) for thing, keywords in candidates]
        best = max((score for score, _ in scored), default=0)
        if not best:
            raise Refused(self._missing(phrase, [keywords for _, keywords in candidates]))
        return [thing for score, thing in scored if score == best]

    def _missing(self, phrase: Phrase, keywords: list[Sequence[str]]) -> str:
        refusal = self.missing.replace("{words}", str(phrase))
        near = get_close_matches(phrase.words[-1] if phrase.words else "", {k for ks in keywords for k in ks}, n=1)
        return f"{refusal} Did you mean {near[0]}?" if near else refusal


def fit(words: Sequence[str], keywords: Sequence[str]) -> int:
    """How well the words fit: the worst of them decides; 0 when one fits no keyword."""
    return min((_fit_word(word, keywords) for word in words), default=0)


def _fit_word(word: str, keywords: Sequence[str]) -> int:
    if word in keywords:
        return EXACT
    if any(word == plural(keyword) for keyword in keywords):
        return PLURAL
    return PREFIX if any(keyword.startswith(word) for keyword in keywords) else 0


def _are(count: int) -> str:
    return "is only one" if count == 1 else f"are only {count}"
