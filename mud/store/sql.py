"""The storage that is a database: one transaction for a flush, on SQLite and on PostgreSQL alike.

Deletions go first, so that a unique name can be taken over in the same flush; foreign keys wait for the commit anyway.
Statements are text made once and run with lists of tuples: anything that SQLAlchemy builds for each row would hold up
the event loop.
"""

from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from mud.kernel.describe import TableKind
from mud.store.batch import Batch, Key, Poisoned, Rows, Stamp
from mud.store.codec import Codecs
from mud.store.failpoints import NO_FAILPOINTS, Failpoints
from mud.store.poison import Isolation, is_poison, put_aside
from mud.store.staging import WORTHWHILE, write_staged
from mud.store.steps import Step
from mud.store.storage import FencedOutError, State, WentBackError
from mud.store.url import Dialect

STATEMENT_MS = 5_000
"""PostgreSQL ends a statement of a flush after this; SQLite has its lock wait (see `mud.store.engine`)."""

PAGES_OF_A_FLUSH, PAGES_OF_A_ROW = 3, 2
"""What SQLite's log grows by, roughly: a row also stands in indexes, several rows may share a page."""
CHECKPOINT_PAGES = 1_000
"""When it is moved into the file: as often as SQLite would by itself, but not while someone waits for a commit."""

PAGE = 1_000
"""Keys read in one go when the whole world is written: two milliseconds."""

_MOVE_ON = sa.text(
    "UPDATE persist_state SET flush_seq = :seq, saved_at = :saved_at "
    "WHERE id = 1 AND epoch = :epoch AND flush_seq >= :after AND flush_seq < :seq"
)
_STATE = sa.text("SELECT epoch, flush_seq, saved_at FROM persist_state WHERE id = 1")
_FIRST_EPOCH = sa.text("INSERT INTO persist_state (id, epoch, flush_seq, saved_at) VALUES (1, :epoch, 0, :now)")
_NEXT_EPOCH = sa.text("UPDATE persist_state SET epoch = :epoch WHERE id = 1")


class SqlStorage:
    """Writes batches to a database. `spared` are rows that could not be read and that no sweep may delete."""

    def __init__(
        self,
        engine: AsyncEngine,
        codecs: Codecs,
        failpoints: Failpoints = NO_FAILPOINTS,
        spared: Collection[tuple[str, Key]] = (),
    ) -> None:
        self._engine = engine
        self._codecs = codecs
        self._failpoints = failpoints
        self._spared = frozenset(spared)
        self._pages = 0

    async def write(self, batch: Batch) -> tuple[Poisoned, ...]:
        """Write a batch in one transaction; see `Storage`."""
        steps = self._steps(batch.rows)
        self._pages += PAGES_OF_A_FLUSH + PAGES_OF_A_ROW * len(batch.rows)
        try:
            return await self._all_at_once(batch, steps)
        except Exception as error:  # drivers raise nearly anything; what is not about values goes on
            if not is_poison(error):
                raise
        self._failpoints.hit("poison.found")
        return await self._around_poison(batch, steps)

    async def settle(self) -> None:
        """SQLite: move its log into the file, when it is long enough to be worth it."""
        if self._codecs.dialect is not Dialect.SQLITE or self._pages < CHECKPOINT_PAGES:
            return
        async with self._engine.connect() as connection:
            driver: Any = (await connection.get_raw_connection()).driver_connection  # Any: as the driver has it
            await driver.execute_fetchall("PRAGMA wal_checkpoint(PASSIVE)")  # outside of any transaction
        self._pages = 0

    async def read_state(self) -> State | None:
        """Where the database stands."""
        async with self._engine.begin() as connection:
            return await _state(connection)

    async def take_epoch(self, epoch: str, now: float) -> State:
        """Begin a new epoch; the number of the last flush stays. From here on flushes come: all is made ready."""
        for codec in self._codecs.tables.values():
            if codec.spec.kind is not TableKind.CONTENT:
                codec.statements()
        async with self._engine.begin() as connection:
            if await _state(connection) is None:
                await connection.execute(_FIRST_EPOCH, {"epoch": epoch, "now": now})
            else:
                await connection.execute(_NEXT_EPOCH, {"epoch": epoch})
            state = await _state(connection)
        assert state is not None
        return state

    async def _all_at_once(self, batch: Batch, steps: list[Step]) -> tuple[Poisoned, ...]:
        refused = tuple(batch.rows.broken.values())
        async with self._flush(batch) as connection:
            for step in [*await self._stale(connection, batch), *steps]:
                await self._do(connection, step)
                self._failpoints.hit("flush.table_deleted" if step.deletes else "flush.table_written")
            self._failpoints.hit("flush.written")
            await self._finish(connection, batch, refused)
        self._failpoints.hit("flush.committed")
        return refused

    async def _do(self, connection: AsyncConnection, step: Step) -> None:
        many = len(step.lines) >= WORTHWHILE and not step.deletes
        if many and self._codecs.dialect is Dialect.POSTGRESQL:
            await write_staged(connection, self._codecs.tables[step.table], step)
            return
        for portion in step.portions():
            await connection.exec_driver_sql(step.sql, portion)

    async def _around_poison(self, batch: Batch, steps: list[Step]) -> tuple[Poisoned, ...]:
        isolation = Isolation(self._codecs.metadata, self._failpoints)
        while True:
            try:
                async with self._flush(batch) as connection:
                    stale = await self._stale(connection, batch)
                    await isolation.write_what_can_be(connection, [*stale, *steps])
                    refused = (*batch.rows.broken.values(), *isolation.refused.values())
                    await self._finish(connection, batch, refused)
            except Exception as error:  # drivers raise nearly anything; what is not about values goes on
                if not is_poison(error) or not isolation.hopeful:
                    raise
            else:
                self._failpoints.hit("poison.quarantined")
                return refused

    @asynccontextmanager
    async def _flush(self, batch: Batch) -> AsyncIterator[AsyncConnection]:
        """One transaction that has passed the fence; it is committed at the end of the block."""
        async with self._engine.begin() as connection:
            self._failpoints.hit("flush.begun")
            if self._codecs.dialect is Dialect.POSTGRESQL:
                await connection.exec_driver_sql(f"SET LOCAL statement_timeout = {STATEMENT_MS}")
            await _pass_fence(connection, batch.stamp, batch.saved_at)
            self._failpoints.hit("flush.fenced")
            yield connection

    async def _finish(self, connection: AsyncConnection, batch: Batch, refused: tuple[Poisoned, ...]) -> None:
        await put_aside(connection, self._codecs, refused, batch.saved_at)
        self._failpoints.hit("flush.before_commit")

    async def _stale(self, connection: AsyncConnection, batch: Batch) -> list[Step]:
        """The deletion of what the world does not have: it left after the moment to which the database went back."""
        if not batch.whole:
            return []
        steps, spared = [], self._spared.union(batch.rows.broken)
        for name, codec in reversed(self._codecs.tables.items()):
            if codec.spec.kind is TableKind.ENTITY:
                table, written = self._codecs.metadata.tables[name], batch.rows.upserts.get(name, {})
                stale: dict[Key, Key] = {}
                async for keys in _keys(connection, [table.c[column] for column in codec.key_columns]):
                    stale.update((key, key) for key in keys if key not in written and (name, key) not in spared)
                steps.append(Step(name, codec.delete, True, stale))
        self._failpoints.hit("flush.swept")
        return [step for step in steps if step.lines]

    def _steps(self, rows: Rows) -> list[Step]:
        """The statements of a flush with their values, copied: a write that was given up may still be running."""
        tables = self._codecs.tables
        steps = [
            Step(name, tables[name].delete, True, {key: key for key in rows.deletes[name]})
            for name in reversed(tables)
            if rows.deletes.get(name)
        ]
        for name, codec in tables.items():
            if written := rows.upserts.get(name):
                sql = codec.insert if codec.spec.kind is TableKind.RECORD else codec.upsert
                steps.append(Step(name, sql, False, written.copy()))
        return steps


async def _keys(connection: AsyncConnection, columns: list[sa.Column[Any]]) -> AsyncIterator[list[Key]]:
    """All keys of a table, in pages: a hundred thousand at once would hold the loop for long."""
    query = sa.select(*columns).order_by(*columns).limit(PAGE)
    page = [tuple(row) for row in await connection.execute(query)]
    while page:
        yield page
        last = sa.tuple_(*(sa.literal(value, column.type) for value, column in zip(page[-1], columns, strict=True)))
        page = [tuple(row) for row in await connection.execute(query.where(sa.tuple_(*columns) > last))]


async def _state(connection: AsyncConnection) -> State | None:
    row = (await connection.execute(_STATE)).one_or_none()
    return None if row is None else State(*row)


async def _pass_fence(connection: AsyncConnection, stamp: Stamp, saved_at: float) -> None:
    """Move the number of the flush on; FencedOutError or WentBackError when it is not where we left it."""
    values = {"epoch": stamp.epoch, "after": stamp.after, "seq": stamp.seq, "saved_at": saved_at}
    if (await connection.execute(_MOVE_ON, values)).rowcount == 1:
        return
    state = await _state(connection)
    if state is None:
        raise FencedOutError("the database does not know any server; it is not the one that this server started with")
    if state.epoch != stamp.epoch:
        raise FencedOutError(f"another server ({state.epoch}) writes to the database, at flush {state.flush_seq}")
    if state.flush_seq >= stamp.seq:
        raise FencedOutError(f"the database is ahead, at flush {state.flush_seq}, before flush {stamp.seq} was made")
    raise WentBackError(state, stamp.after)
