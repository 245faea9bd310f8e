"""What a creature has on its mind while the server runs. What matters longer is kept beside (`acts.keeping`)."""

from dataclasses import dataclass, field
from enum import Enum
from typing import Final

from mud.game.being.model import Being
from mud.kernel.ids import DoorId, NpcId, RoomId
from mud.kernel.schedule import Job

MOST_TIMES: Final = 200
"""Moments that one creature remembers: the oldest go first. A square full of people is less."""


class Why(Enum):
    """What an errand is for."""

    FOE = "foe"
    HELP = "help"
    PEACE = "peace"
    HOME = "home"
    HOURS = "hours"
    ROUND = "round"


@dataclass(slots=True)
class Errand:
    """Somewhere to go, and what for. `foe` is whom it is after, and `reach` how many rooms away at most; `until` when
    it gives up (on the clock's `elapsed`).

    `path` are the steps that are left, each a way and the room behind it.
    """

    why: Why
    room_id: RoomId
    until: float
    foe: Being | None = None
    reach: int = 0
    path: list[tuple[str, RoomId]] = field(default_factory=list)


@dataclass(slots=True)
class Mind:
    """One creature's. `thinks` is its next thought, None while nothing concerns it; `last` when it had one.

    `strayed`: it went after somebody, or ran from them, and may be far from home.
    """

    thinks: Job | None = None
    last: float | None = None
    errand: Errand | None = None
    afraid_until: float = 0.0
    strayed: bool = False
    stop: int = 0
    opened: DoorId | None = None
    hours: Job | None = None
    times: dict[str, float] = field(default_factory=dict)

    def note(self, what: str, now: float) -> None:
        """Remember when something was."""
        self.times.pop(what, None)
        self.times[what] = now
        while len(self.times) > MOST_TIMES:
            del self.times[next(iter(self.times))]

    def since(self, what: str, now: float) -> float:
        """Seconds since something was; for ever where it never was."""
        then = self.times.get(what)
        return float("inf") if then is None else now - then


class Offences:
    """Who broke the peace, and when last (Unix seconds): every keeper of the peace knows it."""

    def __init__(self) -> None:
        self.last: dict[str, float] = {}

    def note(self, who: str, now: float) -> None:
        """Remember that somebody did it."""
        self.last.pop(who, None)
        self.last[who] = now
        while len(self.last) > MOST_TIMES:
            del self.last[next(iter(self.last))]


class Minds:
    """All minds."""

    def __init__(self) -> None:
        self.by_id: dict[NpcId, Mind] = {}
