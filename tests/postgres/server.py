"""One PostgreSQL server for the tests, and the databases on it.

It listens on a Unix socket in a folder of its own, so there is no port to race for, and it
forgets all on a crash, so it is fast.
"""

import asyncio
import contextlib
import os
import pwd
import shutil
import subprocess
import tempfile
import uuid
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import quote, urlsplit

import asyncpg

from tests.postgres.binaries import PostgresUnavailable, copy_install, find_binaries
from tests.postgres.leftovers import DIRECTORY_PREFIX, sweep
from tests.postgres.process import START_SECONDS, Account, end, initialize, launch, run

LONGEST_SOCKET_PATH = 107  # sun_path is 108 bytes with its closing NUL (unix(7))
UNPRIVILEGED = ("postgres", "pgserver", "nobody")


@dataclass(frozen=True)
class PostgresServer:
    """A server that accepts connections. `admin_url` names its maintenance database."""

    admin_url: str
    # Both are None for a server that was running before and is not ours to stop.
    process: subprocess.Popen[bytes] | None = None
    directory: Path | None = None

    def url(self, database: str) -> str:
        """The address of one database on this server, `postgresql://...`."""
        return urlsplit(self.admin_url)._replace(path=f"/{database}").geturl()

    def stop(self) -> None:
        """Stop the server if it is ours, and remove all it wrote."""
        if self.process is not None:
            end(self.process)
        if self.directory is not None:
            shutil.rmtree(self.directory, ignore_errors=True)


def start_server(environment: Mapping[str, str]) -> PostgresServer:
    """Start a new server, or take the one that MUD_TEST_DATABASE_URL names.

    Call it from the main thread: the server dies with the thread that started it.
    Raises PostgresUnavailable, with the reason and the end of the server's log.
    """
    if existing := environment.get("MUD_TEST_DATABASE_URL"):
        return _existing_server(existing)
    base = Path(environment.get("TMPDIR") or "/tmp")
    sweep(base)
    account = _account()
    found = find_binaries(environment)
    directory = _make_directory(base, account)
    try:
        binaries = _readable_binaries(found, directory, account)
        initialize(binaries, directory, account)
        process = launch(binaries, directory, account)
    except BaseException:
        shutil.rmtree(directory, ignore_errors=True)
        raise
    admin_url = f"postgresql://mud@/postgres?host={quote(str(directory))}"
    return PostgresServer(admin_url, process, directory)


def start_again(server: PostgresServer) -> PostgresServer:
    """Start a server of ours that has ended, on the same folder."""
    assert server.process is not None, "the server is not ours"
    assert server.directory is not None
    binaries = Path(str(server.process.args[0])).parent  # type: ignore[index]  # `launch` gives a list
    return replace(server, process=launch(binaries, server.directory, _account()))


def create_database(server: PostgresServer, template: str | None = None) -> str:
    """Make a new database and return its URL; a copy of `template`, a URL, where one is given.

    Nobody may be connected to the template meanwhile.
    """
    name = f"mud_{uuid.uuid4().hex[:16]}"
    copying = f' TEMPLATE "{_database_name(template)}"' if template else ""
    _execute(server.admin_url, f'CREATE DATABASE "{name}"{copying}')
    return server.url(name)


def drop_database(server: PostgresServer, url: str) -> None:
    """Remove a database, closing the connections that are still open to it."""
    _execute(server.admin_url, f'DROP DATABASE IF EXISTS "{_database_name(url)}" WITH (FORCE)')


def _existing_server(url: str) -> PostgresServer:
    plain = urlsplit(url)._replace(scheme="postgresql").geturl()
    try:
        _execute(plain, "SELECT 1")
    except (OSError, TimeoutError, asyncpg.PostgresError) as error:
        reason = f"MUD_TEST_DATABASE_URL names a server that does not answer: {error}"
        raise PostgresUnavailable(reason) from error
    return PostgresServer(plain)


def _database_name(url: str) -> str:
    return urlsplit(url).path.removeprefix("/")


def _execute(url: str, statement: str) -> None:
    """Run one statement outside a transaction, from code that may itself run in an event loop."""

    async def work() -> None:
        connection = await asyncpg.connect(url, timeout=START_SECONDS)
        try:
            await connection.execute(statement)
        finally:
            await connection.close()

    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, work()).result()


def _account() -> Account | None:
    """None when the tests do not run as root and the server can run as whoever runs them."""
    if os.geteuid() != 0:
        return None
    for name in UNPRIVILEGED:
        with contextlib.suppress(KeyError):
            entry = pwd.getpwnam(name)
            return Account(entry.pw_uid, entry.pw_gid)
    raise PostgresUnavailable(f"the tests run as root, and there is none of the accounts {', '.join(UNPRIVILEGED)}")


def _make_directory(base: Path, account: Account | None) -> Path:
    directory = Path(tempfile.mkdtemp(prefix=DIRECTORY_PREFIX, dir=base))
    (directory / "owner").write_text(f"{os.getpid()}\n")
    socket = os.fsencode(directory / ".s.PGSQL.5432")
    if len(socket) > LONGEST_SOCKET_PATH:
        shutil.rmtree(directory)
        raise PostgresUnavailable(f"TMPDIR is too long for a socket: {os.fsdecode(socket)}")
    if account is not None:
        os.chown(directory, account.uid, account.gid)
    return directory


def _readable_binaries(binaries: Path, directory: Path, account: Account | None) -> Path:
    """The binaries, or a copy where the account may not reach them (a venv in root's home)."""
    if account is None:
        return binaries
    try:
        run([binaries / "postgres", "--version"], directory, account)
    except PermissionError:
        return copy_install(binaries, directory / "install", account.uid, account.gid)
    return binaries
