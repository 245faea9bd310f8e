"""How many columns of a terminal a string takes, and cutting and padding by columns.

Wide characters take two columns, combining marks none. A cluster is a character with what is drawn on top of it;
nothing here ever splits one. Control characters are expected to be gone (`clean.py`).
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from wcwidth import wcswidth, wcwidth

CACHED_CLUSTERS = 4096
"""Widths of clusters kept: far more than the signs in use on one server at a time."""

_ZWJ = "\u200d"
_SKIN_TONES = range(0x1F3FB, 0x1F400)
# Letters, punctuation and lines known to take one column each, so that most texts need no table.
_NARROW = re.compile(r"[ -~\xa0-\xac\xae-\u02ff\u0400-\u0482\u048a-\u04ff\u2010-\u2027\u2500-\u259f]*")


def display_width(text: str) -> int:
    """Columns that the text takes, never negative."""
    return len(text) if is_narrow(text) else sum(map(cluster_width, clusters(text)))


def is_narrow(text: str) -> bool:
    """Whether each character is known to take one column; some texts of which that is true are not recognized."""
    return text.isascii() or _NARROW.fullmatch(text) is not None


def clusters(text: str) -> Iterator[str]:
    """The text in pieces that belong together: a character with its marks, or joined emoji."""
    start = 0
    for index in range(1, len(text)):
        if not _belongs(text, start, index):
            yield text[start:index]
            start = index
    if text:
        yield text[start:]


@lru_cache(CACHED_CLUSTERS)
def cluster_width(cluster: str) -> int:
    """Columns of one cluster: 0, 1 or 2."""
    return max(0, wcswidth(cluster))


def cut(text: str, width: int, ending: str = "") -> str:
    """The beginning that fits into `width` columns; what is cut short ends in `ending`, if that fits too."""
    if display_width(text) <= width:
        return text
    room = width - display_width(ending)
    if room < 0:
        return cut(text, width) if ending else ""
    return text[: fitting(text, room)] + ending


def fitting(text: str, width: int) -> int:
    """How many characters from the start fit into `width` columns, in whole clusters."""
    if text.isascii():
        return max(0, min(width, len(text)))
    taken = used = 0
    for cluster in clusters(text):
        used += cluster_width(cluster)
        if used > width:
            break
        taken += len(cluster)
    return taken


def pad(text: str, width: int) -> str:
    """The text followed by spaces up to `width` columns; wider text stays as it is."""
    return text + " " * (width - display_width(text))


def pad_left(text: str, width: int) -> str:
    """The text after spaces, so that it ends at column `width`."""
    return " " * (width - display_width(text)) + text


def center(text: str, width: int) -> str:
    """The text in the middle of `width` columns, without spaces after it."""
    return " " * ((width - display_width(text)) // 2) + text


def _belongs(text: str, start: int, index: int) -> bool:
    """Whether the character at `index` is drawn within the cluster that begins at `start`."""
    character = text[index]
    if character < "\u0300":
        return False
    if text[index - 1] == _ZWJ or ord(character) in _SKIN_TONES:
        return wcswidth(text[start : index + 1]) <= 2
    return wcwidth(character) == 0
