"""Pages and texts as lines for a screen reader: one fact a line, "Label: value", nothing drawn.

No columns, boxes, pictures, rules, bullets or padding. `layout.py` is the counterpart for the eye.
"""

import re
from collections.abc import Iterator

from mud.text.charset import fit
from mud.text.kind import Charset
from mud.text.page import Art, Block, Columns, Entry, Field, Gap, Page, Paragraph, Rule, Table
from mud.text.span import Span, Text, merged, plain, split_lines, styled, within

_DRAWN = re.compile("[\u2500-\u259f\u2800-\u28ff\u23b0-\u23bd]+")
_ORNAMENT = re.compile(r"[ \t]*[-=_*~#+|/\\<>^][-=_*~#+|/\\<>^.: \t]{2,}")
_SPACES = re.compile(r"[ \t]{2,}|\t")


def spoken(text: Text) -> list[Text]:
    """The lines of a text that say something: box characters, ornaments and padding are left out."""
    seen = tuple(Span(fit(span.text, Charset.UTF8), span.style, span.link) for span in text)
    lines = [_undrawn(line) for line in split_lines(seen)]
    kept = [line for line, (had, has) in lines if has or not had]
    return kept or [()]


def lines_of(page: Page) -> list[Text]:
    """The lines of a page, not wrapped. Empty lines are left out."""
    lines: list[Text] = []
    if page.title is not None:
        lines += spoken(within(page.title, "title"))
    for section in page.sections:
        if section.lines and section.heading is not None:
            lines += spoken(within(section.heading, "heading"))
        for block in section.lines:
            lines += [line for text in _facts(block) for line in spoken(text)]
    return [line for line in lines if plain(line).strip()]


def _facts(block: Block) -> Iterator[Text]:
    match block:
        case Paragraph(text) | Entry(text) | Art(words=text):
            yield text
        case Field(label, value):
            yield _fact(label, value)
        case Columns(items):
            yield from items
        case Table(headers, rows):
            for row in rows:
                facts = zip(headers, row, strict=True)
                yield from (_fact(header, cell) for header, cell in facts if cell)
        case Rule() | Gap():
            return


def _fact(label: str, value: Text) -> Text:
    return (*styled(f"{label}:", "label"), Span(" "), *value) if value else styled(f"{label}:", "label")


def _undrawn(line: Text) -> tuple[Text, tuple[bool, bool]]:
    """The line without drawing, and whether it had and has words."""
    words = plain(line)
    had = bool(words.strip())
    if _ORNAMENT.fullmatch(words):
        return (), (had, False)
    undrawn = _undrawn_spans(line)
    return undrawn, (had, bool(plain(undrawn).strip()))


def _undrawn_spans(line: Text) -> Text:
    """The line with one space in the place of any drawing and padding, none at its beginning."""
    spans: list[Span] = []
    at_space = True
    for span in line:
        words = _SPACES.sub(" ", _DRAWN.sub(" ", span.text))
        words = words.removeprefix(" ") if at_space else words
        if words:
            spans.append(Span(words, span.style, span.link))
            at_space = words.endswith(" ")
    return merged(spans)
