# ruff: noqa: RUF001  characters that look alike are what this module is about
"""Text brought into the characters that a viewer's client can show.

Punctuation and letters without a place in ASCII or Latin-1 become the nearest that has one (a long dash a hyphen, curly
quotes straight ones, é an e); what has no likeness becomes a question mark. Control characters are dropped
here once more: nothing but the renderer's own sequences may reach a terminal.
"""

import unicodedata
from functools import lru_cache
from types import MappingProxyType

from mud.text.kind import Charset

CACHED_CHARACTERS = 4096
"""Transliterations kept: more characters than any one server shows."""

_LIKENESS = MappingProxyType({
    "‘": "'", "’": "'", "‚": ",", "‛": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‹": "<", "›": ">",
    "′": "'", "″": '"', "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-", "…": "...",
    "•": "*", "·": ".", "‣": ">", "◦": "o", "●": "*", "○": "o", "■": "#", "□": "#", "◆": "*", "◇": "*",
    "★": "*", "☆": "*", "†": "+", "‡": "+", "×": "x", "÷": "/", "⁄": "/", "±": "+/-", "≈": "~", "≠": "!=",
    "≤": "<=", "≥": ">=",
    "←": "<-", "→": "->", "↑": "^", "↓": "v", "↔": "<->", "⇐": "<=", "⇒": "=>", "✓": "+", "✔": "+", "✗": "x", "✘": "x",
    "ß": "ss", "ẞ": "SS", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L",
    "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ħ": "h", "Ħ": "H", "ı": "i", "ŋ": "n", "Ŋ": "N",
    "€": "EUR", "£": "GBP", "¥": "JPY", "¢": "c", "©": "(c)", "®": "(r)", "§": "S", "¶": "P", "°": "o", "¡": "!",
    "¿": "?", "¬": "-", "¦": "|", "¤": "*", "µ": "u", "\xa0": " ", "¨": '"', "´": "'", "¸": ",", "¯": "-",
})  # fmt: skip


def fit(text: str, charset: Charset) -> str:
    """The text in the charset, without control characters save newlines; tabs become spaces."""
    if text.isprintable() and (charset is Charset.UTF8 or text.isascii()):
        return text
    return "".join([_likeness(character, charset) for character in text])


@lru_cache(CACHED_CHARACTERS)
def _likeness(character: str, charset: Charset) -> str:
    if character in "\n\t":
        return "\n" if character == "\n" else " "
    if _is_control(character):
        return ""
    if charset is Charset.UTF8 or character.isascii():
        return character
    if charset is Charset.LATIN1 and ord(character) < 0x100:
        return character
    return _in_ascii(character)


def _is_control(character: str) -> bool:
    """Whether the character steers a terminal or the direction of writing instead of being read."""
    category = unicodedata.category(character)
    return category in ("Cc", "Cs") or character in "\u2028\u2029" or _turns_direction(character)


def _turns_direction(character: str) -> bool:
    return unicodedata.bidirectional(character) in (
        "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI",
    )  # fmt: skip


def _in_ascii(character: str) -> str:
    if character in _LIKENESS:
        return _LIKENESS[character]
    if "\u2500" <= character <= "\u259f":
        return _box(character)
    category = unicodedata.category(character)
    if category in ("Mn", "Me", "Cf"):
        return ""
    if category == "Zs":
        return " "
    parts = unicodedata.normalize("NFKD", character)
    likeness = "".join(_LIKENESS.get(part, part) for part in parts)
    return "".join(part for part in likeness if " " <= part <= "~") or "?"


def _box(character: str) -> str:
    """Lines of boxes as hyphens, bars and pluses; shades and blocks as number signs (Unicode, chart U+2500)."""
    if character >= "\u2580":
        return "#"
    name = unicodedata.name(character)
    if name.endswith("HORIZONTAL"):
        return "=" if "DOUBLE" in name else "-"
    return "|" if name.endswith("VERTICAL") else "+"
