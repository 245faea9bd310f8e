"""English for views: the one place to import grammar from.

Nouns are in `nouns.py`, verbs in `verbs.py`, pronouns in `pronouns.py`, numbers in `numbers.py`; here is what puts them
together, lists and capitals, for strings and for styled texts.
"""

import re
from collections.abc import Sequence

from mud.text.nouns import (
    article,
    count_phrase,
    definite,
    indefinite,
    is_plural,
    plural,
    possessive,
    without_article,
)
from mud.text.numbers import number_word, ordinal, ordinal_word, parse_number, parse_ordinal
from mud.text.pronouns import HE, IT, PRONOUNS, SHE, THEY, THEY_ALL, YOU, Pronouns
from mud.text.span import Span, Text, merged, styled
from mud.text.verbs import participle, past, third_person

__all__ = [
    "HE",
    "IT",
    "PRONOUNS",
    "SHE",
    "THEY",
    "THEY_ALL",
    "YOU",
    "Pronouns",
    "article",
    "capital",
    "capital_text",
    "count_phrase",
    "definite",
    "indefinite",
    "is_plural",
    "join_list",
    "join_texts",
    "number_word",
    "ordinal",
    "ordinal_word",
    "parse_number",
    "parse_ordinal",
    "participle",
    "past",
    "plural",
    "possessive",
    "third_person",
    "without_article",
]

# Quotes and brackets may stand before the first letter, and whole tags of markup; a token may not.
_BEFORE_FIRST = re.compile(r"(?:\[[A-Za-z/][^\[\]]*\]|\[\[|\{\{|[\s\"'(<*_“\u2018-])*")
_OPENING = re.compile(r"[\s\"'(<*_“\u2018\[{-]*")


def join_list(items: Sequence[str], conjunction: str = "and") -> str:
    """The items as English lists them: "a sword, two apples and Bob's hat". No items give an empty string."""
    if len(items) < 2:
        return items[0] if items else ""
    return f"{', '.join(items[:-1])} {conjunction} {items[-1]}"


def join_texts(items: Sequence[Text], conjunction: str = "and") -> Text:
    """As `join_list`, for styled texts: each keeps its styles, what stands between is plain."""
    spans: list[Span] = []
    for number, item in enumerate(items):
        if number:
            spans.extend(styled(f" {conjunction} " if number == len(items) - 1 else ", "))
        spans.extend(item)
    return merged(spans)


def capital(text: str) -> str:
    """The text with its first letter in upper case. Tags of markup, quotes and brackets before it are passed over;
    text that begins with a token stays as it is (use `capital_text` on what it is filled with)."""
    match = _BEFORE_FIRST.match(text)
    first = match.end() if match else 0
    return text[:first] + text[first : first + 1].title() + text[first + 1 :]


def capital_text(text: Text) -> Text:
    """The styled text with its first letter in upper case; quotes and brackets before it are passed over."""
    for number, span in enumerate(text):
        match = _OPENING.match(span.text)
        first = match.end() if match else 0
        if first < len(span.text):
            words = span.text[:first] + span.text[first].title() + span.text[first + 1 :]
            return (*text[:number], Span(words, span.style, span.link), *text[number + 1 :])
    return text
