"""Faults to plant: without them nobody would know whether the crash test can see anything.

They are put in by replacing methods of classes, in a process that is about to be killed anyway.
"""

import asyncio
from typing import Any

from mud.store import engine
from mud.store.batch import Batch, Poisoned
from mud.store.capture import Capture
from mud.store.flusher import Flight, Flusher
from mud.store.sql import SqlStorage
from tests.crash.town.life import Bug


def plant(bug: str) -> None:
    """From now on this process has that fault."""
    match bug:
        case Bug.TRANSACTION_PER_TABLE:
            SqlStorage._all_at_once = _a_transaction_per_table  # type: ignore[method-assign]  # a planted bug
        case Bug.CAPTURE_AWAITS:
            Flusher.flush = _flush_with_pauses  # type: ignore[method-assign]  # a planted bug
        case Bug.DOES_NOT_SYNC:
            engine._durable = lambda: ("journal_mode = WAL", "synchronous = NORMAL")


async def _a_transaction_per_table(self: SqlStorage, batch: Batch, steps: list[Any]) -> tuple[Poisoned, ...]:
    async with self._flush(batch):
        pass
    for step in steps:
        async with self._engine.begin() as connection:
            for portion in step.portions():
                await connection.exec_driver_sql(step.sql, portion)
        self._failpoints.hit("flush.table_written")
    return ()


async def _flush_with_pauses(self: Flusher, until: float, lazy_too: bool = False) -> Flight:
    """Take the rows of one table after the other, and let play go on in between."""
    batch = self.take(lazy_too)
    for table, rows in list(batch.rows.upserts.items()):
        await asyncio.sleep(0.02)
        batch.rows.upserts[table] = _as_they_are_now(self._capture, table, rows)
    if not batch.rows and not batch.whole:
        self.waiters.arrived()
        return Flight.NOTHING
    return await self._fly(batch, until)


def _as_they_are_now(capture: Capture, table: str, rows: dict[Any, Any]) -> dict[Any, Any]:
    shelf = next((s for s in capture._world.shelves() if s.spec.table == table), None)
    if shelf is None:
        return rows
    standing = [shelf.get(key[0] if len(key) == 1 else key) for key in rows]
    plan = capture._plans[shelf.spec.cls]
    built = [plan.row(each) for each in standing if each is not None]
    return {**rows, **{plan.key(row): row for row in built}}
