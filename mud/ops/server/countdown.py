"""The countdown to the end of the server, announced ever more often; it can be cancelled until the last moment."""

from collections.abc import Callable
from typing import Final

from mud.kernel.errors import Refused
from mud.kernel.schedule import Job
from mud.ops.server.events import EndCalledOff, EndNear
from mud.world.world import World

TOLD_AT: Final = (3600, 1800, 900, 600, 300, 120, 60, 30, 10, 5, 4, 3, 2, 1)
"""Seconds before the end at which everyone is told."""

LONGEST: Final = 86_400.0
"""Seconds: whoever wants to stop the server in more than a day will think of it again."""


class Countdown:
    """Ends the server when it is over. `end` is given by whoever can, and told whether to start again."""

    def __init__(self, world: World) -> None:
        self.end: Callable[[bool], None] = lambda _restart: None
        self._world = world
        self._jobs: list[Job] = []
        self._restart = False

    @property
    def runs(self) -> bool:
        """Whether one runs."""
        return bool(self._jobs)

    def begin(self, seconds: float, restart: bool, reason: str) -> None:
        """End the server after so many seconds, in place of any countdown that runs; Refused for more than a day."""
        if seconds > LONGEST:
            raise Refused("A countdown lasts at most 1d.")
        self._forget()
        self._restart = restart
        schedule = self._world.schedule
        self._tell(seconds, reason)
        for left in TOLD_AT:
            if left < seconds:
                self._jobs.append(schedule.after(seconds - left, "countdown", self._teller(left, reason)))
        self._jobs.append(schedule.after(seconds, "countdown", self._end))

    def cancel(self) -> None:
        """Let the server run on; Refused when no countdown runs."""
        if not self._jobs:
            raise Refused("No countdown runs.")
        self._forget()
        self._world.happened(EndCalledOff())

    def _teller(self, left: float, reason: str) -> Callable[[], None]:
        return lambda: self._tell(left, reason)

    def _tell(self, left: float, reason: str) -> None:
        self._world.happened(EndNear(left, self._restart, reason))

    def _end(self) -> None:
        self._forget()
        self.end(self._restart)

    def _forget(self) -> None:
        for job in self._jobs:
            job.cancel()
        self._jobs.clear()
