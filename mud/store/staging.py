"""Many rows at once on PostgreSQL: COPY into a staging table, then one INSERT from there, in the same transaction.

From some 500 rows on this is half as fast again as sending each row as parameters, and the rows are made ready for the
wire a few at a time. The staging table belongs to the connection and is emptied by each commit; a failure goes on as
any other, so that poison is found row by row.
"""

import asyncio
from collections.abc import AsyncIterator, Iterable
from typing import Any

import asyncpg
from sqlalchemy.ext.asyncio import AsyncConnection

from mud.store.codec import Codec
from mud.store.steps import Step, Values

WORTHWHILE = 500
"""Rows of one table from which on the staging table pays."""

AT_ONCE = 20_000
"""Rows of one INSERT: half a second, where a statement may take five."""

PORTION = 250
"""Rows that are made ready for the wire in one go: less than a millisecond."""


class RefusedCopyError(ValueError):
    """A value did not fit its column."""


async def write_staged(connection: AsyncConnection, codec: Codec, step: Step) -> None:
    """Write these rows; the transaction has begun already. What the driver raises is raised as it is."""
    await connection.exec_driver_sql(
        f'CREATE TEMP TABLE IF NOT EXISTS {codec.staging} (LIKE "{codec.table}") ON COMMIT DELETE ROWS'
    )
    driver: Any = (await connection.get_raw_connection()).driver_connection  # Any: asyncpg is published without types
    for number, rows in enumerate(step.portions(AT_ONCE)):
        if number:
            await connection.exec_driver_sql(f"TRUNCATE {codec.staging}")
        try:
            await driver.copy_records_to_table(codec.staging, records=_in_turns(rows), columns=codec.columns)
        except (asyncpg.DataError, asyncpg.IntegrityConstraintViolationError, ValueError, TypeError) as error:
            raise RefusedCopyError(str(error)) from error
        await connection.exec_driver_sql(codec.staged)


async def _in_turns(rows: Iterable[Values]) -> AsyncIterator[Values]:
    """The rows, with a pause after each few in which play goes on."""
    for number, row in enumerate(rows, 1):
        yield row
        if number % PORTION == 0:
            await asyncio.sleep(0)
