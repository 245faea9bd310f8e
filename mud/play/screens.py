"""Screens: what one reader asked to see, in named sections to which upper features contribute."""

from collections.abc import Iterable
from typing import ClassVar, Generic, TypeVar

from mud.kernel.entity import Entity
from mud.text.page import Block, Copy, Page, Paragraph, Section
from mud.text.span import Text, styled
from mud.world.world import World

R = TypeVar("R", bound=Entity)


class Screen(Generic[R]):
    """A screen in the making. A subclass, or whoever makes one, names its sections in the order in which they stand.

    A view makes it and adds what its own feature knows; then every contribution (`@adds`) adds to it. `empty` is what
    it says when nobody had anything to add; `emblem` is the page's.
    """

    sections: ClassVar[tuple[str, ...]] = ("",)
    empty: ClassVar[str] = ""

    def __init__(self, reader: R, title: Text | None = None, sections: Iterable[str] | None = None) -> None:
        self.reader = reader
        self.title = title
        self.emblem = ""
        self._blocks: dict[str, list[Block]] = {name: [] for name in sections or self.sections}
        self._headings: dict[str, Text] = {}

    def add(self, section: str, *blocks: Block) -> None:
        """Add blocks to a section; KeyError when the screen has no such section."""
        self._blocks[section].extend(blocks)

    def head(self, section: str, heading: Text) -> None:
        """Put a heading over a section; it is shown only when something stands under it."""
        self._headings[section] = heading

    def page(self, world: World) -> Page | Copy:
        """The finished page, with what every feature adds."""
        world.hooks.contribute(world, self)
        if self.empty and not any(self._blocks.values()):
            self.add(next(iter(self._blocks)), Paragraph(styled(self.empty)))
        made = (Section(name, tuple(blocks), self._headings.get(name)) for name, blocks in self._blocks.items())
        return Page(self.title, tuple(made), self.emblem)
