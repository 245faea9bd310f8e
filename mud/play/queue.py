"""The queue of input: what someone typed while busy, done in order once they are free."""

from collections import deque
from collections.abc import Iterator

from mud.kernel.errors import Refused
from mud.play.words import shortened
from mud.text.grammar import join_list

MOST_WAITING = 10
"""Commands that wait for a busy person: what one can still keep in mind, and take back in time."""

CLEAR = "clear"
"""The word that empties the queue."""


def is_clear(line: str) -> bool:
    """Whether a line is the word that empties the queue."""
    return line.strip().casefold() == CLEAR


class Overtaken(Refused):
    """The game says no, and to what waits behind it as well: whoever typed it is in no state for any of it."""


class Answer(str):
    """A line that waits and answers the question that was open when it was typed."""

    __slots__ = ()


class InputQueue:
    """Commands that wait for their turn. Whoever runs it takes `next()` when the person is free again."""

    __slots__ = ("_lines", "_most")

    def __init__(self, most: int = MOST_WAITING) -> None:
        self._lines: deque[str] = deque()
        self._most = most

    def __len__(self) -> int:
        return len(self._lines)

    def __iter__(self) -> Iterator[str]:
        return iter(tuple(self._lines))

    def take(self, line: str) -> str:
        """Take a line that was typed while busy: `clear` empties the queue, any other waits.

        Returns what the person is to read; Refused when too many wait already.
        """
        if is_clear(line):
            return self._cleared()
        words = line.strip()
        if not words:
            return self.shown()
        if len(self._lines) >= self._most:
            raise Refused(f"Too much waits already. Type {CLEAR} to forget it.")
        self._lines.append(line if words == line else words)  # a line may be of a kind of its own
        return self.shown()

    def skip(self, kind: type[str]) -> None:
        """Forget those at the front that are of that kind."""
        while self._lines and isinstance(self._lines[0], kind):
            self._lines.popleft()

    def next(self) -> str | None:
        """The command whose turn it is, no longer waiting; None when nothing waits."""
        return self._lines.popleft() if self._lines else None

    def clear(self) -> int:
        """Forget all that waits; how many those were."""
        count = len(self._lines)
        self._lines.clear()
        return count

    def shown(self) -> str:
        """What waits, as a sentence, with the word that clears it."""
        if not self._lines:
            return "Nothing waits."
        waiting = join_list([f"'{shortened(line)}'" for line in self._lines], "then")
        return f"Waiting: {waiting}. Type {CLEAR} to forget it."

    def _cleared(self) -> str:
        return "Nothing was waiting." if not self.clear() else "What was waiting is forgotten."
