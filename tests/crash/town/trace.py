"""What a killed server did: after each command what changed of all that is watched, and what people were told.

Written to a file with one system call each: a killed process leaves them, since the kernel has them. Of the very last
one there may be a piece only, when it is longer than a page and the kill comes while the kernel copies it: what it
told of happened right before the kill and cannot be on disk.
"""

import json
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import orjson

from mud.kernel.schema import Schema
from mud.store.codec import Codecs
from mud.store.columns import STAMPS
from mud.store.url import Dialect
from mud.world.world import World

Watched = dict[str, str]
"""What is watched: every row of every entity, as JSON, without the stamps, which the persister sets."""

POISON = "poison"
"""The id of a thing that cannot be stored; it is not watched."""


class Watch:
    """Looks at a world."""

    def __init__(self, schema: Schema) -> None:
        self._codecs = Codecs(schema, Dialect.SQLITE)

    def __call__(self, world: World) -> Watched:
        """All of it, as it is now."""
        found: Watched = {}
        for shelf in world.shelves():
            codec = self._codecs.of(shelf.spec.cls)
            kept = [place for place, name in enumerate(codec.columns) if name not in STAMPS]
            for entity in shelf:
                row = codec.row(entity)
                found[f"{codec.table} {shelf.key_of(entity)}"] = " ".join([_meant(row[place]) for place in kept])
        found.pop(f"item_instances {POISON}", None)
        return found


def _meant(cell: object) -> str:
    """A cell; of JSON what it means, since PostgreSQL keeps the keys of an object in an order of its own.

    A whole number in a float field comes back as a float.
    """
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, str) and cell[:2] in ('{"', "[{"):
        return orjson.dumps(orjson.loads(cell), option=orjson.OPT_SORT_KEYS).decode()
    return str(cell)


class Writer:
    """Writes a trace."""

    def __init__(self, path: str, world: World) -> None:
        self._file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        self._world = world
        self._watch = Watch(world.schema)
        self._last: Watched = {}
        self.number = -1

    def commanded(self, did: str = "") -> None:
        """A command is over; `did` is its word, if it came through."""
        self.number += 1
        now, last = self._watch(self._world), self._last
        changed = {key: value for key, value in now.items() if last.get(key) != value}
        gone = [key for key in last if key not in now]
        self._last = now
        self._write({"n": self.number, "did": did, "at": time.monotonic(), "set": changed, "gone": gone})

    def ticked(self, saving: bool) -> None:
        """A tick, and whether the flush of the one before is still under way."""
        self._write({"tick": time.monotonic(), "saving": saving})

    def told(self, number: int) -> None:
        """Somebody was told that the command of that number is on disk."""
        self._write({"told": number})

    def _write(self, line: dict[str, object]) -> None:
        os.write(self._file, json.dumps(line).encode() + b"\n")


@dataclass
class Trace:
    """A trace as it is read: `changes` by number, `told` the highest number that was told to be on disk."""

    at: list[float] = field(default_factory=list)
    changes: list[tuple[Watched, list[str]]] = field(default_factory=list)
    did: set[str] = field(default_factory=set)
    ticks: list[tuple[float, bool]] = field(default_factory=list)
    told: int = -1
    promises: int = 0


def held_up(trace: Trace, period: float, died: float, lost: float) -> float:
    """For how many of the lost seconds the machine held up the server: ticks came late, flushes took whole periods.

    A server that saves too seldom is not held up: its ticks come in time, and find nothing under way.
    """
    since = died - lost - period
    last = [(at, saving) for at, saving in trace.ticks if at >= since]
    moments = [max(trace.at[0], since), *(at for at, _ in last), died]
    late = sum(max(0.0, after - before - period) for before, after in pairwise(moments))
    return late + period * sum(saving for _, saving in last)


def read(path: str) -> Trace:
    """What a life left; nothing at all when it was killed before it began."""
    trace = Trace()
    for line in _lines(path):
        if "told" in line:
            trace.told, trace.promises = max(trace.told, line["told"]), trace.promises + 1
        elif "tick" in line:
            trace.ticks.append((line["tick"], line["saving"]))
        else:
            trace.at.append(line["at"])
            trace.did.add(line["did"])
            trace.changes.append((line["set"], line["gone"]))
    return trace


def _lines(path: str) -> Iterator[dict[str, Any]]:  # Any: JSON
    try:
        with open(path, encoding="utf-8") as file:
            yield from (json.loads(line) for line in file if line.endswith("\n"))
    except FileNotFoundError:
        return
