"""One server for each database, whoever else tries, and however that server ends."""

import asyncio
import os
import subprocess
import sys
from pathlib import Path

import pytest

from mud.store.errors import AlreadyServedError, UnreachableError
from mud.store.lock import Lock, lock_path
from mud.store.url import Database, parse_url

HOLDS_AND_WAITS = """
import asyncio, sys
from mud.store.lock import Lock
from mud.store.url import parse_url
async def hold():
    async with Lock(parse_url(sys.argv[1])):
        print("held", flush=True)
        await asyncio.to_thread(sys.stdin.read)
asyncio.run(hold())
"""


async def test_a_second_server_is_told_who_has_the_database(database: Database) -> None:
    async with Lock(database):
        with pytest.raises(AlreadyServedError) as caught:
            await Lock(database).acquire()
    assert f"process {os.getpid()}" in str(caught.value)
    assert str(database) in str(caught.value)


async def test_a_lock_given_back_can_be_taken_again(database: Database) -> None:
    for _ in range(2):
        async with Lock(database):
            pass


async def test_releasing_what_is_not_held_does_nothing(database: Database) -> None:
    lock = Lock(database)
    await lock.release()
    async with Lock(database):
        await lock.release()
        with pytest.raises(AlreadyServedError):
            await lock.acquire()


async def test_a_killed_server_leaves_no_lock(database_url: str) -> None:
    command = [sys.executable, "-c", HOLDS_AND_WAITS, database_url]
    pipe = subprocess.PIPE
    holder = await asyncio.create_subprocess_exec(*command, stdin=pipe, stdout=pipe)
    assert holder.stdout is not None
    assert await holder.stdout.readline() == b"held\n"
    with pytest.raises(AlreadyServedError, match=f"process {holder.pid}"):
        await Lock(parse_url(database_url)).acquire()
    holder.kill()
    await holder.communicate()
    async with Lock(parse_url(database_url)):
        pass


async def test_two_databases_have_two_locks(tmp_path: Path) -> None:
    async with Lock(parse_url(f"sqlite:///{tmp_path / 'a.db'}")), Lock(parse_url(f"sqlite:///{tmp_path / 'b.db'}")):
        pass


async def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    db = parse_url(f"sqlite:///{tmp_path / 'none' / 'mud.db'}")
    with pytest.raises(UnreachableError, match="no folder"):
        await Lock(db).acquire()


async def test_the_lock_file_stays_and_is_the_owners(tmp_path: Path) -> None:
    db = parse_url(f"sqlite:///{tmp_path / 'mud.db'}")
    async with Lock(db):
        pass
    assert lock_path(db.file).stat().st_mode & 0o077 == 0
