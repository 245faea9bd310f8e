"""Tables set in columns: widths from the cells, the widest shrunk by wrapping when the screen is narrow."""

import re
from collections.abc import Sequence

from mud.text.span import Span, Text, plain
from mud.text.width import display_width
from mud.text.wrap import wrap

BETWEEN = 2
"""Columns left between columns."""

MIN_COLUMN = 10
"""A column is not shrunk below this: words would be broken all over."""

_NUMBER = re.compile(r"[-+]?[\d,.]+%?")


def lines_of(heads: Sequence[Text], rows: Sequence[Sequence[Text]], width: int) -> list[Text] | None:
    """The lines of the table, or None if it cannot be set in `width` columns."""
    everything = [heads, *rows]
    natural = [max(_columns(row[number]) for row in everything) for number in range(len(heads))]
    widths = _shrunk(natural, width - BETWEEN * (len(heads) - 1))
    if widths is None:
        return None
    right = [bool(rows) and all(_is_number(row[number]) for row in rows) for number in range(len(heads))]
    return [line for row in everything for line in _lines(row, widths, right)]


def _shrunk(natural: Sequence[int], room: int) -> list[int] | None:
    """Widths that fit into `room`, taken from the widest columns, or None."""
    widths = list(natural)
    while sum(widths) > room:
        widest = max(range(len(widths)), key=widths.__getitem__)
        if widths[widest] <= MIN_COLUMN:
            return None
        widths[widest] -= min(sum(widths) - room, widths[widest] - MIN_COLUMN, _lead(widths))
    return widths


def _lead(widths: Sequence[int]) -> int:
    """By how much the widest is wider than the next, at least 1: so that several wide columns shrink alike."""
    first, second = sorted(widths, reverse=True)[:2] if len(widths) > 1 else (widths[0], 0)
    return max(1, first - second)


def _lines(row: Sequence[Text], widths: Sequence[int], right: Sequence[bool]) -> list[Text]:
    cells = [wrap(cell, width) for cell, width in zip(row, widths, strict=True)]
    height = max(len(cell) for cell in cells)
    return [_line([_nth(cell, index) for cell in cells], widths, right) for index in range(height)]


def _line(cells: Sequence[Text], widths: Sequence[int], right: Sequence[bool]) -> Text:
    spans: list[Span] = []
    owed = 0
    for cell, width, to_right in zip(cells, widths, right, strict=True):
        spare = width - _columns(cell)
        if cell:
            spans.append(Span(" " * (owed + (spare if to_right else 0))))
            spans.extend(cell)
            owed = (0 if to_right else spare) + BETWEEN
        else:
            owed += width + BETWEEN
    return tuple(span for span in spans if span.text)


def _nth(lines: Sequence[Text], index: int) -> Text:
    return lines[index] if index < len(lines) else ()


def _columns(cell: Text) -> int:
    return max(map(display_width, plain(cell).split("\n")))


def _is_number(cell: Text) -> bool:
    return _NUMBER.fullmatch(plain(cell).strip()) is not None or not cell
