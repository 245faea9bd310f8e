"""What slows a step, how far a missile flies, how danger is called, and the way to a place. Tables: docs/world.md."""

from collections import deque
from collections.abc import Callable, Collection, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from mud.game.sky.specs import Weather

PACE: Final = 1.0
"""Seconds between two steps of a journey: the speed at which one can still read where one is."""


class Slowness(StrEnum):
    """What makes it hard to walk."""

    WATER = "water"
    SNOW = "snow"
    MUD = "mud"
    FOG = "fog"


DELAY: Mapping[Slowness, float] = MappingProxyType(
    {Slowness.WATER: 2.0, Slowness.SNOW: 1.0, Slowness.MUD: 0.5, Slowness.FOG: 0.5}
)
"""Seconds that a step into it takes before one can act again."""

SLOWS: Mapping[Weather, Slowness] = MappingProxyType(
    {Weather.SNOW: Slowness.SNOW, Weather.RAIN: Slowness.MUD, Weather.STORM: Slowness.MUD, Weather.FOG: Slowness.FOG}
)
"""Weather that slows those who walk under the sky, and how."""

MISSILES: Mapping[Weather, float] = MappingProxyType(
    {
        Weather.MIST: 0.75,
        Weather.FOG: 0.25,
        Weather.RAIN: 0.75,
        Weather.STORM: 0.5,
        Weather.SNOW: 0.5,
        Weather.WIND: 0.5,
    }
)
"""The share of its range that a missile has under the sky in such weather; in any other all of it."""

SWIMMING: Final = 0.5
"""The share of what one can carry with which one still swims."""

DANGER: Mapping[int, str] = MappingProxyType(
    {1: "safe", 3: "not quite safe", 5: "dangerous", 7: "very dangerous", 9: "deadly"}
)
"""What an area is called from that danger level on."""


def danger_named(level: int) -> str:
    """What a danger level, 1 to 10, is called."""
    return [word for least, word in DANGER.items() if level >= least][-1]


def distances(ways: Callable[[str], Mapping[str, str]], start: str, through: Collection[str]) -> dict[str, int]:
    """How many steps it is to each of the places in `through` that can be reached through them, nearest first."""
    found = {start: 0}
    waiting = deque([start])
    while waiting:
        here = waiting.popleft()
        for there in ways(here).values():
            if there in through and there not in found:
                found[there] = found[here] + 1
                waiting.append(there)
    return found


def route(
    ways: Callable[[str], Mapping[str, str]], start: str, goal: str, through: Collection[str]
) -> tuple[tuple[str, str], ...] | None:
    """The shortest way through known places, as ways with where each leads; None when there is none."""
    came: dict[str, tuple[str, str]] = {}
    waiting = deque([start])
    while waiting and goal not in came:
        here = waiting.popleft()
        for way, there in ways(here).items():
            if there in through and there not in came and there != start:
                came[there] = (here, way)
                waiting.append(there)
    if goal not in came:
        return None
    steps: list[tuple[str, str]] = []
    place = goal
    while place != start:
        before, way = came[place]
        steps.append((way, place))
        place = before
    return tuple(reversed(steps))
