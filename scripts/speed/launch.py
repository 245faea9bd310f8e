"""The real server with instruments: how long its loop is held, where its time goes, and entities that always change.

The server itself has no hook for any of this: what is measured here is `mud run` and nothing else, with its world
handed past us once when it is opened.
"""

import argparse
import asyncio
import cProfile
import json
import signal
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import islice
from pathlib import Path
from typing import Final

from mud.app import server
from mud.app.blueprint import Blueprint
from mud.app.opening import Opened, open_world
from mud.app.settings import Settings, read_settings
from mud.cli.run import run
from mud.game.being.model import Player
from mud.kernel.schedule import Repeating
from mud.store.load import Progress
from mud.store.status import Notify
from mud.world.world import World

PROBING: Final = 0.01
"""Seconds between two looks at the clock: they cost a ten-thousandth of a core, and miss no hold that is longer."""


class Probe:
    """Looks at the clock all the time; what comes late was held up. SIGUSR1 writes the longest and begins anew."""

    def __init__(self, report: Path) -> None:
        self._report = report
        self._longest = 0.0
        self._due = 0.0

    def start(self) -> None:
        """Begin, on the running loop."""
        loop = asyncio.get_running_loop()
        loop.add_signal_handler(signal.SIGUSR1, self._write)
        self._due = time.perf_counter() + PROBING
        loop.call_later(PROBING, self._look, loop)

    def _look(self, loop: asyncio.AbstractEventLoop) -> None:
        now = time.perf_counter()
        self._longest = max(self._longest, now - self._due)
        self._due = now + PROBING
        loop.call_later(PROBING, self._look, loop)

    def _write(self) -> None:
        written = self._report.with_suffix(".new")
        written.write_text(json.dumps({"longest": self._longest}))
        written.replace(self._report)
        self._longest = 0.0


class Profiler:
    """Profiles the loop's thread between one SIGUSR2 and the next."""

    def __init__(self, report: Path) -> None:
        self._report = report
        self._profile: cProfile.Profile | None = None

    def start(self) -> None:
        """Wait for the signal, on the running loop."""
        asyncio.get_running_loop().add_signal_handler(signal.SIGUSR2, self._turn)

    def _turn(self) -> None:
        if self._profile is None:
            self._profile = cProfile.Profile()
            self._profile.enable()
        else:
            self._profile.disable()
            self._profile.dump_stats(self._report)
            self._profile = None


def wear_out(world: World, count: int, seconds: float) -> None:
    """Change so many characters at every tick of so many seconds, from now on."""

    def change(_: World) -> None:
        for player in islice(world.shelf(Player), count):
            player.experience += 1

    world.schedule.repeat(Repeating(seconds, change), world)


def instrumented(options: argparse.Namespace, settings: Settings) -> None:
    """See to it that the world, once opened, is watched and worn out as the options say."""

    @asynccontextmanager
    async def opening(plan: Blueprint, notify: Notify, progress: Progress) -> AsyncIterator[Opened]:
        async with open_world(plan, notify, progress) as opened:
            if options.probe is not None:
                Probe(options.probe).start()
            if options.profile is not None:
                Profiler(options.profile).start()
            if options.dirty:
                wear_out(opened.world, options.dirty, settings.tick)
            yield opened

    server.open_world = opening


def main() -> None:
    """Serve, with the environment's settings and the command line's instruments."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--probe", type=Path)
    parser.add_argument("--profile", type=Path)
    parser.add_argument("--dirty", type=int, default=0)
    settings = read_settings()
    instrumented(parser.parse_args(), settings)
    run(settings, lambda words: print(words, flush=True))


if __name__ == "__main__":
    main()
