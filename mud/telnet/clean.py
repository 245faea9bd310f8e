"""What a peer sends as text, made safe to show on another terminal.

Invariant: no control character, direction override, surrogate or private character gets past here.
"""

import re
import unicodedata
from typing import Final

_ERASE: Final = "\b\x7f"
_SPACES: Final = "\t\u2028\u2029"
_STRIPPED: Final = frozenset({"Cc", "Cf", "Cs", "Co"})


_STEERS: Final = re.compile("[\x01-\x07\x0e-\x1f\x80-\x9f\u202a-\u202e\u2066-\u2069]")
"""What no key of a line editor sends: escape sequences and other controls, C1 and direction overrides."""


def steers(text: str) -> bool:
    """Whether a text would steer the terminal that it is shown on."""
    return _STEERS.search(text) is not None


def cleaned(text: str) -> str:
    """Apply the editing keys of a typed line and strip what could steer another terminal.

    BS and DEL erase one character. TAB and Unicode's line separators become a space. Controls,
    format characters (bidirectional overrides, zero widths), surrogates and private use go.
    """
    if text.isprintable():
        return text
    kept: list[str] = []
    for character in text:
        if character in _ERASE:
            del kept[-1:]
        elif character in _SPACES:
            kept.append(" ")
        elif unicodedata.category(character) not in _STRIPPED:
            kept.append(character)
    return "".join(kept)


def stripped(text: str) -> str:
    """Strip the same from text that no keys were pressed for; line ends stay, as "\\n"."""
    if text.isprintable():
        return text
    one_line_end = text.replace("\r\n", "\n").replace("\r", "\n")
    return "\n".join(cleaned(line.replace("\b", "").replace("\x7f", "")) for line in one_line_end.split("\n"))


def one_line(text: str, limit: int) -> str:
    """The same for a name or a value: `limit` characters at most, and no line end among them."""
    return stripped(text[:limit]).replace("\n", " ").strip()
