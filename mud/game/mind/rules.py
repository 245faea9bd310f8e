"""The arithmetic of minds: how often they think, which rooms lie near, the way to somewhere, the hours of a day."""

from collections import deque
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Final
from zlib import crc32

from mud.game.npc.specs import Kind
from mud.game.sky.rules import DAY
from mud.kernel.ids import RoomId

PACE: Final = 6.0
"""Seconds between two thoughts of a creature that somebody is near, or that something concerns: a round."""

BATTLE_PACE: Final = 3.0
"""Seconds between two thoughts in a fight."""

STEP: Final = 2.0
"""Seconds between two steps of a creature that is going somewhere."""

REACTION: Final = 2.0
"""Seconds from what a creature notices to what it does about it: time enough to read who is there."""

INTEREST: Final = 2
"""Rooms from a player within which creatures live: they come in from next door, and leave for where one looks next."""

MOST_ALERT: Final = 5
"""Rooms within which any creature sees to an attack."""

FARTHEST: Final = 400
"""Rooms that are looked at to find a way: what is farther is too far for a creature."""

UNSEEN: Final = 30.0
"""Seconds after which a creature that did not think, because nobody was near, is as it would be by now."""

HEALED: Final = 75
"""Hundredths of its health at which a creature that fled is afraid no longer."""

FEAR: Final = 60.0
"""Seconds for which a creature that fled keeps away from everybody."""

HANDED: Final = frozenset({Kind.HUMANOID, Kind.GIANT, Kind.FIEND, Kind.CELESTIAL, Kind.FEY, Kind.CONSTRUCT})
"""Sorts of creatures that open doors on their way; beasts wait before them."""

Ways = Callable[[RoomId], Mapping[str, RoomId]]
"""The ways out of a room that can be gone, each with where it leads."""


def stagger(creature_id: str, seconds: float) -> float:
    """A part of so many seconds that is always the same for one creature: so that not all do all at once."""
    return crc32(creature_id.encode()) % 1000 / 1000 * seconds


def rooms_near(ways: Ways, start: RoomId, steps: int) -> tuple[RoomId, ...]:
    """The rooms within so many steps, itself first, nearest first."""
    found = {start: 0}
    waiting = deque([start])
    while waiting:
        here = waiting.popleft()
        if found[here] == steps:
            continue
        for there in ways(here).values():
            if there not in found:
                found[there] = found[here] + 1
                waiting.append(there)
    return tuple(found)


def path_to(ways: Ways, start: RoomId, goals: Collection[RoomId]) -> list[tuple[str, RoomId]] | None:
    """The shortest way to the nearest of some rooms, as steps; None when there is none within `FARTHEST` rooms."""
    if start in goals:
        return []
    came: dict[RoomId, tuple[RoomId, str]] = {}
    waiting = deque([start])
    while waiting and len(came) < FARTHEST:
        here = waiting.popleft()
        for way, there in ways(here).items():
            if there == start or there in came:
                continue
            came[there] = here, way
            if there in goals:
                return _steps(came, start, there)
            waiting.append(there)
    return None


def _steps(came: Mapping[RoomId, tuple[RoomId, str]], start: RoomId, goal: RoomId) -> list[tuple[str, RoomId]]:
    steps: list[tuple[str, RoomId]] = []
    place = goal
    while place != start:
        before, way = came[place]
        steps.append((way, place))
        place = before
    return steps[::-1]


def last_begun(times: Iterable[int], now: float) -> int:
    """Of moments of a day (seconds since midnight, in any order), the place of the one that began last."""
    listed = list(times)
    return max(range(len(listed)), key=lambda place: -((now - listed[place]) % DAY))


def until_next(times: Iterable[int], now: float) -> float:
    """Seconds of the day's own time until the next of these moments, more than none."""
    return min(((time - now) % DAY) or DAY for time in times)


def is_spoken_of(patterns: str, text: str) -> bool:
    """Whether one of the words with | between stands in a text as a word, whatever its capitals."""
    said = f" {''.join(letter if letter.isalnum() else ' ' for letter in text.casefold())} "
    said = " ".join(said.split())
    return any(f" {' '.join(each.casefold().split())} " in f" {said} " for each in patterns.split("|") if each.strip())
