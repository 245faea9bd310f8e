"""The pager: of a page longer than the window, the part that waits until its reader goes on.

Nothing else waits for it: what is told meanwhile is shown at once, and the rest of the page comes when it is asked for.
"""

from collections.abc import Sequence
from typing import Final

from mud.text.span import Text, styled

MORE: Final = styled("[more: Enter, or q] ", "prompt")
STOP: Final = "q"
MOST_LINES: Final = 1000
"""Lines that wait for one person. What is longer is no page, and is shown at once."""


class Pager:
    """What waits to be read: lines that are set, and painted only when they are shown, as the window is then."""

    __slots__ = ("_rest",)

    def __init__(self) -> None:
        self._rest: list[Text] = []

    @property
    def prompt(self) -> Text | None:
        """How to go on, while there is more."""
        return MORE if self._rest else None

    def begin(self, lines: Sequence[Text], height: int | None) -> Sequence[Text]:
        """The lines of a page that are shown now, `height` at most where there is one; the others wait.

        A page that comes while another waits, waits behind it.
        """
        if height is None or len(self._rest) + len(lines) > MOST_LINES:
            return [*self.forget(), *lines]
        if self._rest:
            self._rest.extend(lines)
            return []
        self._rest.extend(lines[height:])
        return lines[:height]

    def answer(self, line: str, height: int | None) -> Sequence[Text] | None:
        """What is shown for a typed line; None when that is no answer, and then the rest is forgotten."""
        if not self._rest:
            return None
        words = line.strip().casefold()
        if words in ("", STOP):
            return self._next(height) if not words else self.forget()[:0]
        self.forget()
        return None

    def forget(self) -> Sequence[Text]:
        """Keep nothing waiting; returns what was."""
        rest, self._rest = self._rest, []
        return rest

    def _next(self, height: int | None) -> Sequence[Text]:
        shown = self._rest[:height]
        del self._rest[: len(shown)]
        return shown
