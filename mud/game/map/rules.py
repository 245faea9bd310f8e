"""Drawing maps: which rooms are near, a picture of them, and ways to them in words."""

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from mud.play.atlas import STEPS, Spot, Ways, lay_out

FARTHEST = 4
"""Rooms to each side on a picture: nine by nine, which is 35 columns and 17 lines."""

FARTHEST_IN_WORDS = 3
"""Steps to a room that is told in words."""

MOST_IN_WORDS = 25
"""Rooms told in words: what one listens to without losing patience."""

COLUMNS, LINES = 4, 2
"""From one room of a picture to the next."""

BESIDE = 2
"""Columns from the middle of a room to what stands beside it."""


@dataclass(frozen=True, slots=True)
class Pen:
    """The characters that ways are drawn with."""

    across: str
    along: str
    rising: str
    falling: str

    def stroke(self, step: Spot) -> str:
        """The character for a way in that direction."""
        east, north, _ = step
        if not east:
            return self.along
        if not north:
            return self.across
        return self.rising if east == north else self.falling


PLAIN = Pen("-", "|", "/", "\\")
FINE = Pen("─", "│", "╱", "╲")  # noqa: RUF001  # box drawing


def near(ways: Ways, start: str, steps: int) -> dict[str, Mapping[str, str]]:
    """The places at most so many steps away, nearest first, each with its ways out."""
    found = {start: ways[start]}
    edge: Iterable[str] = (start,)
    for _ in range(steps):
        edge = dict.fromkeys(to for place in edge for to in ways[place].values() if to in ways and to not in found)
        found |= {place: ways[place] for place in edge}
    return found


def picture(ways: Ways, start: str, pen: Pen) -> list[str]:
    """The places on the same level as the start, which is in the middle; north is at the top."""
    laid = {
        place: spot
        for place, spot in lay_out(near(ways, start, 2 * FARTHEST), start).items()
        if not spot[2] and abs(spot[0]) <= FARTHEST and abs(spot[1]) <= FARTHEST
    }
    drawn: dict[tuple[int, int], str] = {}
    for place in laid:
        for way, behind in ways[place].items():
            _draw_way(drawn, laid[place], laid.get(behind), way, pen)
    for place, spot in laid.items():
        _draw_place(drawn, spot, "@" if place == start else _sign(ways[place]))
    return _lines(drawn)


def _at(spot: Spot) -> tuple[int, int]:
    return spot[0] * COLUMNS, -spot[1] * LINES


def _draw_place(drawn: dict[tuple[int, int], str], spot: Spot, sign: str) -> None:
    column, line = _at(spot)
    for offset, character in enumerate(f"[{sign}]", -1):
        drawn[column + offset, line] = character


def _sign(out: Mapping[str, str]) -> str:
    if "up" in out and "down" in out:
        return "+"
    return "^" if "up" in out else "v" if "down" in out else " "


def _draw_way(drawn: dict[tuple[int, int], str], source: Spot, target: Spot | None, way: str, pen: Pen) -> None:
    """A line to where the way leads, or its beginning where that is not on the picture or not straight ahead."""
    step = STEPS.get(way, (0, 0, 0))
    if not (step[0] or step[1]):
        return
    column, line = _at(source)
    steps = _steps_between(source, target, step)
    if step[1]:
        for number in range(1, steps * LINES):
            drawn.setdefault((column + number * step[0] * COLUMNS // LINES, line - number * step[1]), pen.stroke(step))
    else:
        for number in range(BESIDE, steps * COLUMNS - 1):
            drawn.setdefault((column + number * step[0], line), pen.stroke(step))


def _steps_between(source: Spot, target: Spot | None, step: Spot) -> int:
    if target is None:
        return 1
    for steps in range(1, 2 * FARTHEST + 1):
        if target == tuple(part + steps * move for part, move in zip(source, step, strict=True)):
            return steps
    return 1


def _lines(drawn: Mapping[tuple[int, int], str]) -> list[str]:
    columns = [column for column, _ in drawn]
    lines = [line for _, line in drawn]
    return [
        "".join(drawn.get((column, line), " ") for column in range(min(columns), max(columns) + 1)).rstrip()
        for line in range(min(lines), max(lines) + 1)
    ]


def routes(ways: Ways, start: str) -> Mapping[str, tuple[str, ...]]:
    """The shortest way to each place nearby, nearest first."""
    found: dict[str, tuple[str, ...]] = {start: ()}
    waiting = deque([start])
    while waiting and len(found) <= MOST_IN_WORDS:
        here = waiting.popleft()
        if len(found[here]) == FARTHEST_IN_WORDS:
            break
        for way, behind in ways[here].items():
            if behind in ways and behind not in found and len(found) <= MOST_IN_WORDS:
                found[behind] = (*found[here], way)
                waiting.append(behind)
    del found[start]
    return MappingProxyType(found)
