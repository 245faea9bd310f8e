"""Databases for tests of the store: tables made at once, and what a database says of its own schema."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncEngine

from mud.store.engine import migration_engine, writer_engine
from mud.store.url import Database, Dialect

_POSTGRESQL = """
SELECT 'column ' || c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
       || CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END
       || coalesce(' DEFAULT ' || pg_get_expr(d.adbin, d.adrelid), '')
FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
UNION ALL
SELECT 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
FROM pg_constraint WHERE connamespace = 'public'::regnamespace
UNION ALL
SELECT 'index ' || indexdef FROM pg_indexes WHERE schemaname = 'public'
"""


@asynccontextmanager
async def opened(db: Database, metadata: sa.MetaData) -> AsyncIterator[AsyncEngine]:
    """A writer on a database in which all tables have just been made."""
    await create_all(db, metadata)
    engine = writer_engine(db)
    yield engine
    await engine.dispose()


async def create_all(db: Database, metadata: sa.MetaData) -> None:
    """Make all tables without migrations."""
    engine = migration_engine(db)
    async with engine.begin() as connection:
        await connection.run_sync(metadata.create_all)
    await engine.dispose()


async def schema_dump(db: Database) -> list[str]:
    """Everything that the database knows of its tables, in sorted lines, Alembic's own table left out."""
    engine = migration_engine(db)
    async with engine.begin() as connection:
        if db.dialect is Dialect.POSTGRESQL:
            found = (await connection.exec_driver_sql(_POSTGRESQL)).scalars().all()
        else:
            statements = (
                await connection.exec_driver_sql("SELECT sql FROM sqlite_master WHERE sql NOT NULL")
            ).scalars()
            found = [part for sql in statements for part in _parts(sql)]
    await engine.dispose()
    return sorted(line for line in found if "alembic_version" not in line and "version_num" not in line)


def _parts(sql: str) -> Iterator[str]:
    """What stands between the outermost commas of CREATE TABLE, each with the table before it; others are one part.

    SQLite keeps the words themselves, with quotes where a table was copied, and puts added columns behind them.
    """
    plain = " ".join(sql.replace('"', "").split())
    if not plain.startswith("CREATE TABLE"):
        yield plain
        return
    beginning, _, body = plain.partition("(")
    part, depth = "", 0
    for character in body.removesuffix(")"):
        depth += {"(": 1, ")": -1}.get(character, 0)
        if character == "," and depth == 0:
            yield f"{beginning}: {part.strip()}"
            part = ""
        else:
            part += character
    yield f"{beginning}: {part.strip()}"
