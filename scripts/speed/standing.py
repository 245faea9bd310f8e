"""A large world in which nothing is done: how long it takes to start, and what it costs empty and with people in it.

What is measured is processor time of all threads of the server, read from its clock, so that what else the machine
does counts little. The world is the game's own, with all that lives in it, and a ring of rooms.
"""

import asyncio
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from scripts.speed.crowd import Crowd, Ring
from scripts.speed.land import lay_out
from scripts.speed.people import IN_A_ROOM
from scripts.speed.servers import ROOT, Server, game, run, start

SETTLING: Final = 5.0
"""Seconds until what a start, or many who came in, left behind is saved and quiet."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How many stand in how many rooms, and for how long each is watched."""

    players: int
    rooms: int
    seconds: float


async def stood(standing: Standing, folder: Path) -> dict[str, float]:
    """Seconds of both starts, with the processor's share, and per cent of a core without people and with them."""
    content = folder / "standing-content"
    lay_out(ROOT / "content", content, standing.rooms)
    environment = game(folder / "standing", content)
    name = f"world of {standing.rooms} rooms"
    figures: dict[str, float] = {}
    for how in ("first", "next"):
        _progress(f"{how} start of a {name}")
        with start(["-m", "mud", "run"], environment) as server:
            figures[f"{name}, {how} start s"] = server.start_seconds
            figures[f"{name}, {how} start CPU s"] = server.processor_seconds
    run(["-m", "scripts.speed.people", *map(str, (standing.players, 0, standing.rooms))], environment)
    with start(["-m", "mud", "run"], environment) as server:
        await asyncio.sleep(SETTLING)
        _progress("nobody is there")
        figures[f"{name}, idle % of a core"] = await _watched(server, standing.seconds)
        crowd = Crowd(server, Ring())
        await crowd.grow(standing.players)
        await asyncio.sleep(SETTLING)
        _progress(f"{standing.players} stand in {-(-standing.players // IN_A_ROOM)} of its rooms")
        figures[f"{name}, {standing.players} standing, % of a core"] = await _watched(server, standing.seconds)
        if crowd.lost:
            raise RuntimeError(f"{crowd.lost} clients were disconnected")
        crowd.close()
    return figures


async def _watched(server: Server, seconds: float) -> float:
    """Per cent of a core that the server uses in so many seconds."""
    before = server.processor_seconds
    await asyncio.sleep(seconds)
    return (server.processor_seconds - before) / seconds * 100


def _progress(words: str) -> None:
    print(f"... {words}", file=sys.stderr, flush=True)
