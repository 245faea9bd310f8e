"""Matching: how well words fit the keywords of things, and what was probably meant when they fit none."""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from functools import lru_cache
from typing import TypeVar

from mud.play.words import fold
from mud.text.nouns import plural

T = TypeVar("T")

Pool = list[tuple[T, tuple[str, ...]]]
"""Things with their keywords as they are compared."""

EXACT, PLURAL, PREFIX = 3, 2, 1
"""How well a word fits a keyword; the best that any candidate reaches decides who is meant."""

CACHED = 8192
"""Keywords kept ready for comparison: more than the kinds of things that are near any players at once."""

MOST_COMPARED = 500
"""Keywords that a mistyped word is compared with; each costs microseconds, and nobody sees so many things."""


@lru_cache(CACHED)
def comparable(keywords: tuple[str, ...]) -> tuple[str, ...]:
    """Keywords as words are compared with them: word by word, folded, and the parts of hyphenated ones as well."""
    folded = [word for keyword in keywords for word in fold(keyword).replace(",", " ").split()]
    parts = [part for keyword in folded if "-" in keyword for part in keyword.split("-") if part]
    return tuple(dict.fromkeys((*folded, *parts)))


def pooled(things: Iterable[tuple[T, Sequence[str]]]) -> Pool[T]:
    """Things ready to be matched."""
    return [(thing, comparable(tuple(keywords))) for thing, keywords in things]


def best(pool: Pool[T], words: Sequence[str]) -> tuple[int, list[T]]:
    """The best fit that any thing reaches, and all that reach it, in order; 0 and nothing when none fits."""
    found: list[T] = []
    highest = 1
    for thing, keywords in pool:
        score = fit(words, keywords)
        if score > highest:
            highest, found = score, [thing]
        elif score == highest:
            found.append(thing)
    return (highest, found) if found else (0, found)


def fit(words: Sequence[str], keywords: Sequence[str]) -> int:
    """How well the words fit: the worst of them decides; 0 when one fits no keyword."""
    worst = EXACT if words else 0
    for word in words:
        score = _fit_word(word, keywords)
        if not score:
            return 0
        worst = min(worst, score)
    return worst


def guess(words: Sequence[str], pool: Pool[T]) -> str | None:
    """The keyword that the first word which fits nothing was probably meant to be."""
    known = dict.fromkeys(keyword for _, keywords in pool for keyword in keywords)
    wrong = next((word for word in words if not _fit_word(word, tuple(known))), words[-1] if words else "")
    near = get_close_matches(wrong, list(known)[:MOST_COMPARED], n=1)
    return near[0] if near else None


def _fit_word(word: str, keywords: Sequence[str]) -> int:
    if word in keywords:
        return EXACT
    alike = [keyword for keyword in keywords if keyword[:1] == word[:1]]
    if any(word == _plural(keyword) for keyword in alike):
        return PLURAL
    return PREFIX if any(keyword.startswith(word) for keyword in alike) else 0


@lru_cache(CACHED)
def _plural(keyword: str) -> str:
    return plural(keyword)
