"""One text for many viewers, rendered as seldom as can be: a crowd has as many widths of screens as it has people.

A line of some fifty columns fits on nearly all of them, and looks the same on all on which it fits.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

from mud.text.kind import Charset, Kind
from mud.text.span import Text
from mud.text.wrap import columns_as_it_is

WIDEST = 10_000
"""Columns: more than any line has that fits on a screen."""

KINDS = 1024
"""Kinds of which it is known how they are called at the widest: as many as are known at a time."""


class Saying:
    """A text, rendered with `render` once for all viewers whose kinds differ in widths only that it fits in."""

    def __init__(self, text: Text, render: Callable[[Text, Kind], str]) -> None:
        self._text = text
        self._render = render
        self._columns: dict[Charset, int | None] = {}
        self._rendered: dict[Kind, str] = {}

    def to(self, kind: Kind) -> str:
        """As a viewer of that kind is sent it."""
        shown = _widest(kind) if self._fits(kind) else kind
        found = self._rendered.get(shown)
        if found is None:
            found = self._rendered[shown] = self._render(self._text, shown)
        return found

    def _fits(self, kind: Kind) -> bool:
        """Whether it is the same at any greater width."""
        if kind.charset not in self._columns:
            self._columns[kind.charset] = columns_as_it_is(self._text, kind.charset)
        columns = self._columns[kind.charset]
        return columns is not None and columns <= kind.width and not kind.screen_reader


@lru_cache(KINDS)
def _widest(kind: Kind) -> Kind:
    return replace(kind, width=WIDEST)
