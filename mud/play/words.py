"""Words of a typed line, with the places where they stand, so that what is said can be taken as it was typed."""

import re
from dataclasses import dataclass

_WORD = re.compile(r"\"(?P<double>[^\"]*)(?:\"|$)|(?P<bare>\S+)")

ARTICLES = frozenset({"a", "an", "the", "my", "some"})


@dataclass(frozen=True, slots=True)
class Word:
    """A word, or several in double quotes; `start` and `end` are its place in the line."""

    text: str
    start: int
    end: int
    quoted: bool = False

    @property
    def key(self) -> str:
        """The word as it is compared."""
        return self.text.casefold()


def split_words(line: str) -> tuple[Word, ...]:
    """The words of a line; an open quote runs to the end."""
    found = []
    for match in _WORD.finditer(line):
        quoted = match["double"]
        text = match["bare"] if quoted is None else quoted.strip()
        if text:
            found.append(Word(text, match.start(), match.end(), quoted is not None))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that name something: `2.sword`, `all.bread`, `3 apples`, `the rusty sword`, `all`.

    `ordinal` counts from 1. `words` are casefolded and may be empty only with `every`.
    """

    words: tuple[str, ...]
    ordinal: int = 1
    count: int | None = None
    every: bool = False

    def __str__(self) -> str:
        return " ".join(self.words)


_PREFIX = re.compile(r"(?P<which>all|\d{1,4})[.](?P<rest>.+)", re.DOTALL)


def read_phrase(words: tuple[Word, ...]) -> Phrase:
    """What the words name; articles are passed over unless nothing else is there."""
    keys = [word.key for word in words]
    named = [key for key in keys if key not in ARTICLES] or keys
    if not named:
        return Phrase(())
    first, rest = named[0], tuple(named[1:])
    if first == "all":
        return Phrase(rest, every=True)
    if match := _PREFIX.fullmatch(first):
        named_words = (match["rest"], *rest)
        if match["which"] == "all":
            return Phrase(named_words, every=True)
        return Phrase(named_words, ordinal=max(1, int(match["which"])))
    if rest and first.isdecimal() and len(first) <= 6:
        return Phrase(rest, count=int(first))
    return Phrase(tuple(named))
