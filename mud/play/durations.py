"""Lengths of time as staff type them (`90s`, `10m`, `2h`, `3d`, `forever`) and as people read them."""

import re
from typing import Final

from mud.kernel.errors import Refused
from mud.play.words import shortened
from mud.text.nouns import count_phrase

UNITS: Final = (("d", "day", 86_400), ("h", "hour", 3_600), ("m", "minute", 60), ("s", "second", 1))
LONGEST: Final = 3_650 * 86_400
"""Seconds: ten years. What shall last longer shall last for ever."""

FOREVER: Final = frozenset({"forever", "always", "permanent"})

_LENGTH = re.compile(r"([0-9]{1,9})([dhms])", re.ASCII)


def is_length(word: str) -> bool:
    """Whether a word says how long."""
    return word.casefold() in FOREVER or _LENGTH.fullmatch(word.casefold()) is not None


def seconds_in(word: str) -> float | None:
    """How many seconds a word says; None is for ever. Refused when it says no length of time, or too long a one."""
    word = word.casefold()
    if word in FOREVER:
        return None
    match = _LENGTH.fullmatch(word)
    if match is None:
        raise Refused(f"'{shortened(word)}' is no length of time. Right are 90s, 10m, 2h, 3d and forever.")
    seconds = int(match[1]) * next(length for sign, _, length in UNITS if sign == match[2])
    if not 0 < seconds <= LONGEST:
        raise Refused(f"A length of time is from 1s to {LONGEST // 86_400}d; or say forever.")
    return float(seconds)


def largest_unit(seconds: float, smallest: str = "minute") -> tuple[str, int] | None:
    """The largest unit that fits into a length of time, and the seconds of one; None: even `smallest` is longer."""
    for _, unit, length in UNITS:
        if seconds >= length:
            return unit, length
        if unit == smallest:
            break
    return None


def ago(seconds: float, smallest: str = "minute") -> str:
    """How long that is, in whole ones of the largest unit that fits: "three hours", "less than a minute"."""
    found = largest_unit(seconds, smallest)
    if found is None:
        return f"less than a {smallest}"
    unit, length = found
    return count_phrase(int(seconds // length), unit)


def in_words(seconds: float | None) -> str:
    """A length of time in its two largest units; None is for ever."""
    if seconds is None:
        return "for ever"
    left, parts = max(1, round(seconds)), []
    for _, unit, length in UNITS:
        count, left = divmod(left, length)
        if count:
            parts.append(count_phrase(count, unit))
    return " and ".join(parts[:2])
