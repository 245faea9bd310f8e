"""Migrations: bring a database to the schema of this program, or say why that cannot be.

Everything of one run happens in one transaction under a lock, so starters that come at once migrate once and a
failure leaves nothing behind. An SQLite file with something in it is copied first. The revisions themselves are in
mud/store/migrations/versions and import nothing of the application.
"""

import io
import os
import sqlite3
from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from mud.store.autogenerate import options, tidy
from mud.store.engine import migration_engine
from mud.store.errors import MigrationError, SchemaTooNewError, SchemaTooOldError
from mud.store.explain import explained
from mud.store.snapshot import snapshot
from mud.store.url import Database, Dialect

T = TypeVar("T")

SCRIPTS = Path(__file__).with_name("migrations")
"""The folder of the revisions, unless a caller names another."""
ADVISORY_KEY = 0x6D75_6420_6D69_6772
"""The number of the migrations' lock among PostgreSQL's advisory locks: the letters "mud migr"."""


def head(scripts: Path = SCRIPTS) -> str:
    """The revision that this program works with."""
    found = _directory(scripts).get_current_head()
    assert found is not None, "there are no migrations"
    return found


async def current(db: Database) -> str | None:
    """The revision that the database stands at; None for one that was never migrated."""
    if db.dialect is Dialect.SQLITE and not db.file.exists():
        return None
    return await _run(db, _current)


async def migrate(db: Database, target: str = "head", scripts: Path = SCRIPTS) -> str | None:
    """Bring the database to the newest revision, and return the one that it stood at before.

    An SQLite file with rows in it is copied to `<name>.before-<revision>` first. SchemaTooNewError when the database
    knows a revision that this program does not.
    """
    with explained(db):
        _keep_private(db)
    before = await current(db)
    _refuse_unknown(db, before, scripts)
    if before == head(scripts) and target == "head":
        return before
    if before is not None and db.dialect is Dialect.SQLITE:
        with explained(db):
            await snapshot(db.file, db.file.with_name(f"{db.file.name}.before-{head(scripts)}"))

    def upgrade(connection: sa.Connection) -> None:
        if connection.dialect.name == Dialect.POSTGRESQL:
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({ADVISORY_KEY})")
        _refuse_unknown(db, _current(connection), scripts)
        command.upgrade(_config(scripts, connection), target)
        _refuse_broken_references(db, connection)

    await _run(db, upgrade)
    return before


async def downgrade(db: Database, target: str, scripts: Path = SCRIPTS) -> None:
    """Take the database back to an older revision (`base`: to nothing). What newer revisions added is lost."""

    def down(connection: sa.Connection) -> None:
        command.downgrade(_config(scripts, connection), target)
        _refuse_broken_references(db, connection)

    await _run(db, down)


async def require_head(db: Database) -> None:
    """For a start that runs no migrations: SchemaTooOldError or SchemaTooNewError unless the schema is ours."""
    found = await current(db)
    _refuse_unknown(db, found, SCRIPTS)
    if found != head():
        have = "was never migrated" if found is None else f"stands at revision {found}"
        raise SchemaTooOldError(f"{db} {have}, this program needs {head()}; run `mud migrate` first")


async def differences(db: Database, metadata: sa.MetaData) -> list[Any]:
    """What of the schema the database lacks or has too much, as Alembic says it; empty when they agree."""

    def compare(connection: sa.Connection) -> list[Any]:  # Any: Alembic's own tuples
        asked = options(metadata, connection.dialect.name)
        return list(compare_metadata(MigrationContext.configure(connection, opts=asked), metadata))

    return await _run(db, compare)


async def new_revision(
    message: str, metadata: sa.MetaData, db: Database | None = None, scripts: Path = SCRIPTS
) -> Path:
    """Write a revision that brings a database from the newest revision to `metadata`, to be read before it is used.

    Give a PostgreSQL database when one is at hand: it is migrated first. Without one a new SQLite file serves, on
    which indexes that only PostgreSQL has go unseen.
    """
    with TemporaryDirectory() as folder:
        on = db or Database(Dialect.SQLITE, "a new database", path=Path(folder, "new.db"))
        if list(_directory(scripts).walk_revisions()):
            await migrate(on, scripts=scripts)

        def write(connection: sa.Connection) -> Path:
            script = command.revision(_config(scripts, connection, metadata), message, autogenerate=True)
            assert script is not None
            assert not isinstance(script, list)
            path = Path(script.path)
            path.write_text(tidy(path.read_text(encoding="utf-8")), encoding="utf-8")
            _ours.cache_clear()
            return path

        return await _run(on, write)


def sql_script(dialect: Dialect, target: str = "head") -> str:
    """The SQL of all revisions up to `target`, for those who run migrations by hand."""
    if dialect is Dialect.SQLITE:
        return _played_script(target)
    text = io.StringIO()
    config = _config(SCRIPTS)
    config.attributes["dialect"] = dialect.value
    config.output_buffer = text
    command.upgrade(config, target, sql=True)
    return text.getvalue()


def _played_script(target: str) -> str:
    """What SQLite is told when it is migrated: where it copies a table, Alembic has to see one."""
    told: list[str] = []
    engine = sa.create_engine("sqlite://", isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        driver = connection.connection.driver_connection
        assert isinstance(driver, sqlite3.Connection)
        driver.set_trace_callback(told.append)
        command.upgrade(_config(SCRIPTS, connection), target)
        driver.set_trace_callback(None)
    engine.dispose()
    kept = [
        line.strip()
        for line in told
        if not line.lstrip().upper().startswith(("SELECT", "PRAGMA", "BEGIN", "COMMIT", "--"))
    ]
    return ";\n\n".join(["BEGIN IMMEDIATE", *kept, "COMMIT;\n"])


def _keep_private(db: Database) -> None:
    """Make the file before SQLite does, for its owner only: hashes of passwords will be in it."""
    if db.dialect is Dialect.SQLITE:
        os.close(os.open(db.file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600))


async def _run(db: Database, work: Callable[[sa.Connection], T]) -> T:
    engine = migration_engine(db)
    try:
        with explained(db):
            async with engine.begin() as connection:
                return await connection.run_sync(work)
    finally:
        await engine.dispose()


def _config(scripts: Path, connection: sa.Connection | None = None, metadata: sa.MetaData | None = None) -> Config:
    config = Config(stdout=io.StringIO())
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes.update(connection=connection, metadata=metadata)
    return config


def _directory(scripts: Path) -> ScriptDirectory:
    return _ours() if scripts == SCRIPTS else ScriptDirectory.from_config(_config(scripts))


@cache
def _ours() -> ScriptDirectory:
    """The program's own revisions: to read them runs some thirty files, and they are asked for again and again."""
    return ScriptDirectory.from_config(_config(SCRIPTS))


def _current(connection: sa.Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


def _refuse_unknown(db: Database, revision: str | None, scripts: Path) -> None:
    known = {script.revision for script in _directory(scripts).walk_revisions()}
    if revision is not None and revision not in known:
        raise SchemaTooNewError(
            f"{db} was migrated by a newer version of this program (revision {revision}, the newest known here is"
            f" {head(scripts)}); update the program, or restore a backup from before"
        )


def _refuse_broken_references(db: Database, connection: sa.Connection) -> None:
    """SQLite does not enforce foreign keys while it migrates, so look before it is committed."""
    if connection.dialect.name != Dialect.SQLITE:
        return
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchmany(5)
    if broken:
        rows = "; ".join(f"{table} row {row} -> {parent}" for table, row, parent, _ in broken)
        raise MigrationError(f"{db}: migrating would leave rows that refer to nothing: {rows}. Nothing was changed")
