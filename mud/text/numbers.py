"""Numbers as English words and back, cardinal and ordinal.

What a player types is read leniently ("3", "three", "a dozen", "2nd", "second"); what is not a number is `None`.
"""

import re
from types import MappingProxyType

SPOKEN = 1_000_000_000
"""Numbers from here on are written in digits."""

MAX_DIGITS = 12
"""Longer runs of digits are not read as numbers: nobody counts so far, and reading them costs their square."""

_UNITS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SCALES = ((1_000_000, "million"), (1000, "thousand"), (100, "hundred"))
_IRREGULAR_ORDINALS = MappingProxyType(
    {
        "one": "first", "two": "second", "three": "third", "five": "fifth",
        "eight": "eighth", "nine": "ninth", "twelve": "twelfth",
    }
)  # fmt: skip
_SMALL = MappingProxyType(
    {word: value for value, word in enumerate(_UNITS)} | {word: 20 + 10 * step for step, word in enumerate(_TENS)}
)
_LARGE = MappingProxyType({"thousand": 1000, "million": 1_000_000})
_DIGITS = re.compile(rf"[0-9]{{1,{MAX_DIGITS}}}")
_ORDINAL_DIGITS = re.compile(rf"([0-9]{{1,{MAX_DIGITS}}})(?:st|nd|rd|th)")


def number_word(number: int) -> str:
    """The number in words: "three", "twenty-one", "one hundred and five"."""
    if number < 0:
        return f"minus {number_word(-number)}"
    if number >= SPOKEN:
        return f"{number:,}"
    if number < 20:
        return _UNITS[number]
    if number < 100:
        tens, unit = divmod(number, 10)
        return _TENS[tens - 2] + (f"-{_UNITS[unit]}" if unit else "")
    scale, name = next((scale, name) for scale, name in _SCALES if number >= scale)
    most, rest = divmod(number, scale)
    return f"{number_word(most)} {name}{_rest(rest)}"


def ordinal_word(number: int) -> str:
    """The place in words: "first", "twenty-second", "one hundredth"."""
    word = number_word(number)
    if word[-1].isdigit():
        return ordinal(number)
    last = re.split(r"[ -]", word)[-1]
    return word.removesuffix(last) + _ordinal_of(last)


def ordinal(number: int) -> str:
    """The place in digits: "1st", "22nd", "113th"."""
    teen = abs(number) % 100 in (11, 12, 13)
    return f"{number}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(abs(number) % 10, 'th')}"


def parse_number(words: str) -> int | None:
    """The number meant by "3", "1,200", "three", "twenty-one", "a dozen", "two hundred and five"; else None."""
    words = " ".join(words.casefold().split())
    digits = re.sub(r"(?<=\d),(?=\d{3})", "", words)
    if _DIGITS.fullmatch(digits):
        return int(digits)
    return _cardinal(words.replace("-", " ").split())


def parse_ordinal(words: str) -> int | None:
    """The place meant by "2nd", "second", "twenty-second"; else None. "2" is a number, not a place."""
    words = " ".join(words.casefold().split())
    match = _ORDINAL_DIGITS.fullmatch(words)
    if match:
        return int(match[1])
    *before, last = words.replace("-", " ").split() or [""]
    cardinal = _CARDINALS.get(last)
    return None if cardinal is None else _cardinal([*before, cardinal])


def _ordinal_of(cardinal: str) -> str:
    if cardinal in _IRREGULAR_ORDINALS:
        return _IRREGULAR_ORDINALS[cardinal]
    return f"{cardinal[:-1]}ieth" if cardinal.endswith("y") else f"{cardinal}th"


def _rest(rest: int) -> str:
    if not rest:
        return ""
    return f" and {number_word(rest)}" if rest < 100 else f" {number_word(rest)}"


def _cardinal(words: list[str]) -> int | None:
    """The value of words said in their usual order; the one way to say a number is the test of it."""
    if words and words[-1] == "dozen":
        return _dozens(words[:-1])
    if not words or "and" in (words[0], words[-1]):
        return None
    said = [word for word in words if word != "and"]
    if len(said) > 1 and said[0] == "a":
        said[0] = "one"
    value = _sum(said)
    if value is None or number_word(value).replace("-", " ").replace(" and", "").split() != said:
        return None
    return value


def _dozens(words: list[str]) -> int | None:
    if words in ([], ["a"]):
        return 12
    if words == ["half", "a"]:
        return 6
    dozens = _cardinal(words) if "dozen" not in words else None
    return None if dozens is None else 12 * dozens


def _sum(words: list[str]) -> int | None:
    total = group = 0
    for word in words:
        if word in _SMALL:
            group += _SMALL[word]
        elif word == "hundred":
            group *= 100
        elif word in _LARGE:
            total += group * _LARGE[word]
            group = 0
        else:
            return None
    return total + group


_CARDINALS = MappingProxyType({_ordinal_of(word): word for word in (*_UNITS, *_TENS, *(name for _, name in _SCALES))})
