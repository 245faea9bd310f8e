"""Migrations: every revision there and back, one schema whichever way it was made, and starts that must be refused."""

import ast
import asyncio
import os
import sqlite3
import stat
import sys
from contextlib import closing
from pathlib import Path

import asyncpg
import pytest
import sqlalchemy as sa
from alembic.autogenerate import produce_migrations, render_python_code
from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from mud.app.roster import schema as game_schema
from mud.store import migrate
from mud.store.autogenerate import options, tidy
from mud.store.engine import migration_engine
from mud.store.errors import MigrationError, SchemaTooNewError, SchemaTooOldError
from mud.store.tables import build_metadata, json_type
from mud.store.url import Database, Dialect, parse_url
from tests.store.databases import create_all, schema_dump
from tests.store.samples import schema as sample_schema

GAME = build_metadata(game_schema())
SCRIPTS = ScriptDirectory(str(migrate.SCRIPTS))
REVISIONS = [script.revision for script in reversed(list(SCRIPTS.walk_revisions()))]


async def run(db: Database, *statements: str) -> None:
    engine = migration_engine(db)
    async with engine.begin() as connection:
        for statement in statements:
            await connection.exec_driver_sql(statement)
    await engine.dispose()


def test_there_is_one_newest_revision() -> None:
    assert len(SCRIPTS.get_heads()) == 1
    assert migrate.head() == REVISIONS[-1]


async def test_a_new_database_is_brought_to_the_newest_revision_and_belongs_to_its_owner(database: Database) -> None:
    assert await migrate.current(database) is None
    assert await migrate.migrate(database) is None
    assert await migrate.current(database) == migrate.head()
    assert await migrate.migrate(database) == migrate.head()
    await migrate.require_head(database)
    if database.path is not None:
        assert stat.S_IMODE(database.file.stat().st_mode) == 0o600


async def test_every_revision_goes_up_and_down_and_up(database: Database) -> None:
    for before, revision in zip(["base", *REVISIONS], REVISIONS, strict=False):
        await migrate.migrate(database, revision)
        there = await schema_dump(database)
        await migrate.downgrade(database, before)
        await migrate.migrate(database, revision)
        assert await schema_dump(database) == there
    await migrate.downgrade(database, "base")
    assert await schema_dump(database) == []


async def test_the_migrated_schema_is_what_the_game_declares(database: Database) -> None:
    await migrate.migrate(database)
    assert await migrate.differences(database, GAME) == []


async def test_migrations_and_tables_made_at_once_leave_the_same_schema(database: Database) -> None:
    """Alembic's comparison overlooks changed CHECKs and predicates; the databases' own words do not."""
    await migrate.migrate(database)
    migrated = await schema_dump(database)
    await migrate.downgrade(database, "base")
    await create_all(database, GAME)
    assert await schema_dump(database) == migrated


@pytest.mark.parametrize(
    "change",
    [
        "ALTER TABLE players ADD COLUMN surplus TEXT",
        "DROP INDEX ix_players_account_id",
        "DROP TABLE transactions",
    ],
)
async def test_what_differs_is_seen(database: Database, change: str) -> None:
    await migrate.migrate(database)
    await run(database, change)
    assert await migrate.differences(database, GAME) != []


async def test_a_newer_database_is_refused_by_all_that_could_touch_it(database: Database) -> None:
    await migrate.migrate(database)
    await run(database, "UPDATE alembic_version SET version_num = 'f00df00d'")
    with pytest.raises(SchemaTooNewError, match="newer version of this program"):
        await migrate.migrate(database)
    with pytest.raises(SchemaTooNewError, match="f00df00d"):
        await migrate.require_head(database)
    assert await migrate.current(database) == "f00df00d"


async def test_an_older_database_is_refused_where_no_migrations_are_run(database: Database) -> None:
    with pytest.raises(SchemaTooOldError, match="never migrated"):
        await migrate.require_head(database)
    await migrate.migrate(database)
    await migrate.downgrade(database, "base")
    with pytest.raises(SchemaTooOldError, match="mud migrate"):
        await migrate.require_head(database)


async def test_asking_for_the_revision_makes_no_file(tmp_path: Path) -> None:
    db = parse_url(f"sqlite:///{tmp_path / 'mud.db'}")
    assert await migrate.current(db) is None
    assert os.listdir(tmp_path) == []


async def test_rows_that_would_refer_to_nothing_undo_a_migration_of_sqlite(tmp_path: Path) -> None:
    db = parse_url(f"sqlite:///{tmp_path / 'mud.db'}")
    await migrate.migrate(db)
    await run(db, "INSERT INTO rooms (id, name, description, map_number) VALUES ('r', 'R', '', 1)")
    with pytest.raises(MigrationError, match=r"rooms row 1 -> room_types.*Nothing was changed"):
        await migrate.downgrade(db, migrate.head())


STARTER = """
import asyncio, sys
from mud.store.migrate import migrate
from mud.store.url import parse_url
print(asyncio.run(migrate(parse_url(sys.argv[1]))))
"""


@pytest.mark.slow
async def test_five_starters_at_once_migrate_once(database_url: str) -> None:
    command = [sys.executable, "-W", "error", "-c", STARTER, database_url]
    pipe = asyncio.subprocess.PIPE
    starters = [await asyncio.create_subprocess_exec(*command, stdout=pipe, stderr=pipe) for _ in range(5)]
    for starter in starters:
        _, errors = await starter.communicate()
        assert starter.returncode == 0, errors.decode()
    assert await migrate.differences(parse_url(database_url), GAME) == []


async def test_the_sql_for_those_who_migrate_by_hand_makes_the_same_schema(database: Database) -> None:
    script = migrate.sql_script(database.dialect)
    if database.dialect is Dialect.SQLITE:
        with closing(sqlite3.connect(database.file)) as connection:
            connection.executescript(script)
    else:
        connection_ = await asyncpg.connect(database.dsn)
        await connection_.execute(script)
        await connection_.close()
    assert await migrate.current(database) == migrate.head()
    assert await migrate.differences(database, GAME) == []


def test_revisions_import_nothing_of_the_application() -> None:
    """They describe the schema as it was when they were written, and must go on doing so."""
    for path in (migrate.SCRIPTS / "versions").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert not [name for name in names if name.partition(".")[0] == "mud"], path.name


async def test_a_revision_written_on_postgresql_makes_the_same_tables_on_both(
    database: Database, postgres_url: str
) -> None:
    """All marks of the samples, as `new_revision` would write them."""
    metadata = build_metadata(sample_schema())
    code = await _revision_of(parse_url(postgres_url), metadata)
    assert code.count('if op.get_context().dialect.name == "postgresql":') == 1
    await _apply(database, code)
    assert await migrate.differences(database, metadata) == []
    made = await schema_dump(database)
    other = Database(Dialect.SQLITE, "other", path=database.file.with_name("other.db")) if database.path else None
    if other is not None:
        await create_all(other, metadata)
        assert await schema_dump(other) == made


async def _revision_of(db: Database, metadata: sa.MetaData) -> str:
    def write(connection: sa.Connection) -> str:
        context = MigrationContext.configure(connection, opts=options(metadata, connection.dialect.name))
        script = produce_migrations(context, metadata)
        context.opts["process_revision_directives"](context, None, [script])
        assert script.upgrade_ops is not None
        settings = {"render_as_batch": True, "render_item": options(None, "")["render_item"]}
        return tidy(render_python_code(script.upgrade_ops, migration_context=context, **settings))

    engine = migration_engine(db)
    async with engine.begin() as connection:
        code = await connection.run_sync(write)
    await engine.dispose()
    return code


async def _apply(db: Database, code: str) -> None:
    lines = "\n".join(f"    {line}" for line in code.splitlines())
    source = f"import sqlalchemy as sa\nfrom sqlalchemy.dialects import postgresql\ndef up(op):\n{lines}\n"
    names: dict[str, object] = {"JSON": json_type()}
    exec(source, names)

    def up(connection: sa.Connection) -> None:
        with Operations.context(MigrationContext.configure(connection)) as operations:
            names["up"](operations)  # type: ignore[operator]  # defined by the text above

    engine = migration_engine(db)
    async with engine.begin() as connection:
        await connection.run_sync(up)
    await engine.dispose()
