"""What SQLite itself takes for the rows of a flush: a bare program, the same rows, disk and run."""

import sqlite3
import time
from contextlib import closing
from pathlib import Path
from random import Random
from statistics import median

import sqlalchemy as sa
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from mud.store.codec import Codecs
from mud.store.engine import CACHE_KILOBYTES
from mud.store.url import Dialect
from mud.world.world import World
from scripts.measure_persist import Wanderer
from scripts.verdicts import Row

OURS = (f"cache_size = -{CACHE_KILOBYTES}", "wal_autocheckpoint = 0")


def floor(world: World, folder: Path, count: int) -> list[Row]:
    """As we open it, and as SQLite is without being told anything."""
    return [
        Row("2", f"for comparison: bare sqlite3, {name}", None, _bare(world, folder / f"{name}.db", count, told), "ms")
        for name, told in (("as we open it", OURS), ("with its own settings", ()))
    ]


def _bare(world: World, path: Path, count: int, told: tuple[str, ...]) -> float:
    codecs = Codecs(world.schema, Dialect.SQLITE)
    codec, table = codecs.of(Wanderer), codecs.metadata.tables["wanderers"]
    rows = [codec.row(each) for each in world.shelf(Wanderer)]
    changed, chance, took = codec.columns.index("health"), Random(1), []
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", *told):
            connection.execute(f"PRAGMA {pragma}")
        connection.execute(str(CreateTable(table).compile(dialect=sqlite.dialect())))
        for index in sorted(table.indexes, key=_name):
            connection.execute(str(CreateIndex(index).compile(dialect=sqlite.dialect())))
        _write(connection, codec.upsert, rows)
        for number in range(7):
            some = [(*r[:changed], number, *r[changed + 1 :]) for r in chance.sample(rows, count)]
            began = time.perf_counter()
            _write(connection, codec.upsert, some)
            took.append((time.perf_counter() - began) * 1e3)
            if told:
                connection.execute("PRAGMA wal_checkpoint(PASSIVE)")
    return median(took)


def _name(index: sa.Index) -> str:
    return str(index.name)


def _write(connection: sqlite3.Connection, sql: str, rows: list[tuple[object, ...]]) -> None:
    connection.execute("BEGIN IMMEDIATE")
    connection.executemany(sql, rows)
    connection.execute("COMMIT")
