"""Print how long a world of 100,000 things and 20,000 rooms takes to open, and how much memory it needs.

.venv/bin/python -m scripts.big_world [--things 100000] [--rooms 20000]
"""

import argparse
import asyncio
import multiprocessing
import resource
import tempfile
import time
from pathlib import Path

from mud.app.blueprint import Blueprint, draw
from mud.app.logging import configure
from mud.app.opening import open_world
from mud.app.settings import LogFormat, LogLevel, Settings, read_settings
from mud.cli.output import loading_bar
from mud.game.thing.model import Item
from mud.kernel.ids import ItemId, ItemTemplateId
from mud.world.contents import Holder
from scripts.speed.land import lay_out, room_id

CONTENT = Path(__file__).parents[1] / "content"


def main() -> None:
    """Make the world in one process, open it in another."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--things", type=int, default=100_000)
    parser.add_argument("--rooms", type=int, default=20_000)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="big-") as folder:
        lay_out(CONTENT, Path(folder) / "content", asked.rooms)
        spawn = multiprocessing.get_context("spawn")
        for work, arguments in ((_fill, (folder, asked.things, asked.rooms)), (_open, (folder,))):
            process = spawn.Process(target=work, args=arguments)
            process.start()
            process.join()


def _settings(folder: str) -> Settings:
    return read_settings(content=Path(folder) / "content", state_dir=Path(folder), log_level="error")


def _fill(folder: str, things: int, rooms: int) -> None:
    configure(LogFormat.JSON, LogLevel.ERROR)
    asyncio.run(_filled(folder, things, rooms))


async def _filled(folder: str, things: int, rooms: int) -> None:
    async with open_world(draw(_settings(folder)), lambda notice: print(notice.text)) as opened:
        template = ItemTemplateId(next(iter(opened.world.shelf(Item))).template_id)
        for number in range(things):
            holder = Holder.room(room_id(number, rooms))
            opened.world.add(Item(id=ItemId(f"thing-{number}"), template_id=template, holder=holder))
        running = asyncio.create_task(opened.persister.run())
        began = time.perf_counter()
        await opened.persister.close(60)
        print(f"saving {things:,} new things: {time.perf_counter() - began:.1f} s")
        await running


def _open(folder: str) -> None:
    configure(LogFormat.JSON, LogLevel.ERROR)
    before = _memory()
    began = time.perf_counter(), time.process_time()
    plan = draw(_settings(folder))
    print(f"reading the content: {_since(*began)}")
    asyncio.run(_opened(plan))
    print(f"memory: {_memory():.0f} MB, of which {before:.0f} MB are the program itself")


async def _opened(plan: Blueprint) -> None:
    began = time.perf_counter(), time.process_time()
    with loading_bar("loading the world") as progress:
        async with open_world(plan, lambda notice: print(notice.text), progress) as opened:
            print(f"opening {len(opened.world.shelf(Item)):,} things: {_since(*began)}")
            running = asyncio.create_task(opened.persister.run())
            await opened.persister.close()
            await running


def _since(began: float, worked: float) -> str:
    """How long it took, and how much of that was ours: on a busy machine the rest is that of others."""
    return f"{time.perf_counter() - began:.1f} s, {time.process_time() - worked:.1f} s of the processor"


def _memory() -> float:
    """Megabytes at the most so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
