"""Text from outside, cleaned once at the border, so that it can be shown on anybody's terminal.

Gone afterwards: control characters (ESC and C1 above all), invisible and direction-changing characters, surrogates,
private use, variation selectors and joiners (so that a line is as wide as it is counted), towers of combining marks.
The replacement character stays: it stands where bytes could not be read, and whoever typed them shall see that. Line
ends become spaces: a player writes one line, never a second that looks like the server's. Markup brackets are left
alone, since values are never parsed (`markup.py`). Which names are allowed is for others to say.
"""

import re
import unicodedata

from wcwidth import wcwidth

MAX_MARKS = 4
"""Combining marks on one character. Living scripts need up to three or four; more only cover the lines around."""

_DROPPED = frozenset({"Cc", "Cf", "Cs", "Co"})
_SPACES = frozenset({"Zs", "Zl", "Zp"})
# Drawn as nothing though they count as letters or marks, and code points that no text may contain.
_INVISIBLE = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2065\u3164\ufdd0-\ufdef\ufe00-\ufe0f\uffa0\ufff0-\ufffc\ufffe\uffff"
    "\U000e0000-\U000e0fff"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000))
    + "]"
)


def clean(text: str) -> str:
    """The text without anything that could harm a terminal or deceive its reader; idempotent, NFC."""
    if text.isascii() and text.isprintable():
        return text
    visible = "".join(map(_visible, text.replace("\r\n", "\n")))
    return _few_marks(unicodedata.normalize("NFC", visible))


def name_key(name: str) -> str:
    """What two names are compared by: cleaned, NFKC, casefolded, single spaces. Idempotent."""
    key = " ".join(clean(name).split())
    for _ in range(3):  # folding and composing can each undo the other once
        key = " ".join(clean(unicodedata.normalize("NFKC", key).casefold()).split())
    return key


def _visible(character: str) -> str:
    if " " <= character <= "~":
        return character
    if character in "\t\n\r\x0b\x0c\x85":
        return " "
    category = unicodedata.category(character)
    if category in _SPACES:
        return " "
    return "" if category in _DROPPED or _INVISIBLE.match(character) else character


def _few_marks(text: str) -> str:
    """The text with at most `MAX_MARKS` marks in a row, and none that has no character to stand on."""
    if text.isascii():
        return text
    kept: list[str] = []
    marks = MAX_MARKS
    for character in text:
        if _is_mark(character):
            marks += 1
            if marks > MAX_MARKS:
                continue
        else:
            marks = MAX_MARKS if character == " " else 0
        kept.append(character)
    return "".join(kept)


def _is_mark(character: str) -> bool:
    return character >= "\u0300" and (unicodedata.category(character)[0] == "M" or wcwidth(character) == 0)
