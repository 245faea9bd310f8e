"""SQLAlchemy Core tables made from the schema, the same for both databases.

Every constraint and index has a name by one convention, foreign keys wait for the end of the transaction, and what a
field has as its default is the column's default too, so that rows can be added by hand and older rows gain columns.
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import JSONB

from mud.kernel.describe import MISSING, TableKind, TableSpec
from mud.kernel.marks import Allotted, Check, ExactlyOne, Indexed, Key, Ref, Unique, Width
from mud.kernel.schema import Schema
from mud.store.columns import CONTENT_EXTRA, ColumnSpec, Kind, columns_of

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
_WORD = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_LITERAL = re.compile(r"'(?:[^']|'')*'")


KEPT_SCHEMAS = 4
"""Of how many schemas the tables are kept: a program has one, its tests some more."""

OWN_TABLES = {
    "persist_state": "The one row that every flush moves on: which server writes, and how many flushes were made.",
    "quarantine": "Rows that the database refused, kept for a person to look at.",
    "content_state": "Which content the tables hold, and the last number allotted to a row of it.",
}
"""What the store itself remembers, and what for."""


@lru_cache(KEPT_SCHEMAS)
def build_metadata(schema: Schema) -> sa.MetaData:
    """All tables of the schema, and those that the store keeps for itself; the same ones for all who ask."""
    metadata = sa.MetaData(naming_convention=NAMES)
    for spec in schema.tables.values():
        _table(metadata, spec)
    own_tables(metadata)
    return metadata


def own_tables(metadata: sa.MetaData) -> None:
    """Add the tables that no feature declares, `OWN_TABLES`."""
    text, number = sa.Text, sa.Float
    sa.Table(
        "persist_state",
        metadata,
        sa.Column("id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("epoch", text, nullable=False),
        sa.Column("flush_seq", sa.BigInteger, nullable=False, server_default=sa.text("0")),
        sa.Column("saved_at", number, nullable=False, server_default=sa.text("0")),
        sa.CheckConstraint("id = 1", name="id"),
    )
    sa.Table(
        "quarantine",
        metadata,
        sa.Column("id", text, primary_key=True),
        sa.Column("table_name", text, nullable=False),
        sa.Column("row_key", text, nullable=False),
        sa.Column("reason", text, nullable=False),
        sa.Column("row", json_type(), nullable=False),
        sa.Column("created_at", number, nullable=False),
    )
    sa.Table(
        "content_state",
        metadata,
        sa.Column("name", text, primary_key=True),
        sa.Column("value", text, nullable=False),
    )


def json_type() -> sa.types.TypeEngine[Any]:  # Any: of any Python type
    """JSON, on PostgreSQL JSONB."""
    return sa.JSON().with_variant(JSONB(), "postgresql")


def type_of(column: ColumnSpec) -> sa.types.TypeEngine[Any]:  # Any: of any Python type
    """The SQL type of a column; floats have double precision, whole numbers 64 bits."""
    match column.kind:
        case Kind.JSON:
            return json_type()
        case Kind.FLOAT:
            return sa.Float()
        case Kind.BOOL:
            return sa.Boolean()
        case Kind.INT:
            return sa.BigInteger()
        case Kind.ENUM if column.numeric:
            return sa.BigInteger()
    width = next((mark.characters for mark in column.marks if isinstance(mark, Width)), None)
    return sa.Text() if width is None else sa.String(width)


def check_names(spec: TableSpec) -> list[tuple[str, str]]:
    """All CHECKs of a table as (name, SQL): a name is made of the columns that it is about, so that it stays."""
    columns = columns_of(spec)
    found = [sql for c in columns for sql in (m.sql for m in c.marks if isinstance(m, Check))]
    found = list(dict.fromkeys([*found, *(check.sql for check in spec.checks)]))
    named = [("_".join(_columns_in(sql, columns)) or "row", sql) for sql in found]
    named += [(f"{f.name}_exactly_one", exactly_one(f.columns)) for f in spec.marked(ExactlyOne)]
    return list(_numbered(named))


def exactly_one(columns: tuple[str, ...]) -> str:
    """That one of the columns is not NULL; a sum of CASEs, since PostgreSQL does not add booleans."""
    return " + ".join(f"CASE WHEN {c} IS NOT NULL THEN 1 ELSE 0 END" for c in columns) + " = 1"


def _table(metadata: sa.MetaData, spec: TableSpec) -> None:
    columns = columns_of(spec)
    table = sa.Table(
        spec.table,
        metadata,
        *(_column(c) for c in columns),
        *_extra_columns(spec),
        *(sa.CheckConstraint(_escaped(sql), name=name) for name, sql in check_names(spec)),
    )
    for column in columns:
        _constrain(table, column)
    for index in spec.indexes:
        _index(table, index.columns, index.where)


def _column(column: ColumnSpec) -> sa.Column[object]:
    key = column.field.mark(Key) is not None
    given_by_us = key or column.marked(Allotted)
    return sa.Column(
        column.name,
        type_of(column),
        primary_key=key,
        autoincrement=False if key and column.kind is Kind.INT else "auto",
        nullable=column.nullable and not key,
        server_default=None if given_by_us else _server_default(column.default),
    )


def _extra_columns(spec: TableSpec) -> Iterator[sa.Column[object]]:
    if spec.kind is not TableKind.CONTENT:
        return
    managed, retired, *stamps = CONTENT_EXTRA
    yield sa.Column(managed, sa.Boolean(), nullable=False, server_default=sa.true())
    yield sa.Column(retired, sa.Boolean(), nullable=False, server_default=sa.false())
    for stamp in stamps:
        yield sa.Column(stamp, sa.Float(), nullable=False, server_default=sa.text("0.0"))


def _server_default(value: object) -> str | sa.ColumnElement[bool] | sa.TextClause | None:
    if value is MISSING or value is None:
        return None
    if isinstance(value, bool):
        return sa.true() if value else sa.false()
    return value if isinstance(value, str) else sa.text(repr(value))


def _constrain(table: sa.Table, column: ColumnSpec) -> None:
    unique = column.marked(Unique) or column.marked(Allotted)
    indexes = [mark for mark in column.marks if isinstance(mark, Indexed)]
    refs = [mark for mark in column.marks if isinstance(mark, Ref)]
    if unique:
        table.append_constraint(sa.UniqueConstraint(column.name))
    for ref in refs:
        table.append_constraint(
            sa.ForeignKeyConstraint(
                [column.name], [ref.target], ondelete=ref.on_delete, deferrable=True, initially="DEFERRED"
            )
        )
    if refs and not (unique or indexes or next(iter(table.primary_key.columns)).name == column.name):
        indexes = [Indexed()]
    for index in indexes:
        _index(table, (column.name,), index.where, index.gin)


def _index(table: sa.Table, names: tuple[str, ...], where: str | None = None, gin: bool = False) -> None:
    columns = [table.c[name] for name in names]
    options: dict[str, Any] = {}  # Any: what the dialects take
    if where is not None:
        options = {"postgresql_where": sa.text(_escaped(where)), "sqlite_where": sa.text(_escaped(where))}
    if not gin:
        sa.Index(None, *columns, **options)
        return
    sa.Index(None, *columns, postgresql_using="gin", **options).ddl_if(dialect="postgresql")


def _columns_in(sql: str, columns: tuple[ColumnSpec, ...]) -> list[str]:
    names = {c.name for c in columns}
    words = _WORD.findall(_LITERAL.sub("", sql))
    return [word for word in dict.fromkeys(words) if word in names]


def _numbered(named: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    seen: Counter[str] = Counter()
    for name, sql in named:
        seen[name] += 1
        yield (name if seen[name] == 1 else f"{name}_{seen[name]}"), sql


def _escaped(sql: str) -> str:
    """SQL in which a colon is a colon and no parameter."""
    return re.sub(r"(?<!\\):", r"\\:", sql)
