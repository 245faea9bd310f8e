"""The fence: which flush comes next, and after which it must come.

The database keeps the epoch of the server that writes to it and the number of the last flush. Each flush moves the
number on, and only from where this server left it, so that two servers cannot write to one database, and a database
that went back in time is noticed before anything is written to it.
"""

from mud.store.batch import Stamp
from mud.store.storage import State


class Fence:
    """Hands out stamps. An attempt whose outcome is unknown has used up its number, whether it succeeded or not."""

    def __init__(self, state: State) -> None:
        self.epoch = state.epoch
        self.confirmed = state.flush_seq
        self._used = state.flush_seq

    def stamp(self) -> Stamp:
        """The stamp of the next attempt."""
        self._used += 1
        return Stamp(self.epoch, self.confirmed, self._used)

    def passed(self, stamp: Stamp) -> None:
        """That attempt is known to be committed."""
        self.confirmed = stamp.seq

    def went_back(self, state: State) -> None:
        """The database stands at an earlier flush; the next attempt follows that one."""
        self.confirmed = state.flush_seq
