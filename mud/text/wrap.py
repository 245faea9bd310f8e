"""Breaking styled text into lines by visible width.

Lines break at spaces (not at no-break spaces) and between ideographs; a word wider than a line is broken inside. Spaces
at a break are dropped, spaces between words on one line are kept. Newlines begin a new line.
"""

import re
from collections.abc import Iterator

from mud.text.span import Span, Text, cropped, plain
from mud.text.width import cluster_width, clusters, display_width

MIN_ROOM = 8
"""Columns that an indent leaves for words: on a screen too narrow for that, lines are not indented."""

_WIDE = "\u2e80-\u3000\u3003-\u3007\u3012\u3013\u3020-\ua4cf\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003fffd"
# Punctuation that may not begin a line goes with the ideograph before it.
_AFTER = "\u3001\u3002\u3009\u300b\u300d\u300f\u3011\u3015\uff01\uff09\uff0c\uff0e\uff1a\uff1b\uff1f"
_ATOM = re.compile(rf"[ \t]+|[{_WIDE}][{_AFTER}]*|[^ \t{_WIDE}]+")


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
    lines: list[Text] = []
    start = 0
    for line in words.split("\n"):
        for number, (left, right) in enumerate(_breaks(line, width, margins)):
            part = cropped(text, start + left, start + right)
            lines.append(_indented(part, margins[min(number, 1)]))
        start += len(line) + 1
    return lines


def _breaks(line: str, width: int, margins: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """Where each line starts and ends; at least one pair, also for an empty line."""
    room = width - margins[0]
    start = end = used = 0
    begun = False
    for left, right, columns in _pieces(line, width - margins[1]):
        if line[left] in " \t":
            used += columns
            continue
        if used + columns > room and (begun or used):
            if begun:
                yield start, end
                room = width - margins[1]
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
