"""Opening the world: lock, migrations, content tables, journals, rows into memory, and a persister to save them again.

The server and the CLI, when no server runs, open it in the same way. Whoever opened it runs the persister and closes
it; only the lock and the connections are given back here.
"""

import os
import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import structlog

from mud.app import roster
from mud.app.blueprint import Blueprint
from mud.app.reading import program
from mud.app.settings import Settings
from mud.content.catalog import Catalog
from mud.content.revision import Edition
from mud.kernel.clock import Clock, SystemClock
from mud.kernel.dice import Dice
from mud.kernel.errors import SettingsError
from mud.kernel.ids import RandomIds
from mud.kernel.schedule import Repeating
from mud.ops.chain import recall_acts
from mud.ops.drafts.worlds import numbered
from mud.ops.records import Connected, Keeping, Records
from mud.play.loading import Loaded
from mud.store.auditor import Auditor
from mud.store.capture import Capture
from mud.store.codec import Codecs, codecs_of
from mud.store.content import LinedUp, Shelving, line_up
from mud.store.engine import SQLITE_VERSION, Engine, reader_engine, writer_engine
from mud.store.errors import RowError
from mud.store.explain import explained, tables_explained
from mud.store.journal import Journal, find_journals, replay
from mud.store.load import Progress, load_world
from mud.store.lock import Lock
from mud.store.migrate import migrate, require_head
from mud.store.persister import Persister, Surroundings
from mud.store.sql import SqlStorage
from mud.store.status import Notify
from mud.store.url import Database, Dialect
from mud.world.world import Sources, World


@dataclass(frozen=True, slots=True)
class Opened:
    """A world in memory, what saves it, what looks whether it did, and where its content is kept."""

    world: World
    persister: Persister
    auditor: Auditor
    shelving: Shelving
    records: Records


@dataclass(frozen=True, slots=True)
class _Base:
    """The database under the world while it is opened."""

    settings: Settings
    database: Database
    engine: Engine
    reader: Engine
    codecs: Codecs

    @property
    def columns(self) -> dict[str, tuple[str, ...]]:
        """The columns of each table, as journals name them."""
        return {name: codec.columns for name, codec in self.codecs.tables.items()}


@asynccontextmanager
async def open_world(plan: Blueprint, notify: Notify, progress: Progress = lambda *_: None) -> AsyncIterator[Opened]:
    """The world, with nobody in it. StoreError and SettingsError say why it cannot be opened.

    `progress` is told how far the loading is, for a person who waits.
    """
    settings, database = plan.settings, plan.settings.database
    make_folders(settings, database)
    async with Lock(database):
        await _bring_up_to_date(settings, database)
        engine, reader = writer_engine(database), reader_engine(database)
        try:
            with explained(database), tables_explained(database):
                base = _Base(settings, database, engine, reader, codecs_of(plan.schema, database.dialect))
                opened = await _open(plan, base, notify, progress)
            yield opened
        finally:
            await reader.dispose()
            await engine.dispose()


def unsaved_world(plan: Blueprint, clock: Clock, edition: Edition) -> World:
    """A world of other content with nobody in it, which nothing saves; made in one go, so best beside the loop."""
    specs = {cls: edition.catalog.all(cls) for cls in edition.catalog.types}
    sources = Sources(clock, Dice(), RandomIds())
    world = World(plan.schema, Catalog(numbered(specs), edition.catalog.digest), sources, roster.rules())
    _wake(world)
    world.hand_over(lazy_too=True)
    return world


def make_folders(settings: Settings, database: Database) -> None:
    """Make what is missing of the state folder and of SQLite's; SettingsError when it cannot be written to."""
    _make_writable(settings.state_dir, "MUD_STATE_DIR", settings.state_dir)
    if database.dialect is Dialect.SQLITE:
        _make_writable(database.file.parent, "DATABASE_URL", database)


def _make_writable(folder: Path, variable: str, value: object) -> None:
    try:
        # A folder of ours is nobody else's business; one that was there before is left as its owner has it.
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        reason = "" if os.access(folder, os.W_OK | os.X_OK) else "this user may not write there"
    except OSError as error:
        reason = str(error.strerror or error)
    if reason:
        raise SettingsError(f"{variable}={value} will not do: the folder {folder} cannot be written to ({reason}).")


async def _bring_up_to_date(settings: Settings, database: Database) -> None:
    if not settings.migrate_at_start:
        await require_head(database)
        return
    before = await migrate(database)
    structlog.get_logger().debug("the schema is up to date", before=before)


async def _open(plan: Blueprint, base: _Base, notify: Notify, progress: Progress) -> Opened:
    clock, ids = SystemClock(), RandomIds()
    await _replay_journals(base)
    catalog = await _lined_up(plan, base, clock)
    sources = Sources(clock, Dice(base.settings.seed), ids)
    world = World(plan.schema, catalog, sources, roster.rules())
    report = await load_world(base.engine, world, base.codecs, progress)
    _say_unreadable(report.unreadable)
    storage = SqlStorage(
        base.engine, base.codecs, base.settings.failpoints, [(error.table, error.key) for error in report.unreadable]
    )
    state = await storage.take_epoch(ids.new(), clock.now())
    journal = Journal(base.settings.state_dir, base.columns, clock, base.settings.failpoints)
    around = Surroundings(clock, random.Random(), notify, journal)  # noqa: S311  # for the jitter of retries
    await recall_acts(base.reader, world)
    _wake(world)
    structlog.get_logger().info(
        "the world is open",
        database=str(base.database),
        sqlite=SQLITE_VERSION,
        rows=len(report),
        seconds=round(report.seconds, 3),
    )
    persister = Persister(Capture(world, base.codecs), storage, state, around)
    auditor = Auditor(base.reader, world, base.codecs, persister.settled)
    keeping = Keeping(base.settings.keep_events, base.settings.keep_acts)
    records = Records(world, Connected(base.engine, persister.alone, base.settings.archives), keeping)
    return Opened(world, persister, auditor, Shelving(base.engine, plan.schema), records)


async def _replay_journals(base: _Base) -> None:
    """Write what the last server could not. JournalError when that does not fit: then somebody has to decide."""
    storage = SqlStorage(base.engine, base.codecs)
    for path in find_journals(base.settings.state_dir):
        rows = await replay(path, storage, base.columns, base.settings.failpoints)
        structlog.get_logger().warning("a journal was replayed", journal=str(path), rows=rows)


async def _lined_up(plan: Blueprint, base: _Base, clock: SystemClock) -> Catalog:
    specs = {cls: plan.catalog.all(cls) for cls in plan.catalog.types}
    stamp = f"{program()} {plan.catalog.digest}" if plan.catalog.digest else ""
    lined_up: LinedUp = await line_up(base.engine, plan.schema, specs, clock.now(), stamp)
    _say_unreadable(lined_up.unreadable)
    for cls, names in lined_up.retired.items():
        if names:
            structlog.get_logger().warning(
                "content is retired: no file has it, but something refers to it",
                type=cls.__name__,
                ids=sorted(names),
            )
    return Catalog(lined_up.specs, plan.catalog.digest, lined_up.retired)


def _say_unreadable(errors: list[RowError]) -> None:
    for error in errors:
        structlog.get_logger().error("a stored row cannot be read; it is left as it is", row=str(error))


def _wake(world: World) -> None:
    """Let the features see to what they keep in the world, and start what repeats. Nobody is there to be told."""
    for work in roster.declared(Loaded):
        work.function(world)
    for repeating in roster.declared(Repeating):
        world.schedule.repeat(repeating, world)
    world.told()
