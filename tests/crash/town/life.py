"""One run of the game that ends with a kill."""

from dataclasses import dataclass
from enum import StrEnum


class Bug(StrEnum):
    """What can be planted, to see that it is caught."""

    NONE = ""
    TRANSACTION_PER_TABLE = "one transaction per table"
    CAPTURE_AWAITS = "a capture that awaits"
    TRADE_AWAITS = "a command that awaits in a trade"
    DOES_NOT_SYNC = "a commit that does not wait for the disk"


SEEN_BY_KILLS = (Bug.TRANSACTION_PER_TABLE, Bug.CAPTURE_AWAITS, Bug.TRADE_AWAITS)
"""The others only a power cut shows."""


@dataclass(frozen=True)
class TownLife:
    """One run of the server. `number` decides what the bots do in it."""

    url: str
    directory: str
    number: int
    failpoint: str = ""
    bug: str = Bug.NONE
    went_back: bool = False  # the database seems older than what it confirmed
    poisoned: bool = False  # something in the world cannot be stored
    tick: float = 0.25

    @property
    def trace(self) -> str:
        """The file in which it writes what it does."""
        return f"{self.directory}/trace-{self.number}.jsonl"
