"""What can happen to a database, done to a real one for `scripts.outage`."""

import asyncio
import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import asyncpg

from mud.store.url import parse_url
from tests.postgres import PostgresServer, create_database, start_server
from tests.postgres.server import start_again

DISK_MEGABYTES = 24

_LOCK = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None, timeout=30)
connection.execute("BEGIN IMMEDIATE")
print("locked", flush=True)
sys.stdin.read()
"""


class CannotBeDoneError(Exception):
    """This machine, or this user, cannot do that to a database."""


@dataclass
class Target:
    """A database, a folder for the state of its server, and the PostgreSQL server that is ours to maltreat."""

    url: str
    folder: Path
    server: PostgresServer | None = None


@contextmanager
def prepared(name: str, folder: Path) -> Iterator[Target]:
    """A new database for that outage."""
    if name.startswith("SQLite"):
        with _disk(folder) if name == FULL else contextlib.nullcontext(folder) as place:
            yield Target(f"sqlite:///{place / 'mud.db'}", folder)
        return
    target = Target("", folder, start_server(os.environ))
    assert target.server is not None
    try:
        if target.server.process is None:
            raise CannotBeDoneError("the server is not ours to stop")
        target.url = create_database(target.server)
        asyncio.run(_make_durable(target.url))
        yield target
    finally:
        target.server.stop()


async def _make_durable(url: str) -> None:
    """The tests' server forgets what was committed just now when it is killed; this database does not."""
    connection = await asyncpg.connect(url)
    name = await connection.fetchval("SELECT current_database()")
    await connection.execute(f'ALTER DATABASE "{name}" SET synchronous_commit = on')
    await connection.close()


@contextmanager
def _disk(folder: Path) -> Iterator[Path]:
    """A small disk of its own."""
    place = folder / "disk"
    place.mkdir()
    size = f"size={DISK_MEGABYTES}m"
    try:
        subprocess.run(["mount", "-t", "tmpfs", "-o", size, "tmpfs", place], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        raise CannotBeDoneError("this user may not mount a small disk") from None
    try:
        yield place
    finally:
        subprocess.run(["umount", "--lazy", place], check=True)


@asynccontextmanager
async def _locked(target: Target) -> AsyncIterator[None]:
    """Another process has begun to write, and does not come to an end."""
    file, pipe = str(parse_url(target.url).file), asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", _LOCK, file, stdin=pipe, stdout=pipe)
    assert process.stdout is not None
    await process.stdout.readline()
    try:
        yield
    finally:
        process.kill()
        await process.wait()


@asynccontextmanager
async def _full(target: Target) -> AsyncIterator[None]:
    """Something else has filled the disk to the last byte."""
    ballast = parse_url(target.url).file.with_name("ballast")
    with ballast.open("wb", buffering=0) as file, contextlib.suppress(OSError):
        while file.write(b"\0" * 65_536):
            pass
    try:
        yield
    finally:
        ballast.unlink()


@asynccontextmanager
async def _tables_locked(target: Target) -> AsyncIterator[None]:
    """Someone has locked tables that every flush writes: statements get no answer until they are given up."""
    connection = await asyncpg.connect(target.url)
    try:
        async with connection.transaction():
            await connection.execute("LOCK TABLE players, item_instances")
            yield
    finally:
        await connection.close()


@asynccontextmanager
async def _frozen(target: Target) -> AsyncIterator[None]:
    """All processes of the server stand still; connections to it stay open."""
    assert target.server is not None
    assert target.server.process is not None
    connection = await asyncpg.connect(target.url)
    found = await connection.fetch("SELECT pid FROM pg_stat_activity WHERE pid <> pg_backend_pid()")
    await connection.close()
    pids = [target.server.process.pid, *(int(row["pid"]) for row in found)]
    for pid in pids:
        os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        for pid in pids:
            os.kill(pid, signal.SIGCONT)


@asynccontextmanager
async def _stopped(target: Target) -> AsyncIterator[None]:
    """The server is killed, and started again."""
    assert target.server is not None
    assert target.server.process is not None
    target.server.process.send_signal(signal.SIGQUIT)  # it ends at once, and recovers when it starts
    await asyncio.to_thread(target.server.process.wait)
    try:
        yield
    finally:
        target.server = await asyncio.to_thread(start_again, target.server)


LOCKED = "SQLite: locked by another process"
FULL = "SQLite: the disk is full"
TROUBLES: Mapping[str, Callable[[Target], AbstractAsyncContextManager[None]]] = MappingProxyType(
    {
        LOCKED: _locked,
        FULL: _full,
        "PostgreSQL: tables locked": _tables_locked,
        "PostgreSQL: frozen": _frozen,
        "PostgreSQL: stopped": _stopped,
    }
)
