"""The statements of a flush: one for each table and direction, with the values of all its rows."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from mud.store.batch import Key

Values = tuple[Any, ...]  # Any: what a driver takes
Line = tuple[Key, Values]

CHUNK = 5_000
"""Rows in one call of the driver: well below the limit on a statement's time (some 45,000 rows a second)."""


@dataclass(frozen=True, slots=True)
class Step:
    """One statement and the rows that it is run with, each with its key."""

    table: str
    sql: str
    deletes: bool
    lines: list[Line]

    def chunks(self) -> Iterator[list[Line]]:
        """The lines in portions."""
        for start in range(0, len(self.lines), CHUNK):
            yield self.lines[start : start + CHUNK]
