"""A storage in memory that does what databases do: it fails, hangs, loses its answer and goes back in time."""

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import replace
from enum import Enum

from mud.store.batch import Batch, Key, Poisoned, Row, Stamp
from mud.store.batch import Rows as Written
from mud.store.storage import FencedOutError, State, WentBackError

Rows = dict[str, dict[Key, Row]]


class Fault(Enum):
    """What befalls one write."""

    NONE = "none"
    SLOW = "slow"
    BEFORE = "fails before anything is written"
    MIDWAY = "fails halfway, and what was written is undone"
    AFTER = "is committed, but the answer gets lost"
    HANGS = "never answers, and nothing is written"
    HANGS_AFTER = "never answers, but was committed"
    DEAF = "does not heed a cancellation and is committed much later"
    DEAF_FAILS = "does not heed a cancellation and fails much later"
    GOES_BACK = "finds the database as it was some time ago"


class MemoryStorage:
    """Rows by table and key. `faults` befall the next writes, one each; `checks` are made after each commit."""

    def __init__(self, entity_tables: frozenset[str]) -> None:
        self.rows: Rows = {}
        self.state = State("epoch-1", 0, 0.0)
        self.faults: deque[Fault] = deque()
        self.checks: list[Callable[[], None]] = []
        self.poison: set[tuple[str, Key]] = set()
        self.quarantine: dict[tuple[str, Key], Poisoned] = {}
        self.writes = 0
        self.given = Written()  # with the last write, as the persister has it
        self.unsettled: Exception | None = None
        self._entity_tables = entity_tables
        self._past: deque[tuple[Rows, State]] = deque(maxlen=4)
        self._lock = asyncio.Lock()  # as a database lets one flush wait for another at the fence

    async def settle(self) -> None:
        if self.unsettled:
            raise self.unsettled

    async def read_state(self) -> State | None:
        return self.state

    async def take_epoch(self, epoch: str, now: float) -> State:
        self.state = State(epoch, self.state.flush_seq, self.state.saved_at)
        return self.state

    async def write(self, batch: Batch) -> tuple[Poisoned, ...]:
        self.writes += 1
        self.given = batch.rows
        fault = self.faults.popleft() if self.faults else Fault.NONE
        batch = _copied(batch)  # as SqlStorage copies what it sends
        if fault is Fault.BEFORE:
            raise ConnectionRefusedError("nobody listens")
        if fault is Fault.GOES_BACK and self._past:
            self.rows, self.state = self._past.popleft()
            self._past.clear()
        if fault in (Fault.DEAF, Fault.DEAF_FAILS):
            return await self._deaf(batch, fault)
        async with self._lock:
            await asyncio.sleep(0.5 if fault is Fault.SLOW else 0.001)
            self._pass_fence(batch.stamp)
            if fault is Fault.MIDWAY:
                raise OSError("the connection is gone")
            if fault is Fault.HANGS:
                await asyncio.sleep(1e6)
            refused = self._commit(batch)
        if fault is Fault.HANGS_AFTER:
            await asyncio.sleep(1e6)
        if fault is Fault.AFTER:
            raise TimeoutError("no answer")
        return refused

    async def _deaf(self, batch: Batch, fault: Fault) -> tuple[Poisoned, ...]:
        until = asyncio.get_running_loop().time() + 100
        async with self._lock:
            self._pass_fence(batch.stamp)
            while (left := until - asyncio.get_running_loop().time()) > 0:
                try:
                    await asyncio.sleep(left)
                except asyncio.CancelledError:
                    continue
            if fault is Fault.DEAF_FAILS:
                raise OSError("at last")
            return self._commit(batch)

    def _pass_fence(self, stamp: Stamp) -> None:
        if self.state.epoch != stamp.epoch or self.state.flush_seq >= stamp.seq:
            raise FencedOutError("someone else was here")
        if self.state.flush_seq < stamp.after:
            raise WentBackError(self.state, stamp.after)

    def _commit(self, batch: Batch) -> tuple[Poisoned, ...]:
        self._past.append(({table: dict(rows) for table, rows in self.rows.items()}, self.state))
        refused = self._refused(batch)
        for table, keys in batch.rows.deletes.items():
            for key in keys:
                self.rows.get(table, {}).pop(key, None)
        for table, rows in batch.rows.upserts.items():
            into = self.rows.setdefault(table, {})
            for key, row in rows.items():
                if (table, key) not in self.poison:
                    into[key] = row
        if batch.whole:
            for table in self._entity_tables:
                kept = batch.rows.upserts.get(table, {})
                self.rows[table] = {key: row for key, row in self.rows.get(table, {}).items() if key in kept}
        self.quarantine.update({(p.table, p.key): p for p in refused})
        self.state = State(batch.stamp.epoch, batch.stamp.seq, batch.saved_at)
        for check in self.checks:
            check()
        return tuple(refused)

    def _refused(self, batch: Batch) -> list[Poisoned]:
        found = [Poisoned(t, k, r, "poison") for t, k, r in batch.rows if (t, k) in self.poison]
        return [*batch.rows.broken.values(), *found]


def _copied(batch: Batch) -> Batch:
    upserts = {table: dict(rows) for table, rows in batch.rows.upserts.items()}
    deletes = {table: dict(keys) for table, keys in batch.rows.deletes.items()}
    return replace(batch, rows=Written(upserts, deletes, dict(batch.rows.broken)))
