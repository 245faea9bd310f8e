"""Misspellings, without a dictionary: a word that stands once in all texts and is one slip from one that is common.

A slip is two neighboring letters that changed places, one that is missing, one too many, or one that is another. Real
words lie that close to each other too, most of all by their endings; so short words, first letters and endings count
for nothing, and of other letters only what fingers and ears confuse.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

SHORTEST: Final = 6
"""Letters: shorter words have too many real neighbors."""

COMMON: Final = 3
"""How often the right word stands somewhere: less is no proof that it is right."""

_MARKUP = re.compile(r"\[/?[a-z_ ]*\]|\{[^}]*\}")
_WORD = re.compile(r"(?<![\w'-])[a-z]+(?![\w'-])")
_VOWELS = frozenset("aeiouy")


def words_in(text: str) -> Iterator[str]:
    """The words of a text that a misspelling can be found in: in small letters, without markup and names."""
    for found in _WORD.finditer(_MARKUP.sub(" ", text)):
        if len(found[0]) >= SHORTEST:
            yield found[0]


def slips(counts: Mapping[str, int]) -> dict[str, str]:
    """Of all words and how often they stand: those that are probably slips, and what was probably meant."""
    common = sorted(word for word, count in counts.items() if count >= COMMON)
    by_hole: dict[str, list[str]] = {}
    for word in common:
        for hole in _holes(word):
            by_hole.setdefault(hole, []).append(word)
    found: dict[str, str] = {}
    for word in (word for word, count in counts.items() if count == 1):
        near = {each: None for hole in _holes(word) for each in by_hole.get(hole, ())}
        meant = next((each for each in near if is_slip(word, each)), None)
        if meant is not None:
            found[word] = meant
    return found


def _holes(word: str) -> Iterable[str]:
    """The word, and the word without each of its letters: two words a slip apart have one of these in common."""
    yield word
    yield from (word[:at] + word[at + 1 :] for at in range(1, len(word)))


def is_slip(written: str, meant: str) -> bool:
    """Whether one is most likely a slip for the other."""
    start = _common_start(written, meant)
    end = _common_start(written[:start:-1], meant[:start:-1])
    if start == 0 or end < 2:
        return False
    wrong, right = written[start : len(written) - end], meant[start : len(meant) - end]
    if len(wrong) == len(right) == 2:
        return wrong == right[::-1]
    if len(wrong) == len(right) == 1:
        return wrong in _VOWELS and right in _VOWELS and len(written) > SHORTEST + 1
    return (len(wrong), len(right)) in ((0, 1), (1, 0)) and len(written) > SHORTEST


def _common_start(one: str, other: str) -> int:
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count
