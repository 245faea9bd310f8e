"""History: the lines that someone typed, and the ways to type one again: `!`, `!3`, `!get`."""

from collections import deque
from collections.abc import Sequence

from mud.kernel.errors import Refused
from mud.play.words import shortened

SIGN = "!"
MOST_LINES = 50
"""Lines kept: two screens of them; nobody looks further back than that."""


class History:
    """The latest lines of one person, numbered from 1 since they came."""

    __slots__ = ("_count", "_lines")

    def __init__(self) -> None:
        self._lines: deque[str] = deque(maxlen=MOST_LINES)
        self._count = 0

    def add(self, line: str) -> None:
        """Keep a line, unless it is empty or the same as the last one."""
        if line and (not self._lines or self._lines[-1] != line):
            self._lines.append(line)
            self._count += 1

    def lines(self) -> Sequence[tuple[int, str]]:
        """The kept lines with their numbers, oldest first."""
        return tuple(enumerate(self._lines, self._count - len(self._lines) + 1))

    def recall(self, typed: str) -> str:
        """The line that `!`, `!!`, `!3` or `!get` means, or the typed line itself; Refused when there is none."""
        if not typed.startswith(SIGN):
            return typed
        wanted = typed[1:].strip()
        if wanted in ("", SIGN):
            return self._last()
        if wanted.isascii() and wanted.isdigit():
            return self._numbered(wanted)
        return self._beginning(wanted)

    def _last(self) -> str:
        if not self._lines:
            raise Refused("You have typed nothing yet that could be done again.")
        return self._lines[-1]

    def _numbered(self, wanted: str) -> str:
        # Compared as text: reading a number of a thousand digits costs more than it is worth.
        for number, line in self.lines():
            if str(number) == wanted.lstrip("0"):
                return line
        raise Refused(f"There is no line {shortened(wanted)} in your history.")

    def _beginning(self, wanted: str) -> str:
        start = wanted.casefold()
        for line in reversed(self._lines):
            if line.casefold().startswith(start):
                return line
        raise Refused(f"You have typed nothing lately that begins with '{shortened(wanted)}'.")
