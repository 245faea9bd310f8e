"""Phrases: words that name things, and the ways in which they can be read.

`sword`, `the rusty sword`, `2.sword`, `second sword`, `sword 2`, `all`, `all.bread`, `three loaves`, `bag's key`,
`key in bag`, `coins from purse`, `it`. Whether such a reading names anything is for `readers.py` to find out.
"""

import re
from dataclasses import dataclass, replace
from types import MappingProxyType

from mud.kernel.errors import Refused
from mud.play.words import TYPOGRAPHIC, Word, shortened
from mud.text.numbers import parse_number, parse_ordinal

ARTICLES = frozenset({"a", "an", "the", "my", "some"})
EVERY = frozenset({"all", "every", "each"})
PRONOUNS = frozenset({"it", "him", "her", "them"})
OWN = MappingProxyType({"his": "him", "her": "her", "its": "it", "their": "them"})
"""A possessive pronoun and the pronoun that it stands for: `her sword` is the sword of `her`."""

PLACES = frozenset({"from", "in", "inside", "into", "on", "under"})
"""Words that may stand between a thing and where it is."""

LONGEST_NUMBER = 6
"""Words of a number: "two hundred and twenty two thousand". Nobody counts things further."""

_DOTTED = re.compile(r"(?P<which>all|[0-9]{1,4})[.](?P<rest>.+)", re.DOTALL)
_PLACE_NUMBER = re.compile(r"[0-9]{1,4}")
_POSSESSIVE = re.compile(rf"(.+)(?:['{TYPOGRAPHIC}]s|(?<=[sS])['{TYPOGRAPHIC}])", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Phrase:
    """One way to read some words.

    `words` are as they are compared; they are empty only with `every`. `ordinal` counts from 1. `owner` holds the
    words for who or what has the thing.
    """

    words: tuple[str, ...]
    ordinal: int | None = None
    count: int | None = None
    every: bool = False
    owner: tuple[Word, ...] = ()

    def __str__(self) -> str:
        return shortened(" ".join(self.words))

    @property
    def pronoun(self) -> str | None:
        """The pronoun that it is and nothing else."""
        lone = len(self.words) == 1 and not (self.ordinal or self.count or self.every or self.owner)
        return self.words[0] if lone and self.words[0] in PRONOUNS else None


def readings(words: tuple[Word, ...], can_be_owned: bool = False) -> tuple[Phrase, ...]:
    """Every way to read the words, at least one.

    All but the last are literal: they count only where each of their words fits exactly, as when a thing is called
    "seven sisters", "man in black" or "baker's dozen". Refused for a number that counts nothing.
    """
    literal = Phrase(_literal(words))
    owned = _apart(words) if can_be_owned else None
    found = [literal, _counted(words)]
    if owned is not None:
        thing, owner = owned
        found.append(replace(_counted(thing), owner=owner))
    last = found[-1]
    return (*dict.fromkeys(each for each in found if each != last), last)


def _literal(words: tuple[Word, ...]) -> tuple[str, ...]:
    keys = _keys(words)
    return tuple(key for key in keys if key not in ARTICLES) or keys


def _keys(words: tuple[Word, ...]) -> tuple[str, ...]:
    """The words as they are compared; what is quoted falls into its words here."""
    keys: list[str] = []
    for word in words:
        if word.quoted:
            keys.extend(word.key.split())
        else:
            keys.append(word.key)
    return tuple(keys)


def _apart(words: tuple[Word, ...]) -> tuple[tuple[Word, ...], tuple[Word, ...]] | None:
    """The words for a thing and those for its owner, if they say so."""
    for index, word in enumerate(words[1:-1], 1):
        if not word.quoted and word.key in PLACES:
            return words[:index], words[index + 1 :]
    return _possessed(words)


def _possessed(words: tuple[Word, ...]) -> tuple[tuple[Word, ...], tuple[Word, ...]] | None:
    every, rest = _leading_every(words)
    for index in range(len(rest) - 2, -1, -1):
        word = rest[index]
        if word.quoted:
            continue
        if index == 0 and word.key in OWN:
            return (*every, *rest[1:]), (replace(word, text=OWN[word.key]),)
        match = _POSSESSIVE.fullmatch(word.text)
        if match:
            owner = replace(word, text=match[1], end=word.start + len(match[1]))
            return (*every, *rest[index + 1 :]), (*rest[:index], owner)
    return None


def _leading_every(words: tuple[Word, ...]) -> tuple[tuple[Word, ...], tuple[Word, ...]]:
    """`all bob's keys` are all keys of Bob; in `second bag's key` it is the bag that is counted."""
    if not words[0].quoted and words[0].key in EVERY:
        rest = _without_of(words[1:])
        return words[:1], rest
    return (), words


def _without_of(words: tuple[Word, ...]) -> tuple[Word, ...]:
    return words[1:] if len(words) > 1 and words[0].key == "of" else words


def _counted(words: tuple[Word, ...]) -> Phrase:
    """The words read with what they say about number: `all`, `2.`, `second`, `three`, a number at the end."""
    if not words or words[0].quoted:
        return Phrase(_literal(words))
    first = words[0].key
    if len(words) == 1:
        return _counted_word(words, first)
    if first in EVERY:
        rest = _literal(_without_of(words[1:]))
        return Phrase(rest, every=not (len(rest) == 1 and rest[0] in PRONOUNS))
    if match := _DOTTED.fullmatch(first):
        return _dotted(match, _literal(words[1:]))
    if phrase := _with_number(words):
        return phrase
    return _placed(words)


def _counted_word(words: tuple[Word, ...], first: str) -> Phrase:
    if first == "all" or first == "everything":
        return Phrase((), every=True)
    match = _DOTTED.fullmatch(first)
    return _dotted(match, ()) if match else Phrase(_literal(words))


def _dotted(match: re.Match[str], rest: tuple[str, ...]) -> Phrase:
    words = (match["rest"], *rest)
    return Phrase(words, every=True) if match["which"] == "all" else Phrase(words, ordinal=_place(int(match["which"])))


def _with_number(words: tuple[Word, ...]) -> Phrase | None:
    """`three loaves`, `a dozen of the eggs`: the longest run of words that is a number, and things behind it."""
    keys = [word.key for word in words[:LONGEST_NUMBER]]
    for length in range(min(len(words) - 1, LONGEST_NUMBER), 0, -1):
        number = parse_number(" ".join(keys[:length]))
        if number is not None:
            if number == 0:
                raise Refused("None at all? Then there is nothing to do.")
            return Phrase(_literal(_without_of(words[length:])), count=number)
    return None


def _placed(words: tuple[Word, ...]) -> Phrase:
    """`the second sword`, `sword 2`."""
    rest = words[1:] if len(words) > 2 and words[0].key in ARTICLES else words
    place = parse_ordinal(rest[0].key)
    if place is not None:
        return Phrase(_literal(rest[1:]), ordinal=_place(place))
    last = words[-1]
    if not last.quoted and _PLACE_NUMBER.fullmatch(last.key):
        return Phrase(_literal(words[:-1]), ordinal=_place(int(last.key)))
    return Phrase(_literal(words))


def _place(number: int) -> int:
    if number == 0:
        raise Refused("Things are counted from 1.")
    return number
