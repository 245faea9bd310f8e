"""The order of the bench: start the servers, let people in, load both in turn, and note the figures of each."""

import asyncio
import sys
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import bcrypt

from mud.ops.client import ask
from mud.ops.report import AskStatus, server_status
from scripts.speed.crowd import LOOK, SAY, BareHall, BareRing, Crowd, Evening, Hall, Load, Ring, only
from scripts.speed.figures import Latency, each
from scripts.speed.land import lay_out
from scripts.speed.people import IN_A_ROOM
from scripts.speed.servers import ROOT, Hold, Server, game, run, start
from scripts.speed.siege import Siege, besieged
from scripts.speed.standing import Standing, stood
from scripts.speed.wild import Wild

WIDTHS: Final = range(20, 520)
WEAR: Final = 1000
"""Entities that change at each tick, in the load that saves all the time."""

SETTLING: Final = 1.0
"""Seconds after a crowd came in, until what that left behind is saved and quiet."""

Both = tuple[dict[str, float], dict[str, float]]


@dataclass(frozen=True, slots=True)
class Plan:
    """How long and how large. `sizes` are players, `hall` those who hear one broadcast, `rooms` the large world's."""

    loop_seconds: float
    steady_seconds: float
    sizes: tuple[int, ...]
    hall: int
    rooms: int
    broadcasts: int
    siege: Siege
    wild: Wild
    standing: Standing

    @property
    def most(self) -> int:
        """The largest number of players."""
        return max(self.sizes)

    @property
    def ring(self) -> int:
        """Rooms of the ring in which they stand, ten in each at first."""
        return max(3, self.most // IN_A_ROOM)


@dataclass(frozen=True, slots=True)
class Pair:
    """The real server and the bare one, each with its crowd and its figures."""

    ours: Crowd
    bare: Crowd
    figures: Both

    async def load(self, name: str, work: Callable[[Crowd], Awaitable[Load]], *, steady: bool = False) -> None:
        """Load one, then the other."""
        _progress(name)
        for crowd, figures in zip((self.ours, self.bare), self.figures, strict=True):
            load = await work(crowd)
            figures.update(_steady(name, load) if steady else _busy(name, load))
            if crowd.lost:
                raise RuntimeError(f"{crowd.lost} clients were disconnected")

    def note(self, name: str, ours: float, bare: float | None = None) -> None:
        """Note a figure that was measured otherwise."""
        self.figures[0][name] = ours
        if bare is not None:
            self.figures[1][name] = bare


async def spend(plan: Plan, folder: Path, postgres: str | None = None) -> Both:
    """Measure it all; the figures of the real server and those of the bare one.

    `postgres` is the URL of an empty database, for a second run of the load that saves all the time.
    """
    figures: Both = ({}, {})
    figures[0].update(await _quiet_worlds(plan, folder))
    content = folder / "content"
    lay_out(ROOT / "content", content, plan.ring)
    environment = game(folder / "state", content)
    _progress("making people")
    run(["-m", "scripts.speed.people", *map(str, (plan.most, plan.hall, plan.ring))], environment)
    report = folder / "hold.json"
    with start(["-m", "scripts.speed.launch", "--probe", str(report)], environment) as server:
        await _crowds(plan, server, Hold(server, report), figures)
        figures[0].update(_saving(folder / "state"))
    figures[0].update(await _worn(plan, folder, "SQLite", environment))
    _progress(f"{plan.siege.attackers} guess passwords while {plan.siege.players} play")
    figures[0].update(await besieged(plan.siege, folder))
    figures[0].update(await stood(plan.standing, folder))
    if postgres is not None:
        environment["DATABASE_URL"] = postgres
        run(["-m", "scripts.speed.people", *map(str, (plan.most, 0, plan.ring))], environment)
        figures[0].update(await _worn(plan, folder, "PostgreSQL", environment))
    return figures


async def _quiet_worlds(plan: Plan, folder: Path) -> dict[str, float]:
    """Starts and idleness of the game's own world, and of one with many rooms."""
    large = folder / "large"
    lay_out(ROOT / "content", large, plan.rooms)
    figures: dict[str, float] = {}
    for name, content in (("game's world", ROOT / "content"), (f"world of {plan.rooms} rooms", large)):
        _progress(name)
        environment = game(folder / f"state-{content.name}", content)
        for how in ("cold", "warm"):
            with start(["-m", "mud", "run"], environment) as server:
                figures[f"{name}, {how} start s"] = server.start_seconds
                if how == "warm":
                    figures[f"{name}, idle % of a core"] = await _idle(server, plan.loop_seconds)
                    figures[f"{name}, memory MiB"] = server.resident_bytes / 2**20
    return figures


async def _crowds(plan: Plan, server: Server, hold: Hold, figures: Both) -> None:
    ours = Crowd(server, Ring())
    first = plan.sizes[0]
    await ours.grow(first)
    look = await ours.closed_loop(only(LOOK), plan.loop_seconds / 2)
    size = str(round(each(look.received, look.commands)))
    with start(["-m", "scripts.speed.bare", "--rooms", str(plan.ring), "--look", size]) as other:
        pair = Pair(ours, Crowd(other, BareRing()), figures)
        for size_now in plan.sizes:
            await _let_in(pair, size_now)
            await _ring(plan, pair, hold, size_now)
            if size_now == plan.sizes[min(1, len(plan.sizes) - 1)]:
                await _hall(plan, pair)


async def _let_in(pair: Pair, size: int) -> None:
    """Grow both crowds; what each newcomer costs in processor time and memory."""
    new = size - len(pair.bare.clients)
    signing = size - len(pair.ours.clients)
    before = pair.ours.server.resident_bytes, pair.bare.server.resident_bytes
    _progress(f"{size} players sign in")
    ours, bare = await pair.ours.grow(size), await pair.bare.grow(size)
    await asyncio.sleep(SETTLING)
    if signing == new:  # not those who were in before there was a bare server
        pair.note(f"{size} players: sign-in CPU ms", each(ours * 1000, new), each(bare * 1000, new))
        pair.note(f"{size} players: sign-in CPU ms but for the hash", (each(ours, new) - _hash_seconds()) * 1000)
        after = pair.ours.server.resident_bytes, pair.bare.server.resident_bytes
        per = [each(new_size - old_size, new) / 1024 for old_size, new_size in zip(before, after, strict=True)]
        pair.note(f"{size} players: memory KiB per player", *per)
    pair.note(f"{size} players standing still, % of a core", await _idle(pair.ours.server, 4.0))


def _hash_seconds() -> float:
    """What checking one password costs at the cost that the bench sets."""
    kept = bcrypt.hashpw(b"a", bcrypt.gensalt(4))
    before = time.process_time()
    for _ in range(20):
        bcrypt.checkpw(b"b", kept)
    return (time.process_time() - before) / 20


async def _ring(plan: Plan, pair: Pair, hold: Hold, size: int) -> None:
    who = f"{size} players"
    await pair.load(f"{who}, looking", lambda crowd: crowd.closed_loop(only(LOOK), plan.loop_seconds / 2))
    await pair.load(f"{who}, saying", lambda crowd: crowd.closed_loop(only(SAY), plan.loop_seconds / 2))
    ways = {id(crowd): Evening() for crowd in (pair.ours, pair.bare)}
    await pair.load(f"{who}, evening", lambda crowd: crowd.closed_loop(ways[id(crowd)], plan.loop_seconds))
    hold.longest()
    seconds = plan.steady_seconds if size == 1000 else plan.steady_seconds / 4
    lasting = {id(pair.ours): seconds, id(pair.bare): seconds / 4}  # the bare one does not change with time
    await pair.load(
        f"{who}, one a second", lambda crowd: crowd.steady(ways[id(crowd)], 1.0, lasting[id(crowd)]), steady=True
    )
    pair.note(f"{who}, one a second: longest hold of the loop ms", hold.longest() * 1000)


async def _hall(plan: Plan, pair: Pair) -> None:
    """One speaks, all hear: on screens of one width, then of as many as there can be."""
    hall = Pair(Crowd(pair.ours.server, Hall()), Crowd(pair.bare.server, BareHall()), pair.figures)
    _progress(f"{plan.hall} come into the hall")
    taken = await hall.ours.grow(plan.hall), await hall.bare.grow(plan.hall)
    hall.note(f"{plan.hall} come into one room, CPU s", *taken)
    await asyncio.sleep(SETTLING)
    await hall.load(f"one speaks, {plan.hall} hear", lambda crowd: crowd.broadcast(plan.broadcasts))
    hall.ours.use_widths(WIDTHS)
    await asyncio.sleep(SETTLING)
    await hall.load(f"{len(WIDTHS)} widths, {plan.hall} hear", lambda crowd: crowd.broadcast(plan.broadcasts))


async def _worn(plan: Plan, folder: Path, database: str, environment: Mapping[str, str]) -> dict[str, float]:
    """The steady load while many entities change at each tick."""
    size, report = min(1000, plan.most), folder / "hold.json"
    name = f"{WEAR} dirty a tick, {database}"
    _progress(name)
    with start(["-m", "scripts.speed.launch", "--probe", str(report), "--dirty", str(WEAR)], environment) as server:
        crowd, hold = Crowd(server, Ring()), Hold(server, report)
        await crowd.grow(size)
        await asyncio.sleep(SETTLING)
        hold.longest()
        figures = _steady(f"{name}, one a second", await crowd.steady(Evening(), 1.0, plan.steady_seconds))
        figures[f"{name}: longest hold of the loop ms"] = hold.longest() * 1000
        figures |= {f"{name}: {each_name}": number for each_name, number in _saving(folder / "state").items()}
        return figures


async def _idle(server: Server, seconds: float) -> float:
    """How much of a core the server uses while nobody does anything, in per cent."""
    before = server.processor_seconds
    await asyncio.sleep(seconds)
    return (server.processor_seconds - before) / seconds * 100


def _busy(name: str, load: Load) -> dict[str, float]:
    """The figures of a load that is as fast as the server."""
    figures = {
        f"{name}: commands per s": each(load.commands, load.seconds),
        f"{name}: CPU ms per 1,000 commands": each(load.processor_seconds * 1e6, load.commands),
        f"{name}: lines heard per command": each(load.heard, load.commands),
        **Latency.of(load.answers).figures(f"{name}:"),
    }
    if load.heard > load.commands:
        figures[f"{name}: CPU us per line heard"] = each(load.processor_seconds * 1e6, load.heard)
    return figures


def _steady(name: str, load: Load) -> dict[str, float]:
    """The figures of a load whose speed is given."""
    return {
        f"{name}: % of a core": each(load.processor_seconds * 100, load.seconds),
        f"{name}: CPU ms per 1,000 commands": each(load.processor_seconds * 1e6, load.commands),
        **Latency.of(load.answers).figures(f"{name}:"),
    }


def _saving(state: Path) -> dict[str, float]:
    """What the server says of its last flush."""
    saving = ask(state / "control.sock", server_status, AskStatus()).saving
    return {
        "last flush, rows": float(saving.flush_rows),
        "last flush ms": saving.flush_seconds * 1000,
        "last flush held the loop ms": saving.capture_seconds * 1000,
    }


def _progress(words: str) -> None:
    print(f"... {words}", file=sys.stderr, flush=True)
