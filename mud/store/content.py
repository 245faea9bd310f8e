"""Content tables brought in line with what was read from YAML, for readers of the database and for foreign keys.

Numbers that clients keep (`Allotted`) are given here, once for each row and never again. Rows made inside the game
(`yaml_managed` false) are left and given back with the others; rows that vanished from the files are deleted, or
retired while anything refers to them.
"""

import dataclasses
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from mud.kernel.clock import SystemClock
from mud.kernel.marks import Allotted
from mud.kernel.schema import Schema
from mud.kernel.spec import Spec
from mud.store.codec import Codec, Codecs, Row
from mud.store.errors import RowError
from mud.store.url import Dialect
from mud.store.vanished import Vanished, put_away

Specs = Mapping[type[Spec], Mapping[str, Spec]]
Found = dict[type[Spec], dict[str, Spec]]
DIGEST = "digest"


@dataclass(slots=True)
class LinedUp:
    """All content as the game is to use it, and what became of rows that no file names any more.

    `specs` holds retired ones too, since something refers to them; `retired` says which these are. `unreadable` rows
    are in neither.
    """

    specs: Found
    retired: dict[type[Spec], frozenset[str]] = field(default_factory=dict)
    unreadable: list[RowError] = field(default_factory=list)
    written: bool = False


async def bring_in_line(engine: AsyncEngine, schema: Schema, specs: Specs) -> Found:
    """`line_up` for those who need only the specs."""
    return (await line_up(engine, schema, specs)).specs


async def line_up(engine: AsyncEngine, schema: Schema, specs: Specs, now: float | None = None) -> LinedUp:
    """Write content into its tables where it differs, in one transaction, and return all content there is.

    `now` is for the rows' stamps, Unix seconds. Specs without a table come back as they are.
    """
    codecs = Codecs(schema, Dialect(engine.dialect.name))
    tables = {cls: codecs.of(cls) for cls in schema.specs if cls.__has_table__}
    rows = {cls: {id_: codec.row(spec) for id_, spec in specs.get(cls, {}).items()} for cls, codec in tables.items()}
    made = LinedUp({cls: dict(found) for cls, found in specs.items()})
    async with engine.begin() as connection:
        line = _Line(connection, codecs, SystemClock().now() if now is None else now)
        made.written = await line.write_if_changed(tables, rows)
        for cls, codec in tables.items():
            made.specs[cls] = dict(await line.allotted(codec, specs.get(cls, {})))
            await line.read_others(cls, codec, made)
    return made


class _Line:
    """One run of `line_up`, in its transaction."""

    def __init__(self, connection: AsyncConnection, codecs: Codecs, now: float) -> None:
        self._connection = connection
        self._codecs = codecs
        self._core = codecs.metadata.tables
        self._now = now

    async def write_if_changed(self, tables: dict[type[Spec], Codec], rows: dict[type[Spec], dict[str, Row]]) -> bool:
        digest = _digest(tables, rows)
        if await self._recall(DIGEST) == digest:
            return False
        vanished: Vanished = {}
        for cls, codec in tables.items():
            existing = await self._existing(codec)
            numbered = await self._number(codec, rows[cls], existing)
            ours = [
                (*row, True, False, self._now, self._now) for key, row in numbered.items() if _is_ours(key, existing)
            ]
            if ours:
                await self._connection.exec_driver_sql(codec.upsert, ours)
            vanished[codec.table] = {key for key in existing if key not in rows[cls] and _is_ours(key, existing)}
        await put_away(self._connection, self._codecs, vanished, self._now)
        await self._remember(DIGEST, digest)
        return True

    async def allotted(self, codec: Codec, specs: Mapping[str, Spec]) -> Mapping[str, Spec]:
        """The specs with the numbers that their rows have."""
        fields = codec.spec.marked(Allotted)
        if not fields:
            return specs
        existing = await self._existing(codec)
        numbers = {key: dict(zip((f.name for f in fields), row[2:], strict=True)) for key, row in existing.items()}
        # Any: a spec is a dataclass, which its base class does not show
        return {key: dataclasses.replace(spec, **numbers[key]) for key, spec in specs.items()}  # type: ignore[type-var]

    async def read_others(self, cls: type[Spec], codec: Codec, made: LinedUp) -> None:
        """Add the rows that no file names: made inside the game, or retired."""
        table = self._core[codec.table]
        columns = [table.c[name] for name in codec.columns]
        others = sa.select(*columns).where(sa.or_(sa.not_(table.c.yaml_managed), table.c.retired))
        retired = set()
        key_at, retired_at = codec.columns.index(codec.key_columns[0]), codec.columns.index("retired")
        sql = str(others.compile(dialect=self._connection.dialect))
        for row in (await self._connection.exec_driver_sql(sql)).fetchall():
            try:
                made.specs[cls][row[key_at]] = codec.read_spec(tuple(row))
            except RowError as error:
                made.unreadable.append(error)
            if row[retired_at]:
                retired.add(row[key_at])
        made.retired[cls] = frozenset(retired)

    async def _existing(self, codec: Codec) -> dict[str, Row]:
        """Of each row by key: the key, whether a file managed it, and its allotted numbers."""
        table = self._core[codec.table]
        names = [*codec.key_columns, "yaml_managed", *(f.column for f in codec.spec.marked(Allotted))]
        found = await self._connection.execute(sa.select(*(table.c[name] for name in names)))
        return {row[0]: tuple(row) for row in found}

    async def _number(self, codec: Codec, rows: dict[str, Row], existing: dict[str, Row]) -> dict[str, Row]:
        """The rows with the numbers they have, or with the next ones that were never given."""
        for place, f in enumerate(codec.spec.marked(Allotted), start=2):  # see `_existing`
            at, name = codec.columns.index(f.column), f"allotted {codec.table}.{f.column}"
            given = max([int(await self._recall(name) or 0), *(row[place] for row in existing.values())])
            last, numbered = given, {}
            for key, row in rows.items():
                if key not in existing:
                    last += 1
                number = existing[key][place] if key in existing else last
                numbered[key] = (*row[:at], number, *row[at + 1 :])
            rows = numbered
            if last:
                await self._remember(name, str(last))
        return rows

    async def _recall(self, name: str) -> str | None:
        table = self._core["content_state"]
        found = await self._connection.execute(sa.select(table.c.value).where(table.c.name == name))
        return found.scalar_one_or_none()

    async def _remember(self, name: str, value: str) -> None:
        table = self._core["content_state"]
        await self._connection.execute(table.delete().where(table.c.name == name))
        await self._connection.execute(table.insert().values(name=name, value=value))


def _is_ours(key: str, existing: Mapping[str, Row]) -> bool:
    return key not in existing or bool(existing[key][1])


def _digest(tables: dict[type[Spec], Codec], rows: dict[type[Spec], dict[str, Row]]) -> str:
    """A hash of all that would be written; the columns are in it, so that a new column is filled."""
    whole = hashlib.blake2b(digest_size=20)
    for cls, codec in tables.items():
        whole.update(repr((codec.table, codec.columns, list(rows[cls].values()))).encode())
    return whole.hexdigest()
