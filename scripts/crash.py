"""`make crash`: kill the game again and again, at any moment and at every point of a flush, and judge what is stored.

    .venv/bin/python -m scripts.crash [--sqlite 240] [--postgres 60] [--minutes 10]

Prints a table; exits with 1 when anything was lost, doubled or torn, or a planted bug was not noticed.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.table import Table

from mud.app import roster
from mud.play.roles import Permission
from tests.crash.nursery import Nursery, open_nursery
from tests.crash.power import NoPowerCutError, prepare
from tests.crash.town.life import SEEN_BY_KILLS, Bug
from tests.crash.town.rounds import Place, Tally, lives, play, with_bug
from tests.crash.town.verdict import ALLOWED
from tests.postgres import create_database, start_server

MOST_TO_CATCH = 40
"""Rounds with a bug planted: the last of the three shows up once in about ten."""

SHOWN = 10


def main() -> int:
    """Kill and print; returns how the process should end."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--sqlite", type=int, default=240, help="rounds on SQLite")
    parser.add_argument("--postgres", type=int, default=60, help="rounds on PostgreSQL, which is started for it")
    parser.add_argument("--power", type=int, default=40, help="rounds on SQLite that leave only what was fsynced")
    parser.add_argument("--minutes", type=float, default=10.0, help="stop after this time, whatever was reached")
    asked = parser.parse_args()
    until = time.monotonic() + 60 * asked.minutes
    found: dict[str, Tally] = {}
    caught: dict[str, Tally] = {}
    with tempfile.TemporaryDirectory(prefix="crash-") as folder, open_nursery("town") as nursery:
        for bug in SEEN_BY_KILLS:
            caught[bug.value] = _played(nursery, _sqlite(folder, bug.name), MOST_TO_CATCH, until, bug)
        found["SQLite"] = _played(nursery, _sqlite(folder, "sound"), asked.sqlite, until)
        if asked.power:
            found["power cut"] = _power_cuts(Path(folder), asked.power, until)
        if asked.postgres:
            with _postgres(folder) as place:
                found["PostgreSQL"] = _played(nursery, place, asked.postgres, until)
    _print(found, caught)
    wanted = {"SQLite": asked.sqlite, "power cut": asked.power, "PostgreSQL": asked.postgres}
    short = [name for name, tally in found.items() if tally.rounds < wanted[name] and not tally.faults]
    if short:
        print(f"There was no time for all rounds on {' and '.join(short)}.")
    well = not short and not any(tally.faults for tally in found.values()) and all(t.faults for t in caught.values())
    return 0 if well else 1


def _played(nursery: Nursery, place: Place, count: int, until: float, bug: Bug = Bug.NONE) -> Tally:
    return play(nursery, with_bug(place, count, bug) if bug else lives(place, count), until)


def _sqlite(folder: str, name: str) -> Place:
    directory = Path(folder) / name
    directory.mkdir()
    return Place(f"sqlite:///{directory / 'mud.db'}", directory)


def _power_cuts(folder: Path, count: int, until: float) -> Tally:
    try:
        cut = prepare(folder)
    except NoPowerCutError as error:
        print(f"POWER CUTS WERE NOT TESTED: {error}")
        return Tally()
    place = Place(f"sqlite:///{cut.folder / 'mud.db'}", cut.folder)
    with open_nursery("town", cut.environment) as nursery:
        return play(nursery, lives(place, count), until, cut)


@contextmanager
def _postgres(folder: str) -> Iterator[Place]:
    directory = Path(folder) / "postgres"
    directory.mkdir()
    server = start_server(os.environ)
    try:
        yield Place(create_database(server), directory)
    finally:
        server.stop()


def _print(found: dict[str, Tally], caught: dict[str, Tally]) -> None:
    console = Console(width=120)
    table = Table(
        "",
        "rounds",
        "commands",
        "stored",
        "promised, kept",
        "worst loss",
        "held up",
        "faults",
        "seconds",
        title="Killed, and judged",
    )
    for name, tally in found.items():
        table.add_row(
            name,
            str(tally.rounds),
            str(tally.commands),
            str(tally.kept),
            str(tally.promises),
            f"{tally.worst:.2f} of {ALLOWED:.2f} s",
            f"{tally.held_up:.2f} s",
            str(len(tally.faults)),
            f"{tally.seconds:.0f}",
        )
    console.print(table)
    planted = Table("planted on purpose", "noticed", "how", title="Bugs that must be seen")
    for name, tally in caught.items():
        planted.add_row(name, f"in round {tally.rounds}" if tally.faults else "NO", "; ".join(tally.faults[:1])[:100])
    console.print(planted)
    did = set().union(*(tally.did for tally in found.values())) - {""}
    known = {each.name: {each.name, *each.aliases} for each in roster.commands() if each.permission is Permission.PLAY}
    ours = {name for name, words in known.items() if words & did}
    print(f"Commands that came through: {len(ours)}. Never: {', '.join(sorted(known.keys() - ours)) or 'none'}.")
    for tally in found.values():
        for fault in tally.faults[:SHOWN]:
            print(f"FAULT: {fault}")


if __name__ == "__main__":
    sys.exit(main())
