"""A copy of a database in use is one instant of it, and whole or not there."""

import os
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest

from mud.store.engine import writer_engine
from mud.store.snapshot import snapshot
from mud.store.url import Database, parse_url


@pytest.fixture
async def db(tmp_path: Path) -> Database:
    db = parse_url(f"sqlite:///{tmp_path / 'mud.db'}")
    await write(db, "CREATE TABLE t (id INTEGER)", "INSERT INTO t VALUES (1)")
    return db


async def write(db: Database, *statements: str) -> None:
    engine = writer_engine(db)
    async with engine.begin() as connection:
        for statement in statements:
            await connection.exec_driver_sql(statement)
    await engine.dispose()


def rows(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("SELECT count(*) FROM t").fetchone()[0])


async def test_a_copy_holds_what_was_committed_and_not_what_is_being_written(db: Database, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    engine = writer_engine(db)
    async with engine.begin() as connection:
        await connection.exec_driver_sql("INSERT INTO t VALUES (2)")
        await snapshot(db.file, copy)
    await engine.dispose()
    assert (rows(copy), rows(db.file)) == (1, 2)
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600


async def test_a_copy_replaces_an_older_one_of_its_name(db: Database, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    await snapshot(db.file, copy)
    await write(db, "INSERT INTO t VALUES (2)")
    await snapshot(db.file, copy)
    assert rows(copy) == 2


async def test_a_copy_that_fails_leaves_the_older_one_and_nothing_else(db: Database, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    await snapshot(db.file, copy)
    before = sorted(os.listdir(tmp_path))
    db.file.write_bytes(b"no database at all" * 100)
    with pytest.raises(sqlite3.DatabaseError):
        await snapshot(db.file, copy)
    assert rows(copy) == 1
    assert sorted(os.listdir(tmp_path)) == before
