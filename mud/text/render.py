"""Texts and pages as the strings that are sent: wrapped, in the viewer's characters and colors.

A rendering depends on the text and the `Kind` alone, so it can be shared by all viewers of one kind. Lines end in one
newline; what a newline is on the wire, and how strings become bytes (`Kind.charset` is a codec's name), is for the
connection. Every styled run is reset where it ends, so no line leaves a color behind.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, lru_cache, partial
from itertools import accumulate, pairwise
from typing import NamedTuple

from mud.text import layout, spoken
from mud.text.charset import fit
from mud.text.color import RESET, ColorDepth, sgr
from mud.text.kind import Charset, Kind
from mud.text.link import LOCKED, SECURE, Links, around, escaped
from mud.text.page import Copy, Page, Paragraph, Section, Shared
from mud.text.span import Span, Text, merged, plain, split_lines
from mud.text.theme import Theme
from mud.text.width import display_width
from mud.text.wrap import columns_as_it_is, wrap

MAX_LINES = 4096
"""Painted lines kept for one theme at one depth: what rooms say, and prompts; some 2 MiB."""

MAX_PARAGRAPHS = 8192
"""Paragraphs kept painted, for all kinds of viewers together; some 4 MiB."""

MAX_SHARED = 2048
"""Shared pages kept painted, for all kinds of viewers together: of the rooms in which people are; some 3 MiB."""

MAX_STYLES = 2000
"""Sequences kept for one theme at one depth: combinations of nested styles come from code and content only."""


class Palette(dict[str, str]):
    """The sequence for each style name, in one theme at one depth, computed when first asked for."""

    def __init__(self, theme: Theme, depth: ColorDepth) -> None:
        super().__init__({"": ""})
        self._theme = theme
        self._depth = depth

    def __missing__(self, style: str) -> str:
        code = sgr(self._theme.look(style), self._depth)
        if len(self) < MAX_STYLES:
            self[style] = code
        return code


class Lines(dict[Text, str]):
    """Lines of pages, and prompts, painted with one palette and one sort of links; each when it is first asked for."""

    def __init__(self, palette: Palette, links: Links) -> None:
        super().__init__()
        self._palette = palette
        self._links = links

    def __missing__(self, line: Text) -> str:
        if len(self) >= MAX_LINES:
            self.clear()  # what is shown often is soon back
        self[line] = painted = self.paint(line)
        return painted

    def paint(self, line: Text) -> str:
        """Paint without keeping it: what is said once."""
        for span in line:
            if span.link:
                return _linked(line, self._palette, self._links)
        return _painted(line, self._palette)


class Paragraphs(dict[Text, str]):
    """Paragraphs set and painted for one kind of viewer, each when it is first asked for; `make` does it."""

    def __init__(self, make: Callable[[Text], str]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, text: Text) -> str:
        made = self._make(text)
        self[text] = made
        return made


class Painted(NamedTuple):
    """A shared page painted for one kind of viewer, and where in it each of its people begins and ends."""

    text: str
    people: tuple[tuple[int, int], ...]


class Renderer:
    """Renders for any kind of viewer in the given themes; a kind whose theme is unknown gets `default`."""

    def __init__(self, themes: Mapping[str, Theme]) -> None:
        self._themes = dict(themes)
        self._lines: dict[tuple[str, ColorDepth, Links], Lines] = {}
        self._prompts: dict[tuple[Text, Kind], str] = {}
        self._paragraphs: dict[Kind, Paragraphs] = {}
        self._paragraphs_made = 0
        self._shared: dict[tuple[Shared, Kind], Painted] = {}

    def use(self, themes: Mapping[str, Theme]) -> None:
        """Render in these themes from now on."""
        if dict(themes) != self._themes:
            self._themes = dict(themes)
            self._lines.clear()
            self._prompts.clear()
            self._paragraphs.clear()
            self._shared.clear()

    def text(self, text: Text, kind: Kind) -> str:
        """The text wrapped at the kind's width, each line ended by a newline."""
        painted = self._painted(kind)
        if _fits(text, kind):
            return f"{painted.paint(text)}\n"
        parts = spoken.spoken(text) if kind.screen_reader else [text]
        fitted = [_fitted(part, kind.charset) for part in parts]
        return _joined([line for part in fitted for line in wrap(part, kind.width)], painted)

    def page(self, page: Page | Copy, kind: Kind) -> str:
        """The page set for the kind's width, or said line by line for a screen reader; `""` if it says nothing."""
        if isinstance(page, Copy):
            return self._copy(page, kind)
        painted = self._painted(kind)
        if kind.screen_reader:
            return _joined(self.page_lines(page, kind), painted)
        width, fitting, paragraphs = max(1, kind.width), _fitting(kind.charset), self._paragraphs_for(kind)
        pieces: list[str] = []
        if page.title is not None:
            emblem = page.emblem if kind.emoji else ""
            pieces.append(_joined(layout.title_lines(page.title, emblem, width, fitting), painted))
        for section in page.sections:
            texts = [block.text for block in section.lines if type(block) is Paragraph]
            if section.heading is None and len(texts) == len(section.lines):
                pieces += [paragraphs[text] for text in texts]  # as in rooms, where each is what many people read
            elif section.lines:
                is_first = not any(pieces)
                pieces.append(_joined(layout.section_lines(section, width, fitting, is_first=is_first), painted))
        return "".join(pieces)

    def page_lines(self, page: Page | Copy, kind: Kind) -> list[Text]:
        """The lines of the page, for those who show them a few at a time, with `lines`."""
        if isinstance(page, Copy):
            page = page.page()
        fitting = _fitting(kind.charset)
        if not kind.screen_reader:
            return layout.lines_of(page, max(1, kind.width), fitting, emblems=kind.emoji)
        said = [fitting(line) for line in spoken.lines_of(page)]
        return [part for line in said for part in wrap(line, kind.width)]

    def lines(self, lines: Iterable[Text], kind: Kind) -> str:
        """Lines that are set already. One that is too wide by now, since the window is narrower, is wrapped."""
        fitting = (part for line in lines for part in _narrowed(line, kind.width))
        return _joined(fitting, self._painted(kind))

    def prompt(self, text: Text, kind: Kind) -> str:
        """The text without a newline at its end, where a space is kept; wrapped only where it is too wide."""
        key = (text, kind)  # a prompt stands behind each line that anyone hears, mostly the same as before
        found = self._prompts.get(key)
        if found is None:
            if len(self._prompts) >= MAX_LINES:
                self._prompts.clear()
            found = self._prompts[key] = self._set_prompt(text, kind)
        return found

    def _set_prompt(self, text: Text, kind: Kind) -> str:
        fitted, painted = _fitted(text, kind.charset), self._painted(kind)
        if display_width(plain(fitted)) <= kind.width:
            return painted[fitted]
        space = " " if plain(fitted).endswith(" ") else ""
        return "\n".join([painted[line] for line in wrap(fitted, kind.width - len(space))]) + space

    def _copy(self, copy: Copy, kind: Kind) -> str:
        """A copy of a shared page: the whole, which is painted once, and one part of it cut out."""
        if kind.screen_reader:
            return self.page(copy.page(), kind)
        painted = self._shared.get((copy.of, kind))
        if painted is None:
            if len(self._shared) >= MAX_SHARED:
                self._shared.clear()
            painted = self._shared[copy.of, kind] = self._set_shared(copy.of, kind)
        if copy.but is None:
            return painted.text
        start, end = painted.people[copy.but]
        return painted.text[:start] + painted.text[end:]

    def _set_shared(self, shared: Shared, kind: Kind) -> Painted:
        paragraphs = self._paragraphs_for(kind)
        first = self.page(shared.first if isinstance(shared.first, Page) else Copy(shared.first), kind)
        people = [paragraphs[each.text] for each in shared.people]
        last = self.page(Page(None, (Section("last", shared.last),)), kind) if shared.last else ""
        ends = list(accumulate(map(len, people), initial=len(first)))
        return Painted("".join([first, *people, last]), tuple(pairwise(ends)))

    def _paragraphs_for(self, kind: Kind) -> Paragraphs:
        paragraphs = self._paragraphs.get(kind)
        if paragraphs is None:
            paragraphs = self._paragraphs[kind] = Paragraphs(partial(self._set_paragraph, kind=kind))
        return paragraphs

    def _set_paragraph(self, text: Text, kind: Kind) -> str:
        if self._paragraphs_made >= MAX_PARAGRAPHS:
            self._paragraphs_made = 0
            self._paragraphs.clear()
        self._paragraphs_made += 1
        lines = layout.paragraph_lines(text, max(1, kind.width), _fitting(kind.charset))
        return _joined(lines, self._painted(kind))

    def _painted(self, kind: Kind) -> Lines:
        name = kind.theme if kind.theme in self._themes else "default"
        links = Links.NONE if kind.screen_reader else kind.links
        lines = self._lines.get((name, kind.depth, links))
        if lines is None:
            lines = Lines(Palette(self._themes.get(name) or Theme(), kind.depth), links)
            self._lines[name, kind.depth, links] = lines
        return lines


def _fits(text: Text, kind: Kind) -> bool:
    """Whether the text can be painted as it is."""
    if kind.screen_reader:
        return False
    columns = columns_as_it_is(text, kind.charset)
    return columns is not None and columns <= kind.width


@lru_cache(MAX_LINES)
def _narrowed(line: Text, width: int) -> Sequence[Text]:
    return (line,) if display_width(plain(line)) <= width else tuple(wrap(line, width))


@cache
def _fitting(charset: Charset) -> Callable[[Text], Text]:
    """The same function each time, for it is part of the key under which paragraphs are kept."""
    return partial(_fitted, charset=charset)


def _fitted(text: Text, charset: Charset) -> Text:
    for span in text:
        if fit(span.text, charset) is not span.text:
            return tuple([Span(fit(span.text, charset), span.style, span.link) for span in text])
    return text


def _joined(lines: Iterable[Text], painted: Lines) -> str:
    return "".join([f"{painted[line]}\n" for line in lines])


def _painted(line: Text, palette: Palette) -> str:
    pieces: list[str] = []
    for span in line:
        code = palette[span.style]
        pieces.append(_reset_at_line_ends(code, span.text) if code else span.text)
    return "".join(pieces)


def _linked(text: Text, palette: Palette, links: Links) -> str:
    """As `_painted`, with what makes links of those spans that have one; each line is whole in itself."""
    if links is Links.NONE:
        return _painted(merged([Span(words, style) for words, style, _ in text]), palette)
    paint = _secured if links is Links.MXP else _with_links
    return "\n".join([paint(line, palette, links) for line in split_lines(text)])


def _secured(line: Text, palette: Palette, links: Links) -> str:
    """A line in which MXP's tags count: the words of everything in it are escaped, and tags stop counting at its end.

    Not only with the line's end, since a prompt has none of its own.
    """
    harmless = tuple([Span(escaped(span.text), span.style, span.link) for span in line])
    return f"{SECURE}{_with_links(harmless, palette, links)}{LOCKED}"


def _with_links(line: Text, palette: Palette, links: Links) -> str:
    pieces: list[str] = []
    for words, style, link in line:
        before, behind = around(link, links) if link else ("", "")
        code = palette[style]
        pieces += (code, before, words, behind, RESET if code else "")
    return "".join(pieces)


def _reset_at_line_ends(code: str, words: str) -> str:
    if "\n" in words:
        return "\n".join(f"{code}{part}{RESET}" if part else "" for part in words.split("\n"))
    return f"{code}{words}{RESET}" if words else ""
