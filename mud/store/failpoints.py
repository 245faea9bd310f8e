"""Fail points: named places in a flush where a test can have the process killed or an error raised.

`MUD_FAILPOINT=flush.before_commit:3:kill` kills the process the third time it comes by. Outside such tests everyone
gets `NO_FAILPOINTS`, which does nothing. All names stand in `POINTS`.
"""

import os
import signal
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from mud.kernel.errors import SettingsError

POINTS = (
    "flush.begun",
    "flush.fenced",
    "flush.table_deleted",
    "flush.table_written",
    "flush.written",
    "flush.swept",
    "flush.before_commit",
    "flush.committed",
    "poison.found",
    "poison.row_tried",
    "poison.quarantined",
    "journal.begun",
    "journal.half_written",
    "journal.synced",
    "journal.renamed",
    "replay.read",
    "replay.written",
    "replay.put_away",
)


class Failpoints(Protocol):
    """Something that is told when the program comes by one of `POINTS`."""

    def hit(self, point: str) -> None:
        """The program is at this point; may raise InjectedError, or not return at all."""


class NoFailpoints:
    """Nothing ever fails on purpose."""

    __slots__ = ()

    def hit(self, point: str) -> None:
        """Go on."""


NO_FAILPOINTS = NoFailpoints()


class InjectedError(OSError):
    """The failure that a fail point was asked for."""


class Failure(StrEnum):
    """What happens at a fail point."""

    KILL = "kill"
    ERROR = "error"


@dataclass(slots=True)
class OneFailpoint:
    """Fails once: the `count`-th time that the program comes by the point."""

    point: str
    count: int
    failure: Failure

    def hit(self, point: str) -> None:
        """Count, and fail when it is time."""
        if point != self.point:
            return
        self.count -= 1
        if self.count == 0:
            self._fail()

    def _fail(self) -> None:
        if self.failure is Failure.KILL:
            os.kill(os.getpid(), signal.SIGKILL)
        raise InjectedError(f"the fail point {self.point} was asked to fail")


def read_failpoint(text: str) -> Failpoints:
    """Read `point:count:failure` (empty: none at all); SettingsError says what would be right."""
    if not text:
        return NO_FAILPOINTS
    point, _, rest = text.partition(":")
    count, _, failure = rest.partition(":")
    if point not in POINTS or not count.isdecimal() or int(count) < 1 or failure not in list(Failure):
        raise SettingsError(
            f"MUD_FAILPOINT={text} is not understood; write it like flush.before_commit:3:kill, with one of "
            f"{', '.join(POINTS)}, a number from 1, and one of {', '.join(Failure)}"
        )
    return OneFailpoint(point, int(count), Failure(failure))
