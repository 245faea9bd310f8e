"""What the persister asks of a store, and what a store may answer.

`SqlStorage` is the real one; tests have one that fails, hangs, loses commits and goes back in time.
"""

from dataclasses import dataclass
from typing import Protocol

from mud.store.batch import Batch, Poisoned
from mud.store.errors import StoreError


@dataclass(frozen=True, slots=True)
class State:
    """What a database says of its last flush. Epochs are ids, never used twice; `saved_at` is Unix seconds."""

    epoch: str
    flush_seq: int
    saved_at: float


class FencedOutError(StoreError):
    """Another server has taken the database, or it is another database: writing to it again would do harm."""


class WentBackError(StoreError):
    """The database is older than what it had confirmed: it was restored, or another machine took over."""

    def __init__(self, state: State, confirmed: int) -> None:
        super().__init__(f"the database stands at flush {state.flush_seq}, although it had confirmed {confirmed}")
        self.state = state


class Storage(Protocol):
    """Where flushes go."""

    async def write(self, batch: Batch) -> tuple[Poisoned, ...]:
        """Write a batch in one transaction, all or nothing, and return the rows that went to quarantine.

        FencedOutError and WentBackError when the database is not where the batch's stamp says. Any other
        error: it is not known whether it was written.
        """

    async def settle(self) -> None:
        """Do what is best done between two flushes, when nobody waits. Nothing is lost when it fails."""

    async def read_state(self) -> State | None:
        """Where the database stands; None before the first server used it."""

    async def take_epoch(self, epoch: str, now: float) -> State:
        """Begin a new epoch: from now on the servers of earlier ones are fenced out."""
