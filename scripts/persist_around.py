"""What is asked of saving beside its speed: kills, power cuts, outages, starting together, and commands meanwhile."""

import asyncio
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from statistics import median, quantiles

from mud.cli.run import loop_factory
from mud.game.account import acts as accounts
from mud.game.being import acts as beings
from mud.game.thing.model import Item
from mud.kernel.ids import ItemId
from mud.world.contents import Holder
from mud.world.world import World
from scripts import outage
from scripts.troubles import TROUBLES, Target
from scripts.verdicts import Row
from tests.crash.nursery import Nursery, open_nursery
from tests.crash.power import NoPowerCutError, prepare
from tests.crash.town.bots import APPLE, BOTS, Bot
from tests.crash.town.rounds import Place, Tally, lives, play
from tests.crash.town.verdict import ALLOWED
from tests.postgres import PostgresServer, create_database, start_server

STARTERS = 5
MIGRATE = """
import asyncio, sys
from mud.store.migrate import migrate
from mud.store.url import parse_url
asyncio.run(migrate(parse_url(sys.argv[1])))
"""
THINGS = 100_000
STEADY = 2_000
TICK = 0.25
LONG = 600.0
COPIES = 7
"""Databases of which the middle one counts: right after its start the server is still about other things."""


@dataclass(frozen=True)
class Extent:
    """How much is measured."""

    away_seconds: float
    kills: int
    cuts: int
    steady_seconds: float
    postgres: bool = True

    def without_postgres(self, without: bool) -> "Extent":
        """The same, perhaps on SQLite only."""
        return replace(self, postgres=self.postgres and not without)


FULL = Extent(away_seconds=60.0, kills=105, cuts=20, steady_seconds=20.0)
QUICK = Extent(away_seconds=10.0, kills=15, cuts=4, steady_seconds=5.0)


def around(extent: Extent) -> list[Row]:
    """All of these rows."""
    rows: list[Row] = []
    with _homes(extent.postgres) as homes:
        for name, url, folder in homes:
            rows += _starters(name, url)
            with asyncio.Runner(loop_factory=loop_factory()) as runner:
                rows.append(runner.run(_steady(name, Target(url, folder), extent.steady_seconds)))
    rows += _killed(extent)
    for outcome in outage.measure(extent.away_seconds, tuple(name for name in TROUBLES if _wanted(name, extent))):
        rows += outcome.rows()
    if extent.postgres:
        rows += _fixture()
    return rows


def _wanted(name: str, extent: Extent) -> bool:
    return extent.postgres or name.startswith("SQLite")


@contextmanager
def _homes(postgres: bool) -> Iterator[list[tuple[str, str, Path]]]:
    """A new database of each kind: its name, its URL, and a folder for its server's state."""
    server = start_server(os.environ) if postgres else None
    try:
        with tempfile.TemporaryDirectory(prefix="around-") as folder:
            found = [("SQLite", f"sqlite:///{folder}/mud.db", Path(folder))]
            if server is not None:
                found.append(("PostgreSQL", create_database(server), Path(folder) / "postgres"))
            yield found
    finally:
        if server is not None:
            server.stop()


def _starters(name: str, url: str) -> list[Row]:
    """Several at once on an empty database: all must end well."""
    began = time.perf_counter()
    started = [subprocess.Popen([sys.executable, "-c", MIGRATE, url]) for _ in range(STARTERS)]
    failed = sum(process.wait() != 0 for process in started)
    took = f"{time.perf_counter() - began:.1f} s; up, down, up and drift: tests/store, tests/app/test_upgrade.py"
    return [Row("11", f"{name}: of {STARTERS} who start at once, failed", 0, failed, "", took)]


async def _steady(name: str, target: Target, seconds: float) -> Row:
    """The game's own commands, while 2,000 of 100,000 things change in each tick and are saved."""
    target.folder.mkdir(exist_ok=True)
    took: list[float] = []
    async with outage.town(target, players=False) as place:
        world = place.opened.world
        things = _hoard(world)
        await place.opened.persister.barrier()
        bots = [Bot(world, player, Random(player.name)) for player in place.players]
        typing = [asyncio.create_task(_type(bot, took)) for bot in bots]
        await asyncio.sleep(seconds / 2)
        before = _p99(took)
        took.clear()
        changing = asyncio.create_task(_change(things))
        await asyncio.sleep(seconds)
        await outage.end([*typing, changing])
        rows = place.opened.persister.status().flush_rows
    beside = f"{len(took):,} commands of {BOTS}; {rows:,} rows a flush; {before:.1f} ms when nothing is dirty"
    name = f"{name}: a command, {STEADY:,} of {THINGS:,} things dirty a tick, p99"
    return Row("1", name, 5.0, _p99(took), "ms", beside)


def _hoard(world: World) -> list[Item]:
    """A great many things with someone who is not there, where nobody's command looks through them."""
    account = accounts.create_account(world, "hoarder", "hash")
    hoarder = Holder.player(beings.create_player(world, account, "Hoarder").id)
    things = (Item(id=ItemId(world.ids.new()), template_id=APPLE, holder=hoarder) for _ in range(THINGS))
    return [world.add(thing) for thing in things]


async def _change(things: list[Item]) -> None:
    chance = Random(7)
    while True:
        for _ in range(20):
            for thing in chance.sample(things, STEADY // 20):
                thing.current_durability = chance.randrange(100)
            await asyncio.sleep(TICK / 20)


async def _type(bot: Bot, took: list[float]) -> None:
    """Type at moments set beforehand: what a command waits for the loop counts as well as what it does."""
    loop, chance = asyncio.get_running_loop(), Random(bot.ctx.actor.name)
    while True:
        due = loop.time() + chance.uniform(0.005, 0.035)
        await asyncio.sleep(due - loop.time())
        await bot.act()
        took.append((loop.time() - due) * 1e3)


def _killed(extent: Extent) -> Iterator[Row]:
    with tempfile.TemporaryDirectory(prefix="killed-") as folder, open_nursery("town") as nursery:
        home = Path(folder)
        yield from _rows("5", "SQLite: killed", _rounds(nursery, f"sqlite:///{folder}/mud.db", home, extent.kills))
        if extent.postgres:
            server = start_server(os.environ)
            try:
                state = home / "postgres"
                state.mkdir()
                tally = _rounds(nursery, create_database(server), state, extent.kills // 2)
                yield from _rows("5", "PostgreSQL: killed", tally)
            finally:
                server.stop()
        try:
            cut = prepare(home)
        except NoPowerCutError as error:
            print(f"POWER CUTS WERE NOT TESTED: {error}")
            return
        with open_nursery("town", cut.environment) as shimmed:
            place = Place(f"sqlite:///{cut.folder / 'mud.db'}", cut.folder)
            tally = play(shimmed, lives(place, extent.cuts), time.monotonic() + LONG, cut)
            yield from _rows("6", "SQLite: power cut", tally)


def _rounds(nursery: Nursery, url: str, folder: Path, count: int) -> Tally:
    return play(nursery, lives(Place(url, folder), count), time.monotonic() + LONG)


def _rows(number: str, name: str, tally: Tally) -> Iterator[Row]:
    beside = f"{tally.commands:,} commands, {tally.promises:,} promises; all bugs planted: make crash"
    faults = "; ".join(tally.faults[:2]) or beside
    yield Row(number, f"{name} {tally.rounds} times: faults", 0, len(tally.faults), "", faults)
    held = f"the machine held it up for {tally.held_up:.2f} s more" if tally.held_up else ""
    yield Row(number, f"{name}: play lost, at most", ALLOWED, tally.worst, "s", held)


def _fixture() -> list[Row]:
    began = time.perf_counter()
    server = start_server(os.environ)
    ready = time.perf_counter() - began
    try:
        template = create_database(server)
        made = median([_copying(server, template) for _ in range(COPIES)])
    finally:
        server.stop()
    return [
        Row("10", "PostgreSQL for tests: ready after", 1.0, ready, "s"),
        Row("10", "PostgreSQL for tests: a database", 50.0, made, "ms"),
    ]


def _copying(server: PostgresServer, template: str) -> float:
    """Milliseconds for one more database."""
    began = time.perf_counter()
    create_database(server, template)
    return (time.perf_counter() - began) * 1e3


def _p99(values: list[float]) -> float:
    return quantiles(values, n=100)[98]
