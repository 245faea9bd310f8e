"""Pages as lines for the eye, at any width.

Everything is measured in columns after the text was brought into the viewer's charset, since a character may become
several. `spoken.py` is the counterpart for screen readers.
"""

from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import groupby

from mud.text import table
from mud.text.page import Art, Block, Columns, Entry, Field, Gap, Page, Paragraph, Rule, Section
from mud.text.page import Table as TableBlock
from mud.text.span import Span, Text, plain, styled, within
from mud.text.width import display_width
from mud.text.wrap import wrap

MEASURE = 100
"""Widest paragraph and rule, in columns: longer lines are hard to follow with the eye."""

BETWEEN = 2
"""Columns left between columns."""

MAX_FIELD_COLUMNS = 3
MIN_FIELDS_ABREAST = 4
"""Fewer facts than this stand under each other, at any width."""

CACHED_TEXTS = 4096
"""Paragraphs and entries kept wrapped: what rooms say, on screens of a few widths; some 4 MiB."""

Fit = Callable[[Text], Text]


def lines_of(page: Page, width: int, fit: Fit, *, emblems: bool = True) -> list[Text]:
    """The lines of a page, each of at most `width` columns, save those of words that cannot be broken further.

    Without `emblems` the page's own is left out: not every screen can show one.
    """
    lines: list[Text] = []
    if page.title is not None:
        lines += title_lines(page.title, page.emblem if emblems else "", width, fit)
    for section in page.sections:
        if section.lines:
            lines += section_lines(section, width, fit, is_first=not lines)
    return lines


@lru_cache(CACHED_TEXTS)
def title_lines(title: Text, emblem: str, width: int, fit: Fit) -> Sequence[Text]:
    """The lines of a page's title."""
    titled = (Span(f"{emblem} "), *title) if emblem else title
    return _wrapped(within(titled, "title"), width, fit)


def paragraph_lines(text: Text, width: int, fit: Fit) -> Sequence[Text]:
    """The lines of a paragraph."""
    return _wrapped(text, min(width, MEASURE), fit)


def section_lines(section: Section, width: int, fit: Fit, *, is_first: bool) -> list[Text]:
    """The lines of a section that has any; one with a heading is set apart unless it `is_first` on its page."""
    lines: list[Text] = []
    if section.heading is not None:
        if not is_first:
            lines.append(())
        lines += wrap(within(fit(section.heading), "heading"), width)
    for kind, run in groupby(section.lines, type):
        if kind is Field:
            lines += _fields([block for block in run if isinstance(block, Field)], width, fit)
        else:
            for block in run:
                lines += _block(block, width, fit)
    return lines


def _block(block: Block, width: int, fit: Fit) -> Sequence[Text]:
    match block:
        case Paragraph(text):
            return paragraph_lines(text, width, fit)
        case Entry(text, depth):
            return _wrapped(text, width, fit, 2 + 2 * depth, 2)
        case Columns(items):
            return columns([fit(item) for item in items], width)
        case TableBlock(headers, rows):
            return _table(headers, rows, width, fit)
        case Art():
            return _art(block, width, fit)
        case Rule():
            return [fit(styled("─" * min(width, MEASURE), "muted"))]
        case Gap():
            return [()]
        case Field():
            return _fields([block], width, fit)


@lru_cache(CACHED_TEXTS)
def _wrapped(text: Text, width: int, fit: Fit, indent: int = 0, hanging: int = 0) -> Sequence[Text]:
    return tuple(wrap(fit(text), width, indent, hanging))


def columns(items: Sequence[Text], width: int, limit: int = 1000) -> list[Text]:
    """Items in at most `limit` columns of equal width, read downwards; one that is too wide is wrapped."""
    if not items:
        return []
    cell = max(display_width(plain(item)) for item in items)
    abreast = max(1, min(limit, len(items), (width + BETWEEN) // (cell + BETWEEN)))
    height = -(-len(items) // abreast)
    if abreast == 1:
        return [line for item in items for line in wrap(item, width, 0, 2)]
    return [_row(items[start::height], cell + BETWEEN) for start in range(height)]


def _row(cells: Sequence[Text], step: int) -> Text:
    spans: list[Span] = []
    for number, cell in enumerate(cells):
        spans.extend(cell)
        if number < len(cells) - 1:
            spans.append(Span(" " * (step - display_width(plain(cell)))))
    return tuple(spans)


def _fields(fields: Sequence[Field], width: int, fit: Fit) -> list[Text]:
    labels = [fit(styled(f"{block.label}:", "label")) for block in fields]
    values = [fit(block.value) for block in fields]
    longest = max(display_width(plain(label)) for label in labels)
    margin = min(longest + 1, width // 2)
    cells = [
        (*label, Span(" " * max(1, margin - display_width(plain(label)))), *value) if value else label
        for label, value in zip(labels, values, strict=True)
    ]
    if len(fields) >= MIN_FIELDS_ABREAST and not any("\n" in plain(cell) for cell in cells):
        return _abreast(cells, width, margin)
    return [line for cell in cells for line in wrap(cell, width, 0, margin)]


def _abreast(cells: Sequence[Text], width: int, margin: int) -> list[Text]:
    widest = max(display_width(plain(cell)) for cell in cells)
    if 2 * widest + BETWEEN > min(width, MEASURE):
        return [line for cell in cells for line in wrap(cell, width, 0, margin)]
    return columns(cells, min(width, MEASURE), MAX_FIELD_COLUMNS)


def _table(headers: Sequence[str], rows: Sequence[Sequence[Text]], width: int, fit: Fit) -> list[Text]:
    heads = [fit(styled(header, "label")) for header in headers]
    body = [[fit(cell) for cell in row] for row in rows]
    set_table = table.lines_of(heads, body, width)
    if set_table is not None:
        return set_table
    lines: list[Text] = []
    for row in rows:
        facts = [Field(header, cell) for header, cell in zip(headers, row, strict=True) if cell]
        lines += [line for fact in facts for line in _fields([fact], width, fit)]
        lines.append(())
    return lines[:-1]


def _art(art: Art, width: int, fit: Fit) -> list[Text]:
    for picture in (art.lines, art.simple):
        fitted = [fit(line) for line in picture]
        unchanged = all(plain(new) == plain(old) for new, old in zip(fitted, picture, strict=True))
        if picture and (unchanged or not art.simple):
            if max(display_width(plain(line)) for line in fitted) <= width:
                return fitted
            break
    return wrap(fit(art.words), min(width, MEASURE)) if art.words else []
