"""What screens are made of: a page of named sections of blocks, without a word on how they look.

Features say what there is (a fact, an entry, a table); `layout.py` sets it for eyes at any width and `spoken.py` for
ears. Labels and headers are plain words, never markup. A section without lines is not shown, nor is its heading.
"""

from dataclasses import dataclass, field, replace
from typing import NamedTuple, TypeAlias

from mud.text.span import Text


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; newlines in it are kept."""

    text: Text


@dataclass(frozen=True, slots=True)
class Field:
    """One fact: a label and its value. Neighboring fields are aligned, and set side by side where they are short."""

    label: str
    value: Text


@dataclass(frozen=True, slots=True)
class Entry:
    """One of a list, such as a thing in a bag; the text says by itself how many there are. `depth` 1 lies in the
    entry above it."""

    text: Text
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Columns:
    """Many short items, in as many columns as fit, read downwards."""

    items: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under headers. Each row has as many cells as there are headers; the first cell names the row.

    Columns of numbers are set to the right. A table too wide for the screen becomes a list of facts.
    """

    headers: tuple[str, ...]
    rows: tuple[tuple[Text, ...], ...]

    def __post_init__(self) -> None:
        if not self.headers or any(len(row) != len(self.headers) for row in self.rows):
            raise ValueError("A table needs headers, and in each row one cell for each of them.")


@dataclass(frozen=True, slots=True)
class Art:
    """A picture in characters, shown unwrapped. `words` stand for it where it is not seen or does not fit.

    `simple` is the same picture in ASCII, for screens that cannot show `lines`.
    """

    lines: tuple[Text, ...]
    words: Text = ()
    simple: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across the screen."""


@dataclass(frozen=True, slots=True)
class Gap:
    """An empty line."""


Block: TypeAlias = Paragraph | Field | Entry | Columns | Table | Art | Rule | Gap


@dataclass(frozen=True, slots=True)
class Section:
    """Blocks that belong together. The name is what contributions name; the heading is what people read."""

    name: str
    lines: tuple[Block, ...] = ()
    heading: Text | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A whole screen. Sections with a heading are set apart by an empty line.

    `emblem` is a little picture that stands before the title where such are shown; it says no more than the words do.
    """

    title: Text | None = None
    sections: tuple[Section, ...] = field(default=())
    emblem: str = ""

    def adding(self, name: str, *blocks: Block) -> "Page":
        """The page with blocks added to the end of the named section, which is made as the last if missing."""
        if not any(section.name == name for section in self.sections):
            return replace(self, sections=(*self.sections, Section(name, blocks)))
        sections = tuple(
            replace(section, lines=section.lines + blocks) if section.name == name else section
            for section in self.sections
        )
        return replace(self, sections=sections)


@dataclass(frozen=True, slots=True, eq=False)
class Shared:
    """A page that many read, each perhaps without one of its `people`: such are kept rendered, being one object.

    `people` stand behind `first`, which may be shared by itself, and `last` behind them.
    """

    first: "Page | Shared"
    people: tuple[Paragraph, ...] = ()
    last: tuple[Block, ...] = ()


class Copy(NamedTuple):
    """A shared page as one reader has it: `but` is the place of the paragraph among the people that is left out."""

    of: Shared
    but: int | None = None

    def page(self) -> Page:
        """The page by itself."""
        first, people, last = self.of.first, self.of.people, self.of.last
        if isinstance(first, Shared):
            first = Copy(first).page()
        if self.but is not None:
            people = people[: self.but] + people[self.but + 1 :]
        return replace(first, sections=(*first.sections, Section("people", people), Section("last", last)))
