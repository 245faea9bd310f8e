"""Memory: what the grammar remembers of one actor from line to line.

What was meant and seen last (for `it`, `him`, `her`, `them`), what was typed, what waits, and which question is open.
It lives as long as someone is at the keys and is never saved.
"""

from collections import deque
from collections.abc import Iterable
from itertools import islice

from mud.kernel.entity import Entity
from mud.play.history import History
from mud.play.naming import Portion
from mud.play.questions import Question
from mud.play.queue import InputQueue

MOST_REMEMBERED = 16
"""Things meant, and things seen: pronouns reach no further back, and who is gone is soon let go."""

MOST_READ = 60
"""Screens and lines of a person that are remembered for a report to the staff: some minutes. Most are shared with
others who were told the same, and cost nothing."""

MOST_TOGETHER = 100
"""Things meant at once that `them` can mean again."""

Group = tuple[object, ...]
"""Things meant together; mostly one."""


class Memory:
    """What one actor's words may refer to."""

    __slots__ = ("_count", "_meant", "_seen", "history", "question", "queue", "read")

    def __init__(self) -> None:
        self.history = History()
        self.queue = InputQueue()
        self.question: Question | None = None
        self._meant: deque[tuple[int, Group]] = deque(maxlen=MOST_REMEMBERED)
        self._seen: deque[tuple[int, Group]] = deque(maxlen=MOST_REMEMBERED)
        self._count = 0
        self.read: deque[tuple[float, str]] = deque(maxlen=MOST_READ)
        """What was shown, or typed with `> ` before it, and when by the clock's `elapsed`."""

    def meant(self, things: Iterable[object]) -> None:
        """The actor's own words meant these, together."""
        group = tuple(islice(things, MOST_TOGETHER))
        if group:
            self._count += 1
            self._meant.append((self._count, group))

    def saw(self, actor: Entity, things: Iterable[object]) -> None:
        """The actor was told of these; only entities count, and not the actor."""
        self.saw_each(actor, sights(things))

    def saw_each(self, actor: Entity, seen: Iterable[tuple[Entity]]) -> None:
        """The same of `sights`, which are made once for all who were told."""
        for sight in seen:
            if sight[0] is not actor:
                self._count += 1
                self._seen.append((self._count, sight))

    def meant_lately(self) -> Iterable[tuple[int, Group]]:
        """What was meant, latest first, each with a number that tells earlier from later."""
        return reversed(self._meant)

    def seen_lately(self) -> Iterable[tuple[int, Group]]:
        """What was seen, as `meant_lately`."""
        return reversed(self._seen)


def sights(things: Iterable[object]) -> tuple[tuple[Entity], ...]:
    """What of that which someone is told of can be remembered as seen, each as a group of its own."""
    told = [thing.thing if isinstance(thing, Portion) else thing for thing in things]
    return tuple([(thing,) for thing in told if isinstance(thing, Entity)])
