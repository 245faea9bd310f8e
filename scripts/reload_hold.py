"""Print for how long a reload holds the loop in a world of 20,000 rooms in which 100 players walk.

.venv/bin/python -m scripts.reload_hold [--rooms 20000] [--players 100]

Everything is the server's own but the connections: sessions whose links throw away what is sent. A probe notes how late
the loop wakes it; the longest delay while nothing is read is what the machine itself costs.
"""

import argparse
import asyncio
import gc
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from mud.app.blueprint import draw
from mud.app.frame import Frame, put_together
from mud.app.opening import Opened, open_world
from mud.app.reading import read_cached
from mud.app.settings import Settings, read_settings
from mud.app.ticker import Ticker
from mud.cli.run import loop_factory
from mud.game.account import acts as accounts
from mud.game.account.model import Account
from mud.game.being import acts as beings
from mud.kernel.ids import RoomId
from mud.kernel.json import Json
from mud.ops.content.report import Report
from mud.session.passwords import Passwords
from mud.session.playing import begin_playing
from mud.session.session import Session
from scripts.speed.land import ROOMS_IN_A_FILE, lay_out, room_id

CONTENT = Path(__file__).parents[1] / "content"
STEP = 0.5
"""Seconds between two steps of each player."""


class Sink:
    """A link that throws everything away."""

    address = "192.0.2.1"
    client = ""

    def send(self, text: str, prompt: str | None) -> None: ...

    def hide_input(self, hidden: bool) -> None: ...

    def close(self, goodbye: str = "") -> None: ...

    def wants(self, _package: str) -> bool:
        return False

    def inform(self, package: str, body: Json) -> None: ...

    def reported(self) -> tuple[str, ...]:
        return ()

    def report(self, variable: str, value: Json) -> None: ...


class Probe:
    """How late the loop wakes it, in seconds."""

    def __init__(self) -> None:
        self.late: list[float] = []

    async def run(self) -> None:
        while True:
            started = time.perf_counter()
            await asyncio.sleep(0.001)
            self.late.append(time.perf_counter() - started - 0.001)

    @contextmanager
    def told(self, what: str) -> Iterator[None]:
        """Print the longest delay of a span."""
        self.late.clear()
        started = time.perf_counter()
        yield
        took, late = time.perf_counter() - started, sorted(self.late)
        print(f"{what}: {took:.1f} s, loop held {late[-1] * 1000:.0f} ms at most, {late[-100] * 1000:.1f} ms otherwise")


def main() -> None:
    """Lay the land out, walk on it, and change it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--rooms", type=int, default=20_000)
    parser.add_argument("--players", type=int, default=100)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="reload-") as folder, asyncio.Runner(loop_factory=loop_factory()) as runner:
        lay_out(CONTENT, Path(folder) / "content", asked.rooms)
        runner.run(_measure(Path(folder), asked.rooms, asked.players))


async def _measure(folder: Path, rooms: int, players: int) -> None:
    settings: Settings = read_settings(
        content=folder / "content", state_dir=folder, log_level="error", line_burst=1000, lines_per_second=1000
    )
    began = time.perf_counter()
    plan = draw(settings, read_cached)
    print(f"reading all files: {time.perf_counter() - began:.1f} s")
    began = time.perf_counter()
    plan = draw(settings, read_cached)
    print(f"from the cache: {time.perf_counter() - began:.1f} s")
    async with open_world(plan, lambda notice: print(notice.text)) as opened, asyncio.TaskGroup() as group:
        saving = group.create_task(opened.persister.run())
        frame = put_together(plan, opened, Passwords(4), group)
        sessions = [_seat(frame, opened, number, rooms) for number in range(players)]
        gc.collect()
        gc.freeze()
        gc.set_threshold(10_000, 20, 50)
        ticker = Ticker(opened.world, frame.lobby.failures, frame.lobby.delivery.tick, opened.persister.tick)
        probe = Probe()
        running = [group.create_task(work) for work in (ticker.run(0.25), probe.run(), _walk(sessions))]
        await _spans(folder / "content", frame, probe, rooms)
        for task in running:
            task.cancel()
        await opened.persister.close()
        await saving


async def _spans(content: Path, frame: Frame, probe: Probe, rooms: int) -> None:
    reload = frame.keeper.reload
    with probe.told("nothing is read"):
        await asyncio.sleep(5)
    await _told(probe, "nothing is different", reload)
    first, second = content / "bench" / "rooms_0.yaml", content / "bench" / f"rooms_{ROOMS_IN_A_FILE}.yaml"
    first.write_text(first.read_text().replace("The road bends here", "Here the road bends"))
    await _told(probe, f"{ROOMS_IN_A_FILE} rooms look different", reload)
    placed = "    items:\n      - {{id: apple_{0}, item: {1}}}\n"
    item = next(iter(sorted(_templates(frame))))
    with second.open("a") as file:
        for number in range(2000):
            file.write(f"  more_{number}:\n    name: A Room\n    area: bench\n    room_type: market\n")
            file.write("    description: One more.\n" + placed.format(number, item))
    await _told(probe, "2,000 rooms and 2,000 placements are new", reload)
    second.write_text(second.read_text().partition("  more_0:")[0])
    await _told(probe, "they are gone again", reload)
    for path in sorted((content / "bench").glob("rooms_*.yaml")):
        path.write_text(path.read_text().replace("moss in the number", "lichen in the number"))
    await _told(probe, f"all {rooms:,} rooms look different", reload)


async def _told(probe: Probe, what: str, reload: Callable[[], Awaitable[Report]]) -> None:
    with probe.told(what):
        report = await reload()
        await asyncio.sleep(3)  # what follows: ticks that fill placements, and saving
    print(f"    {report.summary()} The swap itself took {report.held * 1000:.1f} ms.")


def _templates(frame: Frame) -> list[str]:
    catalog = frame.keeper.edition.catalog
    return [id_ for cls in catalog.types if cls.__name__ == "ItemTemplate" for id_ in catalog.all(cls)]


def _seat(frame: Frame, opened: Opened, number: int, rooms: int) -> Session:
    world = opened.world
    name = "Walker" + "".join(chr(ord("a") + int(digit)) for digit in f"{number:03}")
    player = beings.create_player(world, accounts.create_account(world, name, "x"), name)
    player.room_id = RoomId(room_id(number * 37, rooms))
    session = frame.lobby.opened(Sink())
    session.account = world.get(Account, player.account_id)
    begin_playing(session, player, frame.lobby.stage)
    return session


async def _walk(sessions: list[Session]) -> None:
    with suppress(asyncio.CancelledError):
        while True:
            for session in sessions:
                session.typed(["east"])
                await asyncio.sleep(STEP / len(sessions))


if __name__ == "__main__":
    main()
