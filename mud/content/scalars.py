"""What a bare word in YAML means: our own resolver.

YAML 1.1, which PyYAML follows, reads `on` and `no` as booleans, `010` as eight, `1_000` as a
thousand, `12:30` as 750 and `2001-01-01` as a date. People who write about a town mean words.
"""

from __future__ import annotations

import re

from mud.content.nodes import Value

LARGEST_NUMBER = 2**63 - 1  # what a BIGINT column and JSON writers hold

_WORDS: dict[str, Value] = {"true": True, "false": False, "null": None, "~": None, "": None}
_INT = re.compile(r"[-+]?(?:0|[1-9][0-9]*)")
_FLOAT = re.compile(r"[-+]?(?:0|[1-9][0-9]*)?\.[0-9]+(?:[eE][-+]?[0-9]+)?")
_NUMBER_START = frozenset("+-.0123456789")
_MOST_DIGITS = 20  # more cannot be within the range; longer text is not handed to int()


def meaning(word: str) -> Value:
    """Read a plain (unquoted) scalar. Raises ValueError for a number out of range."""
    if word in _WORDS:
        return _WORDS[word]
    if word[0] not in _NUMBER_START:
        return word
    if _INT.fullmatch(word):
        return _whole_number(word)
    if _FLOAT.fullmatch(word):
        return _number(word)
    return word


def _whole_number(word: str) -> int:
    number = int(word) if len(word) <= _MOST_DIGITS else LARGEST_NUMBER + 1
    if abs(number) > LARGEST_NUMBER:
        raise ValueError(f"this number is too large: at most {LARGEST_NUMBER}")
    return number


def _number(word: str) -> float:
    number = float(word)
    if abs(number) == float("inf"):
        raise ValueError("this number is too large")
    return number
