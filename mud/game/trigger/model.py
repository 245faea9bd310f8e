"""What is kept of triggers: how often permanent ones fired, over restarts; and of all of them while the server runs."""

from collections import deque
from dataclasses import dataclass, field
from typing import Annotated, Final

from mud.game.trigger.specs import ScopeKind
from mud.kernel.entity import Entity, entity
from mud.kernel.ids import PlayerId, TriggerId
from mud.kernel.marks import Key, Width
from mud.kernel.schedule import Job

KEPT_OUTCOMES: Final = 5
"""Times at which a trigger might have fired that are remembered of it."""

MOST_COUNTED: Final = 10_000
"""Counts kept in memory for triggers and people; the oldest are forgotten."""


@entity("trigger_state")
class TriggerState(Entity):
    """How often a permanent trigger has fired in one place, and whether it is switched on there."""

    trigger_id: Annotated[TriggerId, Key()]
    """Which trigger it is."""
    scope: Annotated[ScopeKind, Key(), Width(16)]
    """What kind of place."""
    scope_id: Annotated[str, Key()]
    """Which room or area; `world` for a global one."""
    fire_count: int = 0
    """How often it fired there."""
    last_fired_at: float | None = None
    """When it did last, in Unix seconds."""
    enabled: bool | None = None
    """Whether it was switched on or off in play; null: as content says."""


@dataclass(slots=True)
class Count:
    """How often something fired, and when last (Unix seconds)."""

    times: int = 0
    last: float | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one time at which a trigger might have fired: a sentence, and the lines that led to it."""

    at: float
    who: str
    fired: bool
    why: str
    trail: tuple[str, ...] = ()


CountKey = tuple[TriggerId, str, PlayerId | None]


@dataclass(slots=True)
class Board:
    """All that is known of triggers in this run of the server; a restart forgets it."""

    counts: dict[CountKey, Count] = field(default_factory=dict)
    switched: dict[TriggerId, bool] = field(default_factory=dict)
    failures: dict[TriggerId, int] = field(default_factory=dict)
    outcomes: dict[TriggerId, deque[Outcome]] = field(default_factory=dict)
    followers: dict[TriggerId, dict[PlayerId, None]] = field(default_factory=dict)
    jobs: dict[tuple[TriggerId, str], Job] = field(default_factory=dict)
    chain: list[TriggerId] = field(default_factory=list)
    depth: int = 0
    round: int = 0

    def count(self, key: CountKey) -> Count:
        """The count under a key."""
        found = self.counts.get(key)
        if found is None:
            if len(self.counts) >= MOST_COUNTED:
                del self.counts[next(iter(self.counts))]
            found = self.counts[key] = Count()
        return found

    def remember(self, trigger: TriggerId, outcome: Outcome) -> None:
        """Keep what came of it."""
        self.outcomes.setdefault(trigger, deque(maxlen=KEPT_OUTCOMES)).append(outcome)

    def last(self, trigger: TriggerId) -> tuple[Outcome, ...]:
        """What came of it lately, the latest last."""
        return tuple(self.outcomes.get(trigger, ()))
