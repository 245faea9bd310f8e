"""Lines: a typed line taken apart into commands: `get sword; north`, and runs such as `3n2e`.

Each part is a command of its own, and whoever runs them pays for each in the flood limit.
"""

import re
from collections.abc import Callable, Iterable, Iterator

from mud.kernel.errors import Refused

MOST_PARTS = 20
"""Commands in one line: enough for a way across town, too few to be worth a flood."""

TOO_MANY_PARTS = f"That is too much for one line. A line can hold {MOST_PARTS} commands."

SIGNS = frozenset("'\"!:/@?$;")
"""Signs that a command, or what an alias is given, may begin with. Before any other sign a semicolon is punctuation:
`say well ;)`."""

MOST_DIGITS = 2
"""Digits of a count in a run."""

_PIECE = re.compile(r"(?<!\S)\"[^\"]*(?:\"|$)|;+|[^;\"]+|\"")


class Step(str):
    """One step of a run such as `3n2e`: where one is refused, those after it make no sense."""

    __slots__ = ()


def never(_line: str) -> bool:
    """No."""
    return False


def split_line(line: str, is_unsplit: Callable[[str], bool] = never, most: int = MOST_PARTS) -> list[str]:
    """The parts of a line, without empty ones; Refused for more than `most`.

    A semicolon separates them unless it stands in double quotes or before something that cannot begin a command.
    Two of them stand for one that is said. From a part for which `is_unsplit` holds, the line is left as it is.
    """
    if ";" not in line:
        return [line.strip()] if line and not line.isspace() else []
    parts = []
    for part in _cut(line, is_unsplit):
        if part:
            parts.append(part)
        if len(parts) > most:
            raise Refused(TOO_MANY_PARTS)
    return parts


def _cut(line: str, is_unsplit: Callable[[str], bool]) -> Iterator[str]:
    pieces: list[str] = []
    for match in _PIECE.finditer(line):
        if not pieces and is_unsplit(line[match.start() :].lstrip()):
            yield line[match.start() :].strip()
            return
        signs = len(match[0]) if match[0][0] == ";" else 0
        pieces.append(";" * (signs // 2) if signs else match[0])
        if signs % 2 and _can_begin(line[match.end() :]):
            yield "".join(pieces).strip()
            pieces = []
        elif signs % 2:
            pieces.append(";")
    yield "".join(pieces).strip()


def _can_begin(rest: str) -> bool:
    first = rest.lstrip()[:1]
    return not first or first.isalnum() or first in SIGNS


class Runs:
    """Runs along ways that can be counted: `3n2e` is north, north, north, east, east."""

    __slots__ = ("_step", "_whole")

    def __init__(self, ways: Iterable[str]) -> None:
        # Longer names first, and no way back (the atomic group): a line is read once, whatever is in it.
        names = "|".join(sorted(map(re.escape, ways), key=lambda name: (-len(name), name))) or "(?!)"
        step = rf"([1-9][0-9]{{0,{MOST_DIGITS - 1}}})?({names})"
        self._step = re.compile(step)
        self._whole = re.compile(rf"(?=[^0-9]*[0-9])(?>{step}\s*)++")

    def steps(self, line: str) -> list[str]:
        """The steps of a run, or the line itself; Refused for more than `MOST_PARTS` steps."""
        run = line.casefold()
        if not self._whole.fullmatch(run):
            return [line]
        steps: list[str] = []
        for count, way in self._step.findall(run):
            steps.extend([Step(way)] * int(count or 1))
            if len(steps) > MOST_PARTS:
                raise Refused(f"That is too far to run. A run has at most {MOST_PARTS} steps.")
        return steps
