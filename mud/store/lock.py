"""The lock that makes this process the only one that writes to a database, for as long as it lives.

SQLite: a lock on a file beside the database, given back by the kernel however the process ends. PostgreSQL: an
advisory lock on a connection of its own. The fence in `persist_state` is what still holds when a lock is lost.
"""

import fcntl
import os
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import asyncpg

from mud.store.engine import CONNECT_SECONDS, application_name
from mud.store.errors import AlreadyServedError
from mud.store.explain import explained
from mud.store.url import Database, Dialect

ADVISORY_KEY = 0x6D75_6420_6C6F_636B
"""The number of our lock among PostgreSQL's advisory locks: the letters "mud lock"."""

PATIENCE_MS = 500
"""PostgreSQL needs a moment to notice that the server before this one was killed."""
KEEPALIVE = {"tcp_keepalives_idle": "10", "tcp_keepalives_interval": "5", "tcp_keepalives_count": "3"}
"""Seconds, seconds and a number: when the machine of the holder is gone, its lock is free after half a minute."""

_HOLDER = """
SELECT a.application_name, host(a.client_addr) AS address
FROM pg_locks l JOIN pg_stat_activity a USING (pid)
WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1
  AND (l.classid::bigint << 32) | l.objid::bigint = $1
  AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
"""


class Lock:
    """Held from `acquire` to `release`, or as an `async with` block."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._file: int | None = None
        self._connection: Any = None  # Any: asyncpg is published without types

    async def acquire(self) -> None:
        """Take the lock; AlreadyServedError names who has it, other StoreErrors say why it cannot be had."""
        with explained(self._db):
            if self._db.dialect is Dialect.SQLITE:
                self._lock_file(lock_path(self._db.file))
            else:
                await self._lock_postgresql()

    async def release(self) -> None:
        """Give it back; nothing happens when it is not held."""
        if self._file is not None:
            os.close(self._file)  # the file stays: removing it could take it from under someone who just opened it
            self._file = None
        if self._connection is not None:
            connection, self._connection = self._connection, None
            await connection.close(timeout=CONNECT_SECONDS)

    async def __aenter__(self) -> Self:
        await self.acquire()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.release()

    def _lock_file(self, path: Path) -> None:
        file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.read(file, 32).decode(errors="replace").strip()
            os.close(file)
            raise _served(self._db, f"process {holder}" if holder else "another process") from None
        os.ftruncate(file, 0)
        os.write(file, f"{os.getpid()}\n".encode())
        self._file = file

    async def _lock_postgresql(self) -> None:
        settings = {"application_name": application_name(), "lock_timeout": str(PATIENCE_MS), **KEEPALIVE}
        connection = await asyncpg.connect(
            self._db.dsn, timeout=CONNECT_SECONDS, command_timeout=CONNECT_SECONDS, server_settings=settings
        )
        try:
            await connection.execute(f"SELECT pg_advisory_lock({ADVISORY_KEY})")
        except asyncpg.LockNotAvailableError:
            holder = await _holder(connection)
            await connection.close(timeout=CONNECT_SECONDS)
            raise _served(self._db, holder) from None
        except BaseException:  # also a cancellation: without the lock the connection is nobody's
            await connection.close(timeout=CONNECT_SECONDS)
            raise
        self._connection = connection


def lock_path(database: Path) -> Path:
    """The file that is locked for an SQLite database."""
    return database.with_name(f"{database.name}.lock")


async def _holder(connection: Any) -> str:  # Any: asyncpg is published without types
    row = await connection.fetchrow(_HOLDER, ADVISORY_KEY)
    if row is None:
        return "another process"
    return f"{row['application_name']}" + (f" on {row['address']}" if row["address"] else "")


def _served(db: Database, holder: str) -> AlreadyServedError:
    return AlreadyServedError(f"{db} is served by {holder} already; only one server may write to a database")
