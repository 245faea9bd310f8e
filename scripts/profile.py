"""`make profile`: where the server's time goes while people play, by stage of the way of a command and by function.

The profiler slows down what consists of many small calls most, so that shares are hints and `make bench` has the truth.
"""

import argparse
import asyncio
import pstats
import signal
import tempfile
import time
from pathlib import Path
from typing import Final

from mud.cli.run import loop_factory
from scripts.speed.crowd import LOOK, SAY, Choose, Crowd, Evening, Ring, only
from scripts.speed.land import lay_out
from scripts.speed.people import IN_A_ROOM
from scripts.speed.servers import ROOT, game, run, start
from scripts.speed.stages import by_function, by_stage

PATIENCE: Final = 30.0
"""Seconds to wait for the server to write its profile."""

LOADS: Final[dict[str, Choose]] = {"evening": Evening(), "look": only(LOOK), "say": only(SAY)}


async def record(players: int, seconds: float, load: Choose, folder: Path) -> tuple[Path, int]:
    """Profile a server under load; the file with the profile, and how many commands were obeyed."""
    rooms = max(3, players // IN_A_ROOM)
    lay_out(ROOT / "content", folder / "content", rooms)
    environment = game(folder / "state", folder / "content")
    run(["-m", "scripts.speed.people", str(players), "0", str(rooms)], environment)
    report = folder / "profile"
    with start(["-m", "scripts.speed.launch", "--profile", str(report)], environment) as server:
        crowd = Crowd(server, Ring())
        await crowd.grow(players)
        server.signal(signal.SIGUSR2)
        done = await crowd.closed_loop(load, seconds)
        server.signal(signal.SIGUSR2)
        _await_file(report)
    return report, done.commands


def _await_file(path: Path) -> None:
    deadline = time.perf_counter() + PATIENCE
    while not path.exists() and time.perf_counter() < deadline:
        time.sleep(0.05)
    time.sleep(0.2)  # it is written in one go


def main() -> None:
    """Record and show."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--players", type=int, default=200)
    parser.add_argument("--seconds", type=float, default=6.0)
    parser.add_argument("--load", choices=sorted(LOADS), default="evening")
    parser.add_argument("--functions", type=int, default=40, help="how many functions to show")
    options = parser.parse_args()
    with (
        tempfile.TemporaryDirectory(prefix="profile-") as folder,
        asyncio.Runner(loop_factory=loop_factory()) as runner,
    ):
        recording = record(options.players, options.seconds, LOADS[options.load], Path(folder))
        report, commands = runner.run(recording)
        profile = pstats.Stats(str(report))
    print(by_stage(profile, commands))
    print()
    print(by_function(profile, commands, options.functions))


if __name__ == "__main__":
    main()
