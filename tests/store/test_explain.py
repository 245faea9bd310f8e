"""Databases that cannot be used: each is a StoreError whose text says what to do, and none shows a password."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from sqlalchemy.exc import DBAPIError

from mud.store import migrate
from mud.store.codec import codecs_of
from mud.store.engine import writer_engine
from mud.store.errors import AccessError, NotADatabaseError, OtherSchemaError, StoreError, UnreachableError
from mud.store.explain import explained, tables_explained
from mud.store.lock import Lock
from mud.store.url import Database, parse_url
from tests.store.databases import opened
from tests.store.samples import schema


async def use_lock(db: Database) -> None:
    async with Lock(db):
        pass


async def use_migrations(db: Database) -> None:
    await migrate.migrate(db)


async def use_engine(db: Database) -> None:
    engine = writer_engine(db)
    try:
        with explained(db):
            async with engine.begin() as connection:
                await connection.exec_driver_sql("SELECT 1")
    finally:
        await engine.dispose()


Use = Callable[[Database], Awaitable[None]]
USES = [use_lock, use_migrations, use_engine]


async def complaint(use: Use, db: Database, kind: type[StoreError]) -> str:
    with pytest.raises(kind) as caught:
        await use(db)
    assert "secret" not in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize("use", [use_migrations, use_engine])
@pytest.mark.parametrize("content", [b"this is a letter, not a database " * 100, b"SQLite format 3\0" + b"\xff" * 4096])
async def test_a_file_that_is_no_database_is_said_to_be_none_and_left_alone(
    tmp_path: Path, use: Use, content: bytes
) -> None:
    db = parse_url(f"sqlite:///{tmp_path / 'mud.db'}")
    db.file.write_bytes(content)
    assert "no SQLite database" in await complaint(use, db, NotADatabaseError)
    assert db.file.read_bytes() == content


@pytest.mark.parametrize("use", USES)
async def test_a_folder_that_is_missing_is_named(tmp_path: Path, use: Use) -> None:
    db = parse_url(f"sqlite:///{tmp_path / 'none' / 'mud.db'}")
    assert f"no folder {tmp_path / 'none'}" in await complaint(use, db, UnreachableError)


@pytest.mark.parametrize("use", [use_migrations, use_engine])
async def test_a_folder_in_place_of_the_file_is_refused(tmp_path: Path, use: Use) -> None:
    db = parse_url(f"sqlite:///{tmp_path / 'mud.db'}")
    db.file.mkdir()
    assert "cannot be opened" in await complaint(use, db, UnreachableError)


@pytest.mark.parametrize("use", USES)
async def test_a_server_that_is_not_there_is_said_not_to_answer(tmp_path: Path, use: Use) -> None:
    for url in (f"postgresql://ann:secret@/mud?host={tmp_path}", "postgresql://ann:secret@127.0.0.1:1/mud"):
        assert "is the server running?" in await complaint(use, parse_url(url), UnreachableError)


@pytest.mark.slow
async def test_a_server_that_never_answers_is_given_up() -> None:
    async with answering(b"") as port:
        db = parse_url(f"postgresql://ann:secret@127.0.0.1:{port}/mud")
        assert "does not answer" in await complaint(use_engine, db, UnreachableError)


@pytest.mark.parametrize("use", USES)
async def test_a_wrong_password_is_refused_and_not_repeated(use: Use) -> None:
    fields = b'SFATAL\0C28P01\0Mpassword authentication failed for user "ann"\0\0'
    error = b"E" + (len(fields) + 4).to_bytes(4) + fields
    async with answering(error) as port:
        db = parse_url(f"postgresql://ann:secret@127.0.0.1:{port}/mud?sslmode=disable")
        assert "password authentication failed" in await complaint(use, db, AccessError)


@asynccontextmanager
async def answering(answer: bytes) -> AsyncIterator[int]:
    """The port of something that gives every caller this one answer (PostgreSQL's protocol, section 55.7)."""
    done = asyncio.Event()

    async def answer_one(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if answer:
            await reader.read(1024)
            writer.write(answer)
        else:
            await done.wait()
        writer.close()

    server = await asyncio.start_server(answer_one, "127.0.0.1", 0)
    async with server:
        yield server.sockets[0].getsockname()[1]
        done.set()


@pytest.mark.parametrize("use", USES)
async def test_a_database_or_user_that_is_unknown_is_named(postgres_url: str, use: Use) -> None:
    other = urlsplit(postgres_url)._replace(path="/nowhere").geturl()
    assert 'database "nowhere" does not exist' in await complaint(use, parse_url(other), AccessError)
    user = postgres_url.replace("mud@", "nobody:secret@", 1)
    assert 'role "nobody" does not exist' in await complaint(use, parse_url(user), AccessError)


@pytest.mark.parametrize("use", USES)
async def test_an_option_that_is_not_understood_is_refused(postgres_url: str, use: Use) -> None:
    await complaint(use, parse_url(f"{postgres_url}&sslmode=perhaps"), AccessError)
    await complaint(use, parse_url(f"{postgres_url}&no_such_setting=secret"), AccessError)


async def test_an_error_of_the_statement_passes_through_as_it_is(database: Database) -> None:
    engine = writer_engine(database)
    with pytest.raises(DBAPIError), explained(database):
        async with engine.connect() as connection:
            await connection.exec_driver_sql("SELECT * FROM nothing")
    await engine.dispose()


async def test_an_sqlite_file_that_someone_keeps_locked_is_said_to_be(tmp_path: Path) -> None:
    db = parse_url(f"sqlite:///{tmp_path / 'mud.db'}")
    holder = writer_engine(db)
    async with holder.begin():
        assert "locked by another program" in await complaint(use_engine, db, UnreachableError)
    await holder.dispose()


@pytest.mark.parametrize(
    "sql", ["SELECT * FROM nowhere", "SELECT gold FROM heroes", "INSERT INTO heroes (gold) VALUES (1)"]
)
async def test_tables_that_somebody_changed_by_hand_are_said_to_be_others(database: Database, sql: str) -> None:
    async with opened(database, codecs_of(schema(), database.dialect).metadata) as engine:

        async def use(db: Database) -> None:
            with explained(db), tables_explained(db):
                async with engine.connect() as connection:
                    await connection.exec_driver_sql(sql)

        assert "has other tables than those of the revision" in await complaint(use, database, OtherSchemaError)
