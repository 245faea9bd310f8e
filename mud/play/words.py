"""Words of a typed line, with the places where they stand, so that what is said can be taken as it was typed."""

import re
import unicodedata
from dataclasses import dataclass

from mud.text.clean import name_key

TYPOGRAPHIC = "\N{RIGHT SINGLE QUOTATION MARK}"
"""The apostrophe that phones type."""

_WORD = re.compile(r"[\"\u201c](?P<quoted>[^\"\u201d]*)(?:[\"\u201d]|$)|(?P<bare>\S+)")


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
        return fold(self.text)


Span = tuple[int, int]


def span_of(words: tuple[Word, ...]) -> Span:
    """Where the words begin and end in their line; LookupError for no words."""
    return words[0].start, words[-1].end


def split_words(line: str) -> tuple[Word, ...]:
    """The words of a line; an open quote runs to the end, and quotes with nothing in them are no word."""
    found = []
    for match in _WORD.finditer(line):
        quoted = match["quoted"]
        text = match["bare"] if quoted is None else quoted.strip()
        if text:
            found.append(Word(text, match.start(), match.end(), quoted is not None))
    return tuple(found)


def fold(text: str) -> str:
    """A word as it is compared: letter case, accents and kinds of apostrophe aside, so that "zoe" finds Zoë."""
    if text.isascii():
        return text.casefold()
    key = name_key(text.replace(TYPOGRAPHIC, "'"))
    letters = [letter for letter in unicodedata.normalize("NFKD", key) if not unicodedata.combining(letter)]
    return "".join(letters) or key


LONGEST_SHOWN = 30
"""Characters of a player's own words that are repeated in an answer: more would be noise."""


def shortened(words: str) -> str:
    """A player's own words, cut to what fits into an answer."""
    return words if len(words) <= LONGEST_SHOWN else f"{words[:LONGEST_SHOWN].rstrip()}..."
