"""What a killed server did: after each command what changed of all that is watched, and what people were told.

Written to a file with one system call each: a killed process leaves them whole, since the kernel has them.
"""

import json
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from mud.game.account.model import Account
from mud.game.being.model import Player
from mud.game.thing.model import Item
from mud.world.world import World

Watched = dict[str, str]
"""What is watched: where each thing is, where each player is and with how many coins, who has an account."""

POISON = "poison"
"""The id of a thing that cannot be stored; it is not watched."""


def watch(world: World) -> Watched:
    """All of it, as it is now."""
    found = {f"item {each.id}": _item(each) for each in world.shelf(Item) if each.id != POISON}
    found.update((f"player {each.id}", f"{each.room_id} {each.coins}") for each in world.shelf(Player))
    found.update((f"account {each.id}", each.username) for each in world.shelf(Account))
    return found


def _item(item: Item) -> str:
    return f"{item.holder.kind.value} {item.holder.id} {item.quantity} {item.equipped_slot}"


class Writer:
    """Writes a trace."""

    def __init__(self, path: str, world: World) -> None:
        self._file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        self._world = world
        self._last: Watched = {}
        self.number = -1

    def commanded(self) -> None:
        """A command is over."""
        self.number += 1
        now, last = watch(self._world), self._last
        changed = {key: value for key, value in now.items() if last.get(key) != value}
        gone = [key for key in last if key not in now]
        self._last = now
        self._write({"n": self.number, "at": time.monotonic(), "set": changed, "gone": gone})

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
    told: int = -1
    promises: int = 0


def read(path: str) -> Trace:
    """What a life left; nothing at all when it was killed before it began."""
    trace = Trace()
    for line in _lines(path):
        if "told" in line:
            trace.told, trace.promises = max(trace.told, line["told"]), trace.promises + 1
        else:
            trace.at.append(line["at"])
            trace.changes.append((line["set"], line["gone"]))
    return trace


def _lines(path: str) -> Iterator[dict[str, Any]]:  # Any: JSON
    try:
        with open(path, encoding="utf-8") as file:
            yield from map(json.loads, file)
    except FileNotFoundError:
        return
