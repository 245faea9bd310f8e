"""Breaking styled text into lines by visible width.

Lines break at spaces (not at no-break spaces) and between ideographs; a word wider than a line is broken inside. Spaces
at a break are dropped, spaces between words on one line are kept. Newlines begin a new line.
"""

import re
from collections.abc import Iterator

from mud.text.kind import Charset
from mud.text.span import Span, Text, cropped, plain
from mud.text.width import cluster_width, clusters, display_width, is_narrow

MIN_ROOM = 8
"""Columns that an indent leaves for words: on a screen too narrow for that, lines are not indented."""

_WIDE = "\u2e80-\u3000\u3003-\u3007\u3012\u3013\u3020-\ua4cf\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003fffd"
# Punctuation that may not begin a line goes with the ideograph before it.
_AFTER = "\u3001\u3002\u3009\u300b\u300d\u300f\u3011\u3015\uff01\uff09\uff0c\uff0e\uff1a\uff1b\uff1f"
_ATOM = re.compile(rf"[ \t]+|[{_WIDE}][{_AFTER}]*|[^ \t{_WIDE}]+")


def columns_as_it_is(text: Text, charset: Charset) -> int | None:
    """Columns of a text that can be shown as it is: on one line, with nothing to replace or leave out; else None."""
    columns = 0
    for span in text:
        words = span.text
        if not words.isprintable():
            return None
        if words.isascii():
            columns += len(words)
        elif charset is Charset.UTF8:
            columns += display_width(words)
        else:
            return None  # what takes the place of a character may be longer
    return columns


def wrap(text: Text, width: int, indent: int = 0, hanging: int = 0) -> list[Text]:
    """Lines of at most `width` columns. All are indented, those that continue another by `hanging` more.

    A character wider than the width stands on a line of its own; a width below 1 is taken as 1.
    """
    width = max(1, width)
    words = plain(text)
    if not indent and "\n" not in words and display_width(words) <= width:
        return [text]
    room = max(0, width - MIN_ROOM)
    margins = (min(indent, room), min(indent + hanging, room))
    bounds: list[tuple[int, int]] = []
    margin_of: list[int] = []
    start = 0
    for line in words.split("\n"):
        found = list(_breaks(line, (width - margins[0], width - margins[1])))
        bounds += [(start + left, start + right) for left, right in found]
        margin_of += [margins[0], *[margins[1]] * (len(found) - 1)]
        start += len(line) + 1
    return [_indented(line, margin) for line, margin in zip(cropped(text, bounds), margin_of, strict=True)]


def _breaks(line: str, rooms: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """Where each line starts and ends; at least one pair, also for an empty line.

    `rooms` are the columns of the first line and of those that continue it.
    """
    if is_narrow(line) and "\t" not in line:
        return _narrow_breaks(line, rooms)
    return _wide_breaks(line, rooms)


def _narrow_breaks(line: str, rooms: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """The breaks where each character takes one column: found from line to line, not from word to word."""
    size = len(line.rstrip(" "))
    start, room = 0, rooms[0]
    while size - start > room:
        end = line.rfind(" ", start, start + room + 1)
        words = line[start:end] if end >= 0 else line[start : start + room]
        if words.strip(" "):
            yield start, start + len(words.rstrip(" "))
            room = rooms[1]
        start += len(words)
        while line[start] == " ":
            start += 1
    yield start, max(start, size)


def _wide_breaks(line: str, rooms: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """The breaks where characters take none, one or two columns."""
    start = end = used = 0
    room = rooms[0]
    begun = False
    for left, right, columns in _pieces(line, rooms[1]):
        if line[left] in " \t":
            used += columns
            continue
        if used + columns > room and (begun or used):
            if begun:
                yield start, end
                room = rooms[1]
            start, used = left, 0
        begun = True
        used += columns
        end = right
    yield start, end


def _pieces(line: str, room: int) -> Iterator[tuple[int, int, int]]:
    """Start, end and columns of each run of spaces and each word; words wider than `room` in parts."""
    for match in _ATOM.finditer(line):
        columns = display_width(match[0])
        if columns <= room or match[0][0] in " \t":
            yield match.start(), match.end(), columns
        else:
            yield from _parts(match[0], match.start(), room)


def _parts(word: str, offset: int, room: int) -> Iterator[tuple[int, int, int]]:
    start = end = offset
    used = 0
    for cluster in clusters(word):
        columns = cluster_width(cluster)
        if used + columns > room and end > start:
            yield start, end, used
            start, used = end, 0
        used += columns
        end += len(cluster)
    yield start, end, used


def _indented(line: Text, columns: int) -> Text:
    return (Span(" " * columns), *line) if columns and line else line
