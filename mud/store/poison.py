"""Poison: a row that the database refuses and that would keep every later flush from being written.

It is found by halving: each half is tried inside a savepoint until single rows are left. Those go to the table
`quarantine`, with the reason, and everything else is written. Foreign keys are checked at the commit only, so when a
commit is refused the rows are looked for that refer to nothing.
"""

from collections.abc import AsyncIterator, Collection, Iterator

import sqlalchemy as sa
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, ProgrammingError
from sqlalchemy.ext.asyncio import AsyncConnection

from mud.store.batch import Key, Poisoned, Row
from mud.store.codec import Codecs
from mud.store.failpoints import Failpoints
from mud.store.staging import RefusedCopyError
from mud.store.steps import Line, Step

MOST_DANGLING = 1_000
"""So many rows that refer to nothing are looked at in one go."""

Named = tuple[str, Key]
Failed = tuple[Line, Exception]


class DanglingError(Exception):
    """Rows that refer to nothing were found and refused: the transaction has to be made again without them."""


def is_poison(error: BaseException) -> bool:
    """Whether an error is about the values of rows, and not about the database or the way to it."""
    if isinstance(error, (IntegrityError, DataError, OverflowError, UnicodeError, DanglingError, RefusedCopyError)):
        return True
    if not isinstance(error, DBAPIError):
        return False
    state = str(getattr(error.orig, "sqlstate", None) or "")
    if state[:2] in ("22", "23"):  # data exception, integrity constraint violation (PostgreSQL, appendix A)
        return True
    return isinstance(error, ProgrammingError) and "Error binding parameter" in str(error.orig)


class Isolation:
    """Writes all rows but those that are refused; used again in a new transaction after each failure.

    `hopeful` says whether another attempt could end differently.
    """

    def __init__(self, metadata: sa.MetaData, failpoints: Failpoints) -> None:
        self.refused: dict[Named, Poisoned] = {}
        self.hopeful = True
        self._metadata = metadata
        self._failpoints = failpoints
        self._attempts = 0

    async def write_what_can_be(self, connection: AsyncConnection, steps: list[Step]) -> None:
        """Try all rows inside the connection's transaction; `refused` grows by what cannot be written."""
        self._attempts += 1
        before = len(self.refused)
        await self._write_all(connection, steps)
        if self._attempts > 1:  # the last commit was refused
            await self._refuse_dangling(connection, steps)
        self.hopeful = self._attempts == 1 or len(self.refused) > before

    async def _write_all(self, connection: AsyncConnection, steps: list[Step]) -> None:
        """Again and again, as long as it helps: a row may be in the way of another only until it is written itself."""
        left = [Step(s.table, s.sql, s.deletes, dict(self._lines(s))) for s in steps]
        while left:
            failed = [(step, await self._try_step(connection, step)) for step in left]
            if sum(len(lines) for _, lines in failed) == sum(len(step.lines) for step in left):
                for step, lines in failed:
                    for line, error in lines:
                        self._refuse(step, line, str(getattr(error, "orig", None) or error).split("\n")[0])
                return
            left = [Step(s.table, s.sql, s.deletes, dict(line for line, _ in lines)) for s, lines in failed if lines]

    def _lines(self, step: Step) -> Iterator[Line]:
        return (line for line in step.lines.items() if (step.table, line[0]) not in self.refused)

    async def _try_step(self, connection: AsyncConnection, step: Step) -> list[Failed]:
        return [failed for chunk in step.chunks() for failed in await self._try(connection, step.sql, chunk)]

    async def _try(self, connection: AsyncConnection, sql: str, lines: list[Line]) -> list[Failed]:
        self._failpoints.hit("poison.row_tried")
        try:
            async with connection.begin_nested():
                await connection.exec_driver_sql(sql, [values for _, values in lines])
        except Exception as error:  # drivers raise nearly anything; what is not about values goes on
            if not is_poison(error):
                raise
            if len(lines) == 1:
                return [(lines[0], error)]
        else:
            return []
        middle = len(lines) // 2
        return [*await self._try(connection, sql, lines[:middle]), *await self._try(connection, sql, lines[middle:])]

    def _refuse(self, step: Step, line: Line, reason: str) -> None:
        key, values = line
        self.refused[step.table, key] = Poisoned(step.table, key, None if step.deletes else values, reason)

    async def _refuse_dangling(self, connection: AsyncConnection, steps: list[Step]) -> None:
        """Refuse what refers to nothing: the row itself if it is one of ours, else the deletion of what it needs."""
        ours = {(s.table, line[0]): (s, line) for s in steps for line in self._lines(s)}
        before = len(self.refused)
        for table in self._metadata.tables.values():
            for foreign in table.foreign_keys:
                async for child, parent in _dangling(connection, foreign):
                    step, line = ours.get(child) or ours.get(parent) or (None, None)
                    if step and line:
                        self._refuse(
                            step, line, f"{child[0]} {child[1]} refers to {parent[0]} {parent[1]}, which is not there"
                        )
        if len(self.refused) > before:
            raise DanglingError


async def _dangling(connection: AsyncConnection, foreign: sa.ForeignKey) -> AsyncIterator[tuple[Named, Named]]:
    """Rows that refer to nothing, and what they refer to."""
    child, parent = foreign.parent.table, foreign.column.table.alias()
    target = parent.c[foreign.column.name]
    key = list(child.primary_key.columns)
    query = (
        sa.select(*key, foreign.parent)
        .select_from(child.outerjoin(parent, foreign.parent == target))
        .where(foreign.parent.is_not(None), target.is_(None))
        .limit(MOST_DANGLING)
    )
    for *found, value in await connection.execute(query):
        yield (child.name, tuple(found)), (foreign.column.table.name, (value,))


async def put_aside(connection: AsyncConnection, codecs: Codecs, refused: Collection[Poisoned], now: float) -> None:
    """Keep refused rows in the quarantine, the last state of each: what is there already is replaced."""
    table = codecs.metadata.tables["quarantine"]
    for each in refused:
        name = f"{each.table} {'/'.join(map(ascii, each.key))}"
        await connection.execute(table.delete().where(table.c.id == name))
        row = {
            "id": name,
            "table_name": each.table,
            "row_key": "/".join(map(ascii, each.key)),
            "reason": ascii(each.reason),
            "row": None if each.row is None else _spelled(codecs.tables[each.table].columns, each.row),
            "created_at": now,
        }
        await connection.execute(table.insert(), row)


def _spelled(columns: tuple[str, ...], row: Row) -> dict[str, str]:
    """Values as Python would write them: what the database refuses as a value it takes in this form."""
    return {column: ascii(value) for column, value in zip(columns, row, strict=True)}
