"""The game that gets killed: opened as the server opens it, ticking and saving as the server does, played by bots.

It says `ready` when the bots begin; all else stands in its trace.
"""

import asyncio
import os
import shutil
import time
import traceback
from dataclasses import replace
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from mud.app.blueprint import Blueprint, draw
from mud.app.logging import configure
from mud.app.opening import Opened, open_world
from mud.app.settings import LogFormat, LogLevel, read_settings
from mud.app.ticker import Ticker
from mud.game.thing.model import Item
from mud.kernel.ids import ItemId
from mud.session.failures import Failures
from mud.store.status import Notice
from mud.world.contents import Holder
from mud.world.world import World
from tests.crash.saying import say
from tests.crash.town.bots import BOTS, TOKEN, Bot, settle
from tests.crash.town.bugs import plant
from tests.crash.town.life import Bug, TownLife
from tests.crash.town.trace import POISON, Writer
from tests.stage import WORLD

BESIDE = Path(__file__).parent / "world"
LONGEST_LIFE = 60.0
PAUSE = 0.006
"""Seconds between two commands of one bot, on average."""


@cache
def blueprint() -> Blueprint:
    """What is the same in all lives: the tests' small world, and a mill beside it."""
    with TemporaryDirectory() as folder:
        for path in (*WORLD.glob("*.yaml"), *BESIDE.glob("*.yaml")):
            shutil.copy(path, folder)
        return draw(read_settings(content=Path(folder)))


def be_born(life: TownLife) -> None:
    """Live until killed; exits with 3 if nobody does it."""
    plant(life.bug)
    configure(LogFormat.JSON, LogLevel.ERROR)  # standard output is for the test
    asyncio.run(_live(life))


async def _live(life: TownLife) -> None:
    settings = read_settings(
        content=WORLD,
        database_url=life.url,
        state_dir=Path(life.directory),
        failpoint=life.failpoint,
        tick=life.tick,
    )
    async with open_world(replace(blueprint(), settings=settings), _notice) as opened:
        running = asyncio.create_task(opened.persister.run())
        players = settle(opened.world)
        if life.went_back:
            opened.persister._flusher.fence.confirmed += 5  # as if the database had said so once
            opened.persister._flusher.fence._used += 5
        if life.poisoned:
            _poison(opened.world)
        chance, trace = Random(life.number), Writer(life.trace, opened.world)
        trace.commanded()
        awaits = life.bug == Bug.TRADE_AWAITS
        bots = [Bot(opened.world, player, Random(chance.random()), awaits=awaits) for player in players]
        say("ready")
        ticker = Ticker(opened.world, Severe(opened.world.ids), lambda: _ticked(opened, trace), opened.persister.tick)
        playing = [asyncio.create_task(_play(bot, opened, trace)) for bot in bots]
        ticking = asyncio.create_task(_tick(ticker, life.tick, opened, trace))
        await asyncio.wait({running, ticking, *playing}, timeout=LONGEST_LIFE, return_when=asyncio.FIRST_COMPLETED)
        for task in (running, ticking, *playing):
            if task.done() and (error := task.exception()):
                traceback.print_exception(error)
                os._exit(4)
        for task in asyncio.all_tasks():
            task.print_stack()  # where everything hangs
        say("# nobody killed this one")
        os._exit(3)


async def _tick(ticker: Ticker, seconds: float, opened: Opened, trace: Writer) -> None:
    """As a ticker runs; between its slices a flush may take the world as it is."""
    while True:
        await asyncio.sleep(seconds)
        for _ in ticker.slices():
            _over(opened, trace)
            await asyncio.sleep(0)


async def _play(bot: Bot, opened: Opened, trace: Writer) -> None:
    """Command after command, on a loop that is idle half of the time.

    To watch the whole world takes longer than a command, and a flush waits for a turn of the loop some hundred times.
    """
    chance, took = Random(bot.ctx.actor.name), 0.0
    while True:
        await asyncio.sleep(chance.uniform(0, 2 * PAUSE) + 2 * BOTS * took)
        began = time.monotonic()
        important = await bot.act()
        _over(opened, trace, bot.did, important and chance.random() < 0.1)
        took = time.monotonic() - began


def _over(opened: Opened, trace: Writer, did: str = "", promised: bool = False) -> None:
    """A command is over, or what was due at a tick."""
    trace.commanded(did)
    if promised or any(event.durable for event in opened.world.told()):
        number = trace.number
        opened.persister.when_saved(lambda: trace.told(number))


def _ticked(opened: Opened, trace: Writer) -> None:
    trace.ticked(opened.persister._one_at_a_time.locked())


class Severe(Failures):
    """Whatever fails in the game ends it."""

    def note(self, what: str, error: Exception, **facts: object) -> str:
        raise RuntimeError(what, facts) from error


def _poison(world: World) -> None:
    if world.get(Item, POISON) is None:
        holder = Holder.room("room_square")
        world.add(Item(id=ItemId(POISON), template_id=TOKEN, holder=holder, quantity=0))


def _notice(notice: Notice) -> None:
    say(f"# {notice.text}")
