"""Take the database away from a world in play, for a minute, and see that nobody notices and nothing is lost.

    .venv/bin/python -m scripts.outage [--seconds 60] [--only frozen,locked]

The game itself is played by the bots of `make crash`; SQLite is locked by another process and its disk really filled
(where this user may mount one), PostgreSQL is locked, frozen, and stopped and started again. Exits with 1 when a target
is missed.
"""

import argparse
import asyncio
import gc
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random

from mud.app.logging import configure
from mud.app.opening import Opened, open_world
from mud.app.roster import schema
from mud.app.settings import LogFormat, LogLevel, read_settings
from mud.app.ticker import Ticker
from mud.cli.run import loop_factory
from mud.game.being.model import Player
from mud.ops.conservation import prove
from mud.session.failures import Failures
from mud.store.status import Notice, Trouble
from mud.store.url import parse_url
from scripts.pulse import pulse
from scripts.troubles import TROUBLES, CannotBeDoneError, Target, prepared
from scripts.verdicts import Row, show
from tests.crash.town.bots import Bot, settle
from tests.crash.town.child import blueprint
from tests.stage import WORLD

MOST_HELD = 25.0
MOST_SECONDS = 2.0
PAUSE = 0.02
"""Seconds between two commands of one bot, on average: four hundred commands a second of all."""
RECORDS = 2
"""What a command leaves in the ledger and other records at most, which are kept one by one."""
LOOK = 0.01
LONGEST_RECOVERY = 30.0


@dataclass
class Town:
    """A world that is played in and saved, and what was told of its saving."""

    opened: Opened
    notices: list[Notice]
    players: list[Player]
    commands: int = 0
    most_unsaved: int = 0

    async def play(self, bot: Bot, chance: Random) -> None:
        """One player, until cancelled."""
        while True:
            await asyncio.sleep(chance.uniform(0, 2 * PAUSE))
            await bot.act()
            self.commands += 1

    def ticked(self) -> None:
        """Keep count at each tick, and forget what was to be told."""
        self.opened.world.told()
        self.most_unsaved = max(self.most_unsaved, self.opened.persister.status().dirty)

    def entities(self) -> int:
        """How many there are."""
        return sum(map(len, self.opened.world.shelves()))


@asynccontextmanager
async def town(target: Target, players: bool = True) -> AsyncIterator[Town]:
    """Open it as the server does, and have it played in, unless whoever asks does that."""
    settings = read_settings(content=WORLD, database_url=target.url, state_dir=target.folder)
    notices: list[Notice] = []
    async with open_world(replace(blueprint(), settings=settings), notices.append) as opened, AsyncExitStack() as stack:
        made = Town(opened, notices, settle(opened.world))
        bots = [Bot(opened.world, player, Random(player.name)) for player in made.players if players]
        ticker = Ticker(opened.world, Failures(opened.world.ids), made.ticked, opened.persister.tick)
        tasks = [
            asyncio.create_task(work)
            for work in (
                opened.persister.run(),
                ticker.run(settings.tick),
                opened.auditor.run(notices.append),
                *(made.play(bot, Random(bot.ctx.actor.name)) for bot in bots),
            )
        ]
        stack.push_async_callback(end, tasks)
        await opened.persister.barrier()
        yield made


async def end(tasks: list["asyncio.Task[None]"]) -> None:
    """Cancel them, and raise what went wrong in one."""
    for task in tasks:
        task.cancel()
    await asyncio.wait(tasks)
    for task in tasks:
        if not task.cancelled():
            task.result()


@dataclass
class Outcome:
    """What one outage did; milliseconds and seconds."""

    name: str
    seconds: float
    held: float = 0.0
    waited: float = 0.0
    idle: float = 0.0
    recovery: float = 0.0
    commands: int = 0
    most_unsaved: int = 0
    bound: int = 0
    told: list[Trouble] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def rows(self) -> list[Row]:
        """As lines of the table."""
        name = f"{self.name}, {self.seconds:g} s"
        beside = f"waited at most {self.waited:.1f} ms, before the outage {self.idle:.1f}; {self.commands:,} commands"
        return [
            Row("7", f"{name}: the loop held at most", MOST_HELD, self.held, "ms", beside),
            Row("7", f"{name}: all saved after", MOST_SECONDS, self.recovery, "s"),
            Row(
                "7",
                f"{name}: rows kept at most",
                self.bound,
                self.most_unsaved,
                "",
                f"staff told {len(self.told)} times",
            ),
            Row(
                "7",
                f"{name}: lost, doubled or other than in memory",
                0,
                len(self.faults),
                "",
                "; ".join(self.faults[:2]),
            ),
        ]


async def suffer(name: str, target: Target, seconds: float) -> Outcome:
    """One outage, and what became of the world."""
    outcome = Outcome(name, seconds)
    async with town(target) as place:
        async with pulse() as before:
            await asyncio.sleep(min(2.0, seconds))
        outcome.idle = max(before.waits)
        commands = place.commands
        async with pulse() as beat:
            async with TROUBLES[name](target):
                await asyncio.sleep(seconds)
                if place.opened.persister.status().failing_since is None:
                    outcome.faults.append("saving did not fail at all")
            outcome.recovery = await _recovered(place)
        outcome.held, outcome.waited = max(beat.works), max(beat.waits)
        outcome.commands = place.commands - commands
        outcome.most_unsaved = place.most_unsaved
        outcome.bound = place.entities() + RECORDS * outcome.commands
        await place.opened.persister.barrier()
        outcome.told = [notice.trouble for notice in place.notices]
        outcome.faults += [str(astray) for astray in await place.opened.auditor.audit_all()]
        outcome.faults += [notice.text for notice in place.notices if notice.trouble.value in ("quarantined", "lost")]
    proof = await prove(parse_url(target.url), schema())
    outcome.faults += proof.faults
    return outcome


async def _recovered(place: Town) -> float:
    """Seconds until all that had happened when the database came back is on disk; nobody waits for it."""
    began, now = time.perf_counter(), place.opened.world.clock.now()
    for _ in range(int(LONGEST_RECOVERY / LOOK)):
        if (place.opened.persister.status().last_commit_at or 0) >= now:
            break
        await asyncio.sleep(LOOK)
    return time.perf_counter() - began


def measure(seconds: float, names: tuple[str, ...] = tuple(TROUBLES)) -> list[Outcome]:
    """All these outages, one after the other."""
    found = []
    blueprint()
    with collecting_as_the_server():
        for name in names:
            with tempfile.TemporaryDirectory(prefix="outage-") as folder:
                try:
                    with prepared(name, Path(folder)) as target, asyncio.Runner(loop_factory=loop_factory()) as runner:
                        found.append(runner.run(suffer(name, target, seconds)))
                except CannotBeDoneError as error:
                    print(f"NOT TESTED: {name}: {error}")
    return found


@contextmanager
def collecting_as_the_server() -> Iterator[None]:
    """What is there stays, and a full collection comes seldom, since it holds the loop."""
    before = gc.get_threshold()
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 20, 50)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def main() -> int:
    """Measure and print; returns how the process should end."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--seconds", type=float, default=60.0, help="how long each of them lasts")
    parser.add_argument("--only", default=",".join(TROUBLES), help="which of them, with commas in between")
    asked = parser.parse_args()
    configure(LogFormat.JSON, LogLevel.ERROR)
    rows = [row for outcome in measure(asked.seconds, tuple(asked.only.split(","))) for row in outcome.rows()]
    show("The database is away", rows)
    return 0 if all(row.met for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
