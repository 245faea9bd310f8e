"""How each database is opened, for the writer, for readers and for migrations."""

import os
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine

from mud.store.engine import migration_engine, reader_engine, writer_engine
from mud.store.url import Database, Dialect, parse_url


@pytest.fixture
async def sqlite(tmp_path: Path) -> Database:
    db = Database(Dialect.SQLITE, "odd", path=tmp_path / "a world ?#%20x" / "mud.db")
    db.file.parent.mkdir()
    engine = writer_engine(db)
    async with engine.begin() as connection:
        await connection.exec_driver_sql("CREATE TABLE t (id INTEGER PRIMARY KEY)")
    await engine.dispose()
    return db


async def ask(engine: AsyncEngine, sql: str) -> object:
    async with engine.connect() as connection:
        answer: object = (await connection.exec_driver_sql(sql)).scalar()
    await engine.dispose()
    return answer


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("busy_timeout", 2000),
        ("journal_size_limit", 64 * 1024 * 1024),
    ],
)
async def test_the_writer_of_sqlite_is_durable_and_checks_references(
    sqlite: Database, pragma: str, value: object
) -> None:
    assert await ask(writer_engine(sqlite), f"PRAGMA {pragma}") == value


async def test_migrations_of_sqlite_do_not_check_references_and_wait_longer(sqlite: Database) -> None:
    assert await ask(migration_engine(sqlite), "PRAGMA foreign_keys") == 0
    assert await ask(migration_engine(sqlite), "PRAGMA busy_timeout") == 20_000


async def test_a_path_with_odd_characters_is_one_file(sqlite: Database) -> None:
    assert sqlite.file.exists()
    assert await ask(reader_engine(sqlite), "SELECT count(*) FROM t") == 0


async def test_a_transaction_of_the_writer_locks_at_its_beginning(sqlite: Database) -> None:
    one, other = writer_engine(sqlite), writer_engine(sqlite)
    async with other.connect() as connection:
        await connection.exec_driver_sql("PRAGMA busy_timeout = 0")
        await connection.rollback()
        async with one.begin():
            with pytest.raises(DBAPIError, match="locked"):
                await connection.exec_driver_sql("SELECT 1")
    for engine in (one, other):
        await engine.dispose()


async def test_ddl_that_fails_halfway_leaves_nothing(sqlite: Database) -> None:
    engine = migration_engine(sqlite)

    async def make_two() -> None:
        async with engine.begin() as connection:
            await connection.exec_driver_sql("CREATE TABLE half (id INTEGER)")
            await connection.exec_driver_sql("CREATE TABLE t (id INTEGER)")

    with pytest.raises(DBAPIError, match="exists"):
        await make_two()
    assert await ask(engine, "SELECT count(*) FROM sqlite_master WHERE name = 'half'") == 0


async def test_readers_cannot_write(database: Database) -> None:
    writer, reader = writer_engine(database), reader_engine(database)
    async with writer.begin() as connection:
        await connection.exec_driver_sql("CREATE TABLE t (id INTEGER PRIMARY KEY)")
    with pytest.raises(DBAPIError, match=r"read-?only"):
        await ask(reader, "INSERT INTO t VALUES (1)")
    async with reader.connect() as connection:
        assert (await connection.exec_driver_sql("SELECT count(*) FROM t")).scalar() == 0
    for engine in (writer, reader):
        await engine.dispose()


async def test_a_reader_of_sqlite_sees_a_closed_database_too(sqlite: Database) -> None:
    assert not sqlite.file.with_name("mud.db-wal").exists()
    assert await ask(reader_engine(sqlite), "SELECT count(*) FROM t") == 0


async def test_a_reader_makes_no_file(tmp_path: Path) -> None:
    db = parse_url(f"sqlite:///{tmp_path / 'none.db'}")
    engine = reader_engine(db)
    with pytest.raises(DBAPIError):
        await ask(engine, "SELECT 1")
    await engine.dispose()
    assert not db.file.exists()


async def test_json_comes_as_text_from_both(database: Database) -> None:
    engine = writer_engine(database)
    kind = "JSON" if database.dialect is Dialect.SQLITE else "JSONB"
    async with engine.begin() as connection:
        await connection.exec_driver_sql(f"CREATE TABLE t (v {kind})")
        await connection.exec_driver_sql("INSERT INTO t VALUES ('[1]')")
    assert await ask(engine, "SELECT v FROM t") == "[1]"


async def test_postgresql_is_told_who_connects(postgres_url: str) -> None:
    name = await ask(writer_engine(parse_url(postgres_url)), "SELECT current_setting('application_name')")
    assert name == f"mud, process {os.getpid()}"


async def test_an_error_does_not_say_the_values_of_its_statement(database: Database) -> None:
    engine = writer_engine(database)
    with pytest.raises(DBAPIError) as caught:
        async with engine.begin() as connection:
            await connection.execute(sa.text("INSERT INTO nowhere VALUES (:hash)"), {"hash": "$2b$12$secret"})
    await engine.dispose()
    assert "nowhere" in str(caught.value)
    assert "secret" not in str(caught.value)
