"""What one flush writes: rows by table and key, deletions, and its place in the sequence of flushes.

Rows are keyed, so later changes of one entity coalesce and what waits is never more than what exists. `Capture` fills
it, `Persister` keeps it until it is written, a `Storage` writes it, the journal keeps it when nothing else can.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

Key = tuple[Any, ...]  # Any: what a driver takes as the values of the key columns
Row = tuple[Any, ...]  # Any: what a driver takes as the values of all columns, in the codec's order


@dataclass(frozen=True, slots=True)
class Stamp:
    """The place of a batch in the sequence of flushes.

    `seq` is new for every attempt. The batch holds all that happened since flush `after` was committed, so it follows
    any flush from `after` up to the one before `seq`: an attempt in between may have succeeded without our knowing.
    """

    epoch: str
    after: int
    seq: int


@dataclass(frozen=True, slots=True)
class Poisoned:
    """A row that the database or the codec refuses: it goes to quarantine so that the others can be written."""

    table: str
    key: Key
    row: Row | None  # None: a deletion, or a row that could not even be built
    reason: str

    def __str__(self) -> str:
        return f"{self.table} {'/'.join(map(str, self.key))}: {self.reason}"


@dataclass(slots=True)
class Rows:
    """Rows to be written and deleted; per table a key is in one of the two or in neither."""

    upserts: dict[str, dict[Key, Row]] = field(default_factory=dict)
    deletes: dict[str, dict[Key, None]] = field(default_factory=dict)
    broken: dict[tuple[str, Key], Poisoned] = field(default_factory=dict)

    def __len__(self) -> int:
        return sum(map(len, self.upserts.values())) + sum(map(len, self.deletes.values())) + len(self.broken)

    def put(self, table: str, rows: dict[Key, Row]) -> None:
        """Write these, which are ours from now on; a deletion that waited is no longer wanted."""
        if waiting := self.upserts.get(table):
            waiting.update(rows)
        else:
            self.upserts[table] = rows
        if gone := self.deletes.get(table):
            for key in rows:
                gone.pop(key, None)

    def drop(self, table: str, key: Key) -> None:
        """Delete this; a row that waited is no longer wanted."""
        if waiting := self.upserts.get(table):
            waiting.pop(key, None)
        self.deletes.setdefault(table, {})[key] = None

    def absorb(self, newer: "Rows") -> None:
        """Add what came later, which wins."""
        for table, rows in newer.upserts.items():
            self.put(table, rows)
        for table, keys in newer.deletes.items():
            for key in keys:
                self.drop(table, key)
        self.broken.update(newer.broken)

    def let_go(self, most: int) -> Iterator[None]:
        """Empty it, so many rows with each step: to free a great many at once would hold the loop."""
        waiting: list[dict[Key, Any]] = [*self.upserts.values(), *self.deletes.values()]  # Any: a row, or None
        for rows in waiting:
            while rows:
                for _ in range(min(most, len(rows))):
                    rows.popitem()
                yield

    def __iter__(self) -> Iterator[tuple[str, Key, Row | None]]:
        """Table, key and row of each; None for the row of a deletion. Deletions come first."""
        for table, keys in self.deletes.items():
            yield from ((table, key, None) for key in keys)
        for table, rows in self.upserts.items():
            yield from ((table, key, row) for key, row in rows.items())


@dataclass(frozen=True, slots=True)
class Batch:
    """Everything that one transaction writes: the difference from flush `stamp.after` to one instant of the world.

    With `whole` it is the entire world, and rows of its entities' tables that it lacks are deleted.
    """

    stamp: Stamp
    saved_at: float
    rows: Rows
    whole: bool = False
