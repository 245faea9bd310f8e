"""A second revision over a database in use: written, read by both databases, undone whole when it fails."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Annotated

import pytest
from sqlalchemy.exc import DBAPIError

from mud.kernel.entity import Entity, entity
from mud.kernel.marks import Check, Indexed, Key, Ref, Unique
from mud.kernel.schema import Schema, build_schema
from mud.kernel.values import FrozenMap
from mud.store import migrate
from mud.store.engine import migration_engine
from mud.store.tables import build_metadata
from mud.store.url import Database, Dialect, parse_url
from tests.store.databases import create_all, schema_dump


def first() -> Schema:
    @entity("crews")
    class Crew(Entity):
        """A crew."""

        id: Annotated[str, Key()]

    @entity("sailors")
    class Sailor(Entity):
        """A sailor, who may follow another."""

        id: Annotated[str, Key()]
        rank: str = "hand"
        leader: Annotated[str | None, Ref("sailors.id")] = None

    return build_schema([Crew, Sailor])


def second() -> Schema:
    @entity("crews")
    class Crew(Entity):
        """A crew."""

        id: Annotated[str, Key()]
        flags: Annotated[FrozenMap[str, int], Indexed(gin=True)] = FrozenMap()

    @entity("sailors")
    class Sailor(Entity):
        """A sailor of a crew, paid and numbered."""

        id: Annotated[str, Key()]
        rank: str = "hand"
        leader: Annotated[str | None, Ref("sailors.id")] = None
        crew: Annotated[str | None, Ref("crews.id")] = None
        pay: Annotated[int, Check("pay >= 0")] = 5
        awake: bool = False
        berth: Annotated[int | None, Unique()] = None

    return build_schema([Crew, Sailor])


OLD, NEW = build_metadata(first()), build_metadata(second())


@pytest.fixture
async def scripts(tmp_path: Path) -> Path:
    """A folder of revisions of its own, with the first one in it."""
    folder = tmp_path / "revisions"
    shutil.copytree(migrate.SCRIPTS, folder, ignore=shutil.ignore_patterns("versions", "__pycache__"))
    (folder / "versions").mkdir()
    await migrate.new_revision("begin", OLD, scripts=folder)
    return folder


async def put(db: Database, *statements: str) -> None:
    engine = migration_engine(db)
    async with engine.begin() as connection:
        for statement in statements:
            await connection.exec_driver_sql(statement)
    await engine.dispose()


async def get(db: Database, statement: str) -> list[tuple[object, ...]]:
    engine = migration_engine(db)
    async with engine.begin() as connection:
        found = [tuple(row) for row in await connection.exec_driver_sql(statement)]
    await engine.dispose()
    return found


PEOPLE = (
    "INSERT INTO sailors (id) VALUES ('ann')",
    "INSERT INTO sailors (id, leader) VALUES ('bob', 'ann')",
)


async def test_rows_gain_columns_with_their_defaults_and_lose_them_again(database: Database, scripts: Path) -> None:
    await migrate.migrate(database, scripts=scripts)
    old = await migrate.current(database)
    before = await schema_dump(database)
    await put(database, *PEOPLE)
    on = database if database.dialect is Dialect.POSTGRESQL else None
    await migrate.new_revision("crews", NEW, on, scripts=scripts)
    assert await migrate.migrate(database, scripts=scripts) == old
    assert await migrate.differences(database, NEW) == []
    assert await get(database, "SELECT id, leader, pay FROM sailors ORDER BY id") == [
        ("ann", None, 5),
        ("bob", "ann", 5),
    ]
    with pytest.raises(DBAPIError):
        await put(database, "UPDATE sailors SET pay = -1")
    await migrate.downgrade(database, str(old), scripts=scripts)
    assert await get(database, "SELECT id, leader FROM sailors ORDER BY id") == [("ann", None), ("bob", "ann")]
    assert await schema_dump(database) == before


async def test_the_second_schema_is_the_same_whether_it_grew_or_was_made(postgres_url: str, scripts: Path) -> None:
    grown = parse_url(postgres_url)
    await migrate.migrate(grown, scripts=scripts)
    await migrate.new_revision("crews", NEW, grown, scripts=scripts)
    await migrate.migrate(grown, scripts=scripts)
    dump = await schema_dump(grown)
    await migrate.downgrade(grown, "base", scripts=scripts)
    await create_all(grown, NEW)
    assert await schema_dump(grown) == dump
    assert any("USING gin (flags)" in line for line in dump)


async def test_an_sqlite_file_is_copied_before_it_is_migrated(tmp_path: Path, scripts: Path) -> None:
    db = parse_url(f"sqlite:///{tmp_path / 'mud.db'}")
    await migrate.migrate(db, scripts=scripts)
    await put(db, *PEOPLE)
    await migrate.new_revision("crews", NEW, scripts=scripts)
    await migrate.migrate(db, scripts=scripts)
    copy = tmp_path / f"mud.db.before-{migrate.head(scripts)}"
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("SELECT count(*) FROM sailors").fetchone() == (2,)
        assert "pay" not in connection.execute("SELECT sql FROM sqlite_master WHERE name = 'sailors'").fetchone()[0]


async def test_a_revision_that_fails_halfway_leaves_nothing_behind(database: Database, scripts: Path) -> None:
    await migrate.migrate(database, scripts=scripts)
    await put(database, *PEOPLE)
    before, old = await schema_dump(database), await migrate.current(database)
    path = await migrate.new_revision("crews", NEW, scripts=scripts)
    text = path.read_text().replace("def downgrade", '    op.execute("SELECT * FROM nowhere")\n\n\ndef downgrade')
    path.write_text(text)
    with pytest.raises(DBAPIError):
        await migrate.migrate(database, scripts=scripts)
    assert await schema_dump(database) == before
    assert await migrate.current(database) == old


async def test_new_columns_are_added_without_a_copy_of_the_table(scripts: Path) -> None:
    @entity("sailors")
    class Sailor(Entity):
        """A sailor with a boat."""

        id: Annotated[str, Key()]
        rank: str = "hand"
        leader: Annotated[str | None, Ref("sailors.id")] = None
        boat: Annotated[str, Indexed()] = "the Gull"

    crews = first().entities[0]
    text = (
        await migrate.new_revision("boats", build_metadata(build_schema([crews, Sailor])), scripts=scripts)
    ).read_text()
    up, down = text.split("def downgrade")
    assert "op.add_column('sailors', sa.Column('boat'" in up
    assert "batch" not in up
    assert "batch_op.drop_column('boat')" in down


async def test_nothing_new_makes_an_empty_revision(scripts: Path) -> None:
    path = await migrate.new_revision("nothing", OLD, scripts=scripts)
    assert path.read_text().count("    pass") == 2
    assert "# ###" not in path.read_text()
