"""Rows out of entities, records and content, and back: one codec for each table, compiled when it is made.

A row is a tuple in the order of `columns`, ready for the driver; the SQL beside it is text, made once. Reading checks
the type of every value and fills the slots directly. What is done with rows is for the persister and the loader.
"""

from collections.abc import Callable, Mapping
from functools import cached_property, lru_cache
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.dialects.postgresql.asyncpg import PGDialect_asyncpg
from sqlalchemy.dialects.sqlite.aiosqlite import SQLiteDialect_aiosqlite

from mud.kernel.describe import TableKind, TableSpec
from mud.kernel.entity import Entity, Part
from mud.kernel.schema import Schema
from mud.kernel.spec import Spec
from mud.store.columns import CONTENT_EXTRA, STAMPS, columns_of, key_columns
from mud.store.reading import compile_reader, compile_spec_reader
from mud.store.tables import KEPT_SCHEMAS, build_metadata
from mud.store.url import Dialect
from mud.store.writing import compile_key, compile_row

S = TypeVar("S", bound=Spec)
Row = tuple[Any, ...]  # Any: what a driver takes or gives, in the order of the columns
Read = tuple[Entity, dict[type[Part], Part]]
Insert = sqlite.Insert | postgresql.Insert


class Codec:
    """The rows of one table, and its SQL for one database.

    `row` gives the columns of the fields; those of content lack the store's own (`CONTENT_EXTRA`), which `columns`
    names last.
    """

    def __init__(self, spec: TableSpec, table: sa.Table, dialect: Dialect) -> None:
        self.spec = spec
        self.table = spec.table
        self.columns = tuple(c.name for c in columns_of(spec))
        if spec.kind is TableKind.CONTENT:
            self.columns += CONTENT_EXTRA
        self.key_columns = key_columns(spec)
        self._core = table
        self._dialect = dialect
        self.row: Callable[[Any], Row] = compile_row(spec)
        self.key: Callable[[Any], Row] = compile_key(spec)

    @cached_property
    def read_row(self) -> Callable[[Row], Read]:
        """A function from a row, in the order of `columns`, to an entity and its parts; it raises RowError."""
        return compile_reader(self.spec)

    @cached_property
    def read_spec(self) -> Callable[[Row], Spec]:
        """A function from a row of content, in the order of `columns`, to a spec; it raises RowError."""
        return compile_spec_reader(self.spec)

    def read(self, row: Mapping[str, object]) -> Read:
        """An entity and its parts from a row by column names; RowError names what is wrong and where."""
        return self.read_row(tuple(row[name] for name in self.columns))

    @cached_property
    def upsert(self) -> str:
        """INSERT that overwrites the row of the same key.

        A row of content keeps its `created_at`, and is left alone when it is the same but for its stamps.
        """
        return self._text(self._overwriting(self._given()))

    @cached_property
    def insert(self) -> str:
        """INSERT that leaves a row of the same key alone: for records, which never change."""
        return self._text(self._given().on_conflict_do_nothing())

    @property
    def staging(self) -> str:
        """The name of another table with the same columns, for many rows at once."""
        return f"staged_{self.table}"

    @cached_property
    def staged(self) -> str:
        """INSERT of the rows that stand in `staging`: of records as `insert`, else as `upsert`."""
        source = sa.table(self.staging, *(sa.column(name) for name in self.columns))
        insert = self._insert().from_select(list(self.columns), sa.select(*source.c))
        is_record = self.spec.kind is TableKind.RECORD
        return self._text(insert.on_conflict_do_nothing() if is_record else self._overwriting(insert))

    @cached_property
    def delete(self) -> str:
        """DELETE by the key's columns, in the order of `key`."""
        conditions = (self._core.c[name] == sa.bindparam(f"key_{name}") for name in self.key_columns)
        return self._text(self._core.delete().where(*conditions))

    @cached_property
    def select(self) -> str:
        """All rows, the columns in the order of `columns`, the oldest first."""
        order = [self._core.c[n] for n in ("created_at", *self.key_columns) if n in self._core.c]
        return self._text(sa.select(*(self._core.c[name] for name in self.columns)).order_by(*order))

    def statements(self) -> tuple[str, ...]:
        """All that a flush may need, made now: the first time takes some 10 ms for a table with many columns."""
        write = self.insert if self.spec.kind is TableKind.RECORD else self.upsert
        staged = (self.staged,) if self._dialect is Dialect.POSTGRESQL else ()
        return (write, self.delete, *staged)

    def _overwriting(self, insert: Insert) -> sa.ClauseElement:
        kept = {*self.key_columns, *(("created_at",) if self.spec.kind is TableKind.CONTENT else ())}
        changed = {name: insert.excluded[name] for name in self.columns if name not in kept}
        if not changed:
            return insert.on_conflict_do_nothing()
        differs = None
        if self.spec.kind is TableKind.CONTENT:
            compared = (name for name in changed if name not in STAMPS)
            differs = sa.or_(*(self._core.c[name].is_distinct_from(changed[name]) for name in compared))
        keys = list(self.key_columns)
        return insert.on_conflict_do_update(index_elements=keys, set_=changed, where=differs)

    def _given(self) -> Insert:
        return self._insert().values({name: sa.bindparam(name) for name in self.columns})

    def _insert(self) -> Insert:
        return sqlite.insert(self._core) if self._dialect is Dialect.SQLITE else postgresql.insert(self._core)

    def _text(self, statement: sa.ClauseElement) -> str:
        return str(statement.compile(dialect=_driver(self._dialect)))


class Codecs:
    """The codecs of all tables of a schema, for one kind of database. `codecs_of` gives them."""

    def __init__(self, schema: Schema, dialect: Dialect) -> None:
        self.schema = schema
        self.dialect = dialect
        self.metadata = build_metadata(schema)
        self.tables: dict[str, Codec] = {
            name: Codec(spec, self.metadata.tables[name], dialect) for name, spec in schema.tables.items()
        }

    def of(self, cls: type) -> Codec:
        """The codec of a declared class that has a table."""
        return self.tables[self.schema.spec_of(cls).table]


@lru_cache(len(Dialect) * KEPT_SCHEMAS)
def codecs_of(schema: Schema, dialect: Dialect) -> Codecs:
    """The codecs of a schema, made once: nothing changes in them but that they know more of their SQL."""
    return Codecs(schema, dialect)


def _driver(dialect: Dialect) -> sa.Dialect:
    """The dialect of the driver in use: it decides how parameters are written."""
    if dialect is Dialect.SQLITE:
        return SQLiteDialect_aiosqlite()
    return PGDialect_asyncpg()  # type: ignore[no-untyped-call]  # published without types
