"""Where places lie to each other: the arithmetic of maps. Directions say it, and nothing else does."""

from collections import deque
from collections.abc import Collection, Mapping
from types import MappingProxyType

Spot = tuple[int, int, int]
"""East, north and up, in steps."""

Ways = Mapping[str, Mapping[str, str]]
"""For each place its ways out and the places behind them."""

STEPS: Mapping[str, Spot] = MappingProxyType(
    {
        "north": (0, 1, 0),
        "northeast": (1, 1, 0),
        "east": (1, 0, 0),
        "southeast": (1, -1, 0),
        "south": (0, -1, 0),
        "southwest": (-1, -1, 0),
        "west": (-1, 0, 0),
        "northwest": (-1, 1, 0),
        "up": (0, 0, 1),
        "down": (0, 0, -1),
    }
)
"""One step in each direction. A way of another name leads no one knows where."""

SHORT: Mapping[str, str] = MappingProxyType(
    {
        "north": "n",
        "northeast": "ne",
        "east": "e",
        "southeast": "se",
        "south": "s",
        "southwest": "sw",
        "west": "w",
        "northwest": "nw",
        "up": "u",
        "down": "d",
    }
)
"""Directions as mapping programs write them."""

FARTHEST = 50
"""Steps that a place is moved on where its spot is taken: ways may bend, and no map shows such a bend."""


def lay_out(ways: Ways, start: str) -> dict[str, Spot]:
    """Where the places lie that one comes to from the start by directions; the start lies in the middle.

    Nearer places are laid first. Where a spot is taken, the place lies farther on in the same direction.
    """
    laid: dict[str, Spot] = {start: (0, 0, 0)}
    taken = {laid[start]}
    waiting = deque([start])
    while waiting:
        here = waiting.popleft()
        for way, behind in ways[here].items():
            if way in STEPS and behind in ways and behind not in laid:
                laid[behind] = _free(laid[here], STEPS[way], taken)
                taken.add(laid[behind])
                waiting.append(behind)
    return laid


def lay_out_all(ways: Ways) -> dict[str, Spot]:
    """Where all places lie. Parts that directions do not join lie side by side."""
    laid: dict[str, Spot] = {}
    edge = 0
    for start in ways:
        if start in laid:
            continue
        part = lay_out({place: out for place, out in ways.items() if place not in laid}, start)
        shift = edge - min(x for x, _, _ in part.values()) if laid else 0
        laid |= {place: (x + shift, y, z) for place, (x, y, z) in part.items()}
        edge = max(x for x, _, _ in laid.values()) + 2
    return laid


def beyond(spot: Spot, step: Spot) -> Spot:
    """The spot one step on."""
    return (spot[0] + step[0], spot[1] + step[1], spot[2] + step[2])


def near(laid: Mapping[str, Spot], columns: int, rows: int) -> dict[Spot, str]:
    """The places on the level of the start that lie at most so far from it, by spot."""
    return {
        spot: place for place, spot in laid.items() if not spot[2] and abs(spot[0]) <= columns and abs(spot[1]) <= rows
    }


def _free(spot: Spot, step: Spot, taken: Collection[Spot]) -> Spot:
    for _ in range(FARTHEST):
        spot = beyond(spot, step)
        if spot not in taken:
            return spot
    return spot
