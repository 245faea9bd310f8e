"""`mud migrate` and `mud db`: what is done with a database while no server uses it."""

import asyncio
from pathlib import Path

from mud.app import roster
from mud.app.opening import make_folders
from mud.app.settings import Settings
from mud.cli.output import say
from mud.store.codec import codecs_of
from mud.store.engine import writer_engine
from mud.store.explain import explained
from mud.store.journal import replay_anyway
from mud.store.lock import Lock
from mud.store.migrate import head, migrate, new_revision
from mud.store.sql import SqlStorage
from mud.store.tables import build_metadata
from mud.store.url import Dialect


def bring_up_to_date(settings: Settings) -> None:
    """Run the migrations that the database lacks."""
    before = asyncio.run(_migrate(settings))
    if before == head():
        say(f"{settings.database} is at the newest revision, {head()}.")
    else:
        say(f"{settings.database} went from {before or 'nothing'} to revision {head()}.")


def write_migration(settings: Settings, message: str) -> None:
    """Write a revision for what the program declares and the migrations lack."""
    database = settings.database
    on = database if database.dialect is Dialect.POSTGRESQL else None
    path = asyncio.run(new_revision(message, build_metadata(roster.schema()), on))
    say(f"{path} is written. Read it, then run `mud migrate`.")


def replay_journal(settings: Settings, file: Path) -> None:
    """Write a journal over what the database holds."""
    rows = asyncio.run(_replay(settings, file))
    say(f"{rows} rows of {file} are written; the file is put away.")


async def _migrate(settings: Settings) -> str | None:
    database = settings.database
    make_folders(settings, database)
    async with Lock(database):
        return await migrate(database)


async def _replay(settings: Settings, file: Path) -> int:
    database = settings.database
    make_folders(settings, database)
    codecs = codecs_of(roster.schema(), database.dialect)
    columns = {name: codec.columns for name, codec in codecs.tables.items()}
    async with Lock(database):
        await migrate(database)
        engine = writer_engine(database)
        try:
            with explained(database):
                return await replay_anyway(file, SqlStorage(engine, codecs), columns)
        finally:
            await engine.dispose()
