"""The statements of a flush: one for each table and direction, with the values of all its rows."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
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
    lines: Mapping[Key, Values]

    def chunks(self) -> Iterator[list[Line]]:
        """Keys and values in portions."""
        left = iter(self.lines.items())
        while chunk := list(islice(left, CHUNK)):
            yield chunk

    def portions(self, most: int = CHUNK) -> Iterator[list[Values]]:
        """The values alone in portions; nothing is made for each row."""
        left = iter(self.lines.values())
        while portion := list(islice(left, most)):
            yield portion
