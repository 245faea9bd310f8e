"""Round after round: a game is started on what the last one left, killed, and what is stored is judged."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Protocol

from mud.store.failpoints import POINTS
from tests.crash.nursery import Nursery
from tests.crash.town.life import Bug, TownLife
from tests.crash.town.trace import Watched, read
from tests.crash.town.verdict import Verdict, judge

POINTS_OF_A_FLUSH = tuple(point for point in POINTS if point.startswith(("flush", "poison")))
KILLED = "ended -9"


@dataclass
class Tally:
    """What all rounds of one kind showed."""

    rounds: int = 0
    commands: int = 0
    kept: int = 0
    promises: int = 0
    worst: float = 0.0
    held_up: float = 0.0
    seconds: float = 0.0
    faults: list[str] = field(default_factory=list)
    did: set[str] = field(default_factory=set)

    def add(self, name: str, verdict: Verdict) -> None:
        """Count one round."""
        self.rounds += 1
        self.did |= verdict.did
        self.commands += verdict.commands
        self.kept += verdict.kept
        self.promises += verdict.promises
        self.worst = max(self.worst, verdict.lost - verdict.held_up)
        self.held_up = max(self.held_up, verdict.held_up)
        self.faults += [f"{name}: {fault}" for fault in verdict.faults]


class Disk(Protocol):
    """What can go wrong with a disk."""

    def settle(self) -> None:
        """All that is written now is on it."""

    def cut(self) -> None:
        """The power is gone."""


@dataclass(frozen=True)
class Place:
    """Where the game is saved, and a folder for its traces."""

    url: str
    directory: Path


def never(_tally: Tally) -> bool:
    """There cannot be too many rounds."""
    return False


def play(
    nursery: Nursery,
    lives: Iterator[TownLife],
    until: float,
    disk: Disk | None = None,
    enough: Callable[[Tally], bool] = never,
) -> Tally:
    """Play these lives, one on what the other left, until one has faults, it is `enough`, or `until` is over.

    `until` is by the monotonic clock; `disk` is told before each life and after it.
    """
    tally, stored, began = Tally(), Watched(), time.monotonic()
    for life in lives:
        if time.monotonic() > until or tally.faults or enough(tally):
            break
        verdict, stored = one_round(nursery, life, stored, disk)
        tally.add(f"round {life.number}{' at ' + life.failpoint if life.failpoint else ''}", verdict)
    tally.seconds = time.monotonic() - began
    return tally


def one_round(nursery: Nursery, life: TownLife, before: Watched, disk: Disk | None = None) -> tuple[Verdict, Watched]:
    """One life, and the verdict on what it left."""
    if disk:
        disk.settle()
    died = _live_and_die(nursery, life)
    if disk:
        disk.cut()
    return judge(life.url, read(life.trace), before, died)


def _live_and_die(nursery: Nursery, life: TownLife) -> float:
    """When it died, by the monotonic clock."""
    nursery.start(life)
    line = nursery.hear()
    if line == "ready" and not life.failpoint:
        time.sleep(Random(life.number).uniform(0.0, 3 * life.tick))  # the moment of the kill
        died = time.monotonic()
        nursery.kill()
        line = nursery.hear()
    else:
        line = nursery.hear() if line == "ready" else line
        died = max(read(life.trace).at, default=0.0)
    assert line == KILLED, f"round {life.number} at {life.failpoint}: {line} {nursery.remarks}"
    return died


def lives(place: Place, count: int) -> Iterator[TownLife]:
    """So many lives: every third is killed at a fail point, each of these in turn, the others at any moment."""
    for number in range(count):
        yield (
            at_a_point(place, number, number // 3)
            if number % 3 == 2
            else TownLife(place.url, str(place.directory), number)
        )


def at_a_point(place: Place, number: int, turn: int) -> TownLife:
    """A life that ends at the fail point whose turn it is, when it comes by for the first time or some times later."""
    point = POINTS_OF_A_FLUSH[turn % len(POINTS_OF_A_FLUSH)]
    time_around = 1 + turn // len(POINTS_OF_A_FLUSH) % 4
    only_once = point in ("flush.table_deleted", "flush.swept", "poison.found", "poison.quarantined")
    return TownLife(
        place.url,
        str(place.directory),
        number,
        f"{point}:{1 if only_once else time_around}:kill",
        went_back=point == "flush.swept",
        poisoned=point.startswith("poison"),
    )


def with_bug(place: Place, count: int, bug: Bug) -> Iterator[TownLife]:
    """So many lives with a bug planted; one transaction per table also ends between two of them."""
    for number in range(count):
        between = number % 2 and bug is Bug.TRANSACTION_PER_TABLE
        failpoint = f"flush.table_written:{2 + number}:kill" if between else ""
        yield TownLife(place.url, str(place.directory), number, failpoint, bug.value)
