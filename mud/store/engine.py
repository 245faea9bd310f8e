"""Engines: one writer, and readers who cannot write; how each database is opened.

SQLite: WAL with synchronous FULL, since NORMAL loses the last minutes in a power cut, and one writing connection,
since before 3.51.3 two that write or checkpoint at once can damage the file. PostgreSQL: the pool that the documents
name, and limits on every wait.
"""

import os
import sqlite3
from typing import Any
from urllib.parse import quote

import asyncpg
import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import AsyncAdaptedQueuePool, NullPool

from mud.store.url import Database, Dialect

Engine = AsyncEngine
"""What is made here, under a name for the floors above, which do not know SQLAlchemy."""
SQLITE_VERSION = sqlite3.sqlite_version
"""The library's own: some releases have faults that an operator should know of."""
LOCK_WAIT_MS = 2_000
"""How long a statement of SQLite waits for a foreign lock: a reader's VACUUM or a shell, never another server."""
MIGRATION_LOCK_WAIT_MS = 20_000
"""How long one starter waits while another migrates."""
WAL_LIMIT_BYTES = 64 * 1024 * 1024
"""To what the WAL shrinks again after a huge flush (one of 200,000 rows left 79 MB)."""
CACHE_KILOBYTES = 64 * 1024
"""How much of the database the writer keeps in memory at most; with SQLite's 2 MB a huge flush reads all pages anew."""
LAST_CHECKPOINT_PAGES = 10_000
"""SQLite itself moves its log into the file when a commit makes it so long (40 MB); `settle` sees to it long before."""
CONNECT_SECONDS = 3.0
WRITE_SECONDS = 5.0
"""No statement of a flush may take longer; the flush fails and is tried again."""
READ_SECONDS = 60.0
MIGRATION_SECONDS = 600.0
ENGINE = {"json_deserializer": str, "hide_parameters": True}
"""JSON columns come as text on both databases: codecs check and read it in one go. Errors do not say the values of
their statement: those would put hashes of passwords and private words into the log."""
POOL = {"pool_size": 5, "max_overflow": 10, "pool_recycle": 1800, "pool_timeout": 30}


def writer_engine(db: Database) -> AsyncEngine:
    """The engine of the one server that writes."""
    if db.dialect is Dialect.POSTGRESQL:
        return _postgresql(db, WRITE_SECONDS, {}, **POOL)
    engine = _sqlite(db, poolclass=AsyncAdaptedQueuePool, pool_size=1, max_overflow=0, pool_timeout=30)
    pragmas = (f"busy_timeout = {LOCK_WAIT_MS}", "foreign_keys = ON", *_durable(), *_roomy())
    _prepare(engine, pragmas, "BEGIN IMMEDIATE")
    return engine


def reader_engine(db: Database) -> AsyncEngine:
    """An engine whose connections cannot change anything."""
    if db.dialect is Dialect.POSTGRESQL:
        return _postgresql(db, READ_SECONDS, {"default_transaction_read_only": "on"}, pool_pre_ping=True, **POOL)
    engine = _sqlite(db, "?mode=ro", poolclass=AsyncAdaptedQueuePool, pool_size=2, max_overflow=0)
    _prepare(engine, (f"busy_timeout = {LOCK_WAIT_MS}", "query_only = ON"), "BEGIN")
    return engine


def migration_engine(db: Database) -> AsyncEngine:
    """An engine for migrations: foreign keys are not enforced while SQLite copies tables (it would drop rows)."""
    if db.dialect is Dialect.POSTGRESQL:
        return _postgresql(db, MIGRATION_SECONDS, {}, poolclass=NullPool)
    engine = _sqlite(db, poolclass=NullPool)
    pragmas = (f"busy_timeout = {MIGRATION_LOCK_WAIT_MS}", "foreign_keys = OFF", *_durable())
    _prepare(engine, pragmas, "BEGIN IMMEDIATE")
    return engine


def _durable() -> tuple[str, ...]:
    return "journal_mode = WAL", "synchronous = FULL", f"journal_size_limit = {WAL_LIMIT_BYTES}"


def _roomy() -> tuple[str, ...]:
    return f"cache_size = -{CACHE_KILOBYTES}", f"wal_autocheckpoint = {LAST_CHECKPOINT_PAGES}"


def _sqlite(db: Database, options: str = "", **pool: Any) -> AsyncEngine:  # Any: keywords of the pool
    path = db.file.absolute()
    name = f"file:{quote(str(path))}" if options else str(path)
    url = sa.URL.create("sqlite+aiosqlite", database=name)
    if options:
        url = url.update_query_string(f"uri=true&{options.removeprefix('?')}")
    engine = create_async_engine(url, **ENGINE, **pool)

    @event.listens_for(engine.sync_engine, "do_connect")
    def about_to_connect(*_: object) -> None:
        """Fail here if it must: aiosqlite, when it cannot open a file, leaves a thread that dies with a traceback."""
        sqlite3.connect(name + options, uri=bool(options)).close()

    return engine


def _prepare(engine: AsyncEngine, pragmas: tuple[str, ...], begin: str) -> None:
    """Have the driver leave transactions to us: its own would fail on upgrades and apply DDL by halves."""

    @event.listens_for(engine.sync_engine, "connect")
    def connected(connection: Any, _record: object) -> None:  # Any: the driver's, as SQLAlchemy wraps it
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in pragmas:
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def began(connection: sa.Connection) -> None:
        connection.exec_driver_sql(begin)


def _postgresql(
    db: Database,
    seconds: float,
    settings: dict[str, str],
    **pool: Any,  # Any: keywords of the pool
) -> AsyncEngine:
    async def connect() -> Any:  # Any: asyncpg is published without types
        return await asyncpg.connect(
            db.dsn,
            timeout=CONNECT_SECONDS,
            command_timeout=seconds,
            server_settings={"application_name": application_name(), **settings},
        )

    return create_async_engine("postgresql+asyncpg://", async_creator=connect, **ENGINE, **pool)


def application_name() -> str:
    """How this process is seen in PostgreSQL's list of connections."""
    return f"mud, process {os.getpid()}"
