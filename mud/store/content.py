"""Content tables brought in line with what was read from YAML, for readers of the database and for foreign keys.

Numbers that clients keep (`Allotted`) are given here, once for each row and never again. Rows made inside the game
(`yaml_managed` false) are left and given back with the others; rows that vanished from the files are deleted, or
retired while anything refers to them.
"""

import asyncio
import dataclasses
import hashlib
import itertools
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from mud.content.catalog import Retired
from mud.kernel.clock import SystemClock
from mud.kernel.describe import describe
from mud.kernel.marks import Allotted
from mud.kernel.schema import Schema
from mud.kernel.spec import Spec
from mud.store.codec import Codec, Codecs, Row, codecs_of
from mud.store.errors import RowError
from mud.store.url import Dialect
from mud.store.vanished import AT_ONCE, Vanished, batches, put_away

Specs = Mapping[type[Spec], Mapping[str, Spec]]
Found = dict[type[Spec], dict[str, Spec]]
DIGEST = "digest"
STAMP = "stamp"


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


async def line_up(
    engine: AsyncEngine, schema: Schema, specs: Specs, now: float | None = None, stamp: str = ""
) -> LinedUp:
    """Write content into its tables where it differs, in one transaction, and return all content there is.

    `now` is for the rows' own stamps, Unix seconds. Specs without a table come back as they are. `stamp` says which
    content it is, as which program reads it: where the tables bear the same one, and have a row for each spec, no row
    is built to be compared, which is most of the work. Without one they always are.
    """
    codecs = codecs_of(schema, Dialect(engine.dialect.name))
    tables = [_Table(codecs.of(cls), cls, specs.get(cls, {})) for cls in schema.specs if cls.__has_table__]
    made = LinedUp({cls: dict(found) for cls, found in specs.items()})
    async with engine.begin() as connection:
        line = _Line(connection, codecs, SystemClock().now() if now is None else now)
        for table in tables:
            await line.compare(table)
        if not stamp or not await line.bears(stamp, tables):
            made.written = await line.write_if_changed(tables)
            await line.remember_stamp(stamp, tables)
        for table in tables:
            made.specs[table.cls] = table.numbered()
            await line.read_others(table, made)
    return made


class Shelving:
    """Content brought in line while a server runs, in two steps, each a transaction.

    First what is new or different is written: then the tables hold what refers to the old and what refers to the
    new. Once nothing refers to the old any more, it is put away. A start in between, or with other files, finds a
    digest that is not its own and lines everything up. The caller sees to it that nobody else writes meanwhile.
    """

    def __init__(self, engine: AsyncEngine, schema: Schema) -> None:
        self._engine = engine
        self._schema = schema
        self._codecs = codecs_of(schema, Dialect(engine.dialect.name))

    async def write(self, written: Specs, now: float) -> Found:
        """Write these specs and return them as the game is to use them, without those that the game itself made.

        Specs without a table come back as they are. `now` is Unix seconds.
        """
        made: Found = {cls: dict(specs) for cls, specs in written.items() if not cls.__has_table__}
        async with self._engine.begin() as connection:
            line = _Line(connection, self._codecs, now)
            await line.forget_digest()
            for cls in self._schema.specs:
                if cls.__has_table__ and written.get(cls):
                    made[cls] = {}
                    for some in _parts(written[cls]):
                        table = _Table(self._codecs.of(cls), cls, some)
                        await line.compare(table, among=list(some))
                        made[cls].update(await line.write_ours(table))
        return made

    async def put_away(self, gone: Mapping[type[Spec], Iterable[str]], specs: Specs, now: float) -> Retired:
        """Delete what is gone, or retire what is still referred to; returns the latter.

        `specs` is all that the files have, whose digest is remembered.
        """
        digest = await asyncio.to_thread(self._digest, specs)
        keys = {describe(cls).table: set(ids) for cls, ids in gone.items() if cls.__has_table__}
        retired: dict[type[Spec], frozenset[str]] = {}
        async with self._engine.begin() as connection:
            line = _Line(connection, self._codecs, now)
            for cls in gone:
                if cls.__has_table__:
                    name = describe(cls).table
                    keys[name] = await line.managed(name, self._codecs.of(cls).key_columns[0], keys[name])
            kept = await put_away(connection, self._codecs, keys, now)
            await line.remember_digest(digest)
            for cls in gone:
                retired[cls] = frozenset(kept.get(describe(cls).table, ()))
        return retired

    def _digest(self, specs: Specs) -> str:
        tables = (cls for cls in self._schema.specs if cls.__has_table__)
        return _digest_of((self._codecs.of(cls), specs.get(cls, {}).values()) for cls in tables)


def _parts(specs: Mapping[str, Spec]) -> Iterator[dict[str, Spec]]:
    left = iter(specs.items())
    while some := dict(itertools.islice(left, AT_ONCE)):
        yield some


def _digest_of(tables: Iterable[tuple[Codec, Iterable[Spec]]]) -> str:
    """A hash of what the files say; the columns are in it, so that a new column is filled.

    Row by row: as one text it would keep everyone else waiting while it is made.
    """
    digest = hashlib.blake2b(digest_size=20)
    for codec, specs in tables:
        digest.update(repr((codec.table, codec.columns)).encode())
        for spec in specs:
            digest.update(repr(codec.row(spec)).encode())
    return digest.hexdigest()


def _signed(stamp: str, tables: "Iterable[_Table]") -> str:
    """The stamp with the columns that there are, so that a new column is filled; as short as a digest."""
    digest = hashlib.blake2b(stamp.encode(), digest_size=20)
    for table in tables:
        digest.update(repr((table.codec.table, table.codec.columns)).encode())
    return digest.hexdigest()


class _Table:
    """What the files say of one content type, and what its table holds."""

    def __init__(self, codec: Codec, cls: type[Spec], specs: Mapping[str, Spec]) -> None:
        self.codec = codec
        self.cls = cls
        self.specs = specs
        self.allotted = codec.spec.marked(Allotted)
        self.numbers: dict[str, dict[str, int]] = {f.name: {} for f in self.allotted}
        """Allotted numbers, by field and key."""
        self.existing: dict[str, Row] = {}  # of each row by key: the key, whether a file manages it, allotted numbers

    def is_ours(self, key: str) -> bool:
        """Whether the files decide about a row, and not the game."""
        return key not in self.existing or bool(self.existing[key][1])

    def lacks_rows(self) -> bool:
        """Whether the table lacks something that the files have."""
        return not self.specs.keys() <= self.existing.keys()

    def rows(self) -> Iterator[tuple[str, Row]]:
        """Each row by its key, with its numbers."""
        return ((key, self.codec.row(spec)) for key, spec in self.numbered().items())

    def numbered(self) -> dict[str, Spec]:
        """The specs with the numbers that their rows have."""
        if not self.numbers:
            return dict(self.specs)
        return {
            # A spec is a dataclass, which its base class does not show.
            key: dataclasses.replace(spec, **{name: given[key] for name, given in self.numbers.items()})  # type: ignore[type-var]
            for key, spec in self.specs.items()
        }


class _Line:
    """One run of `line_up`, in its transaction."""

    def __init__(self, connection: AsyncConnection, codecs: Codecs, now: float) -> None:
        self._connection = connection
        self._codecs = codecs
        self._core = codecs.metadata.tables
        self._now = now

    async def compare(self, table: _Table, among: Collection[str] | None = None) -> None:
        """See which rows exist, all or of some keys, and give the others the next numbers that were never given."""
        core, codec = self._core[table.codec.table], table.codec
        names = [*codec.key_columns, "yaml_managed", *(f.column for f in table.allotted)]
        query = sa.select(*(core.c[name] for name in names))
        if among is not None:
            query = query.where(core.c[codec.key_columns[0]].in_(among))
        found = await self._connection.execute(query)
        table.existing = {row[0]: tuple(row) for row in found}
        for place, f in enumerate(table.allotted, start=2):
            name = f"allotted {codec.table}.{f.column}"
            given = max([int(await self._recall(name) or 0), *(row[place] for row in table.existing.values())])
            fresh = itertools.count(given + 1)
            for key in table.specs:
                number = table.existing[key][place] if key in table.existing else next(fresh)
                table.numbers[f.name][key] = number
            await self._remember(name, str(next(fresh) - 1))

    async def write_if_changed(self, tables: list[_Table]) -> bool:
        """Write all tables, and put away what vanished from the files; False when nothing had to be done."""
        digest = _digest_of((table.codec, table.specs.values()) for table in tables)
        if await self._recall(DIGEST) == digest and not any(table.lacks_rows() for table in tables):
            return False
        vanished: Vanished = {}
        for table in tables:
            await self._upsert(table)
            gone = table.existing.keys() - table.specs.keys()
            vanished[table.codec.table] = {key for key in gone if table.is_ours(key)}
        await put_away(self._connection, self._codecs, vanished, self._now)
        await self._remember(DIGEST, digest)
        return True

    async def bears(self, stamp: str, tables: list[_Table]) -> bool:
        """Whether the tables are those of that content, and whole."""
        return await self._recall(STAMP) == _signed(stamp, tables) and not any(table.lacks_rows() for table in tables)

    async def remember_stamp(self, stamp: str, tables: list[_Table]) -> None:
        """Have a start with the same content and program build no rows."""
        await self._remember(STAMP, _signed(stamp, tables))

    async def write_ours(self, table: _Table) -> dict[str, Spec]:
        """Write the rows of a table that the files decide about; returns their specs."""
        await self._upsert(table)
        return {key: spec for key, spec in table.numbered().items() if table.is_ours(key)}

    async def managed(self, name: str, key: str, ids: set[str]) -> set[str]:
        """Those of some rows that the files decide about."""
        core, found = self._core[name], set()
        for some in batches(ids):
            query = sa.select(core.c[key]).where(core.c[key].in_(some), core.c.yaml_managed)
            found |= {row[0] for row in await self._connection.execute(query)}
        return found

    async def forget_digest(self) -> None:
        """Have the next start line everything up."""
        table = self._core["content_state"]
        await self._connection.execute(table.delete().where(table.c.name.in_((DIGEST, STAMP))))

    async def remember_digest(self, digest: str) -> None:
        """Have a start with these files write nothing."""
        await self._remember(DIGEST, digest)

    async def _upsert(self, table: _Table) -> None:
        extra = (True, False, self._now, self._now)
        ours = [row + extra for key, row in table.rows() if table.is_ours(key)]
        if ours:
            await self._connection.exec_driver_sql(table.codec.upsert, ours)

    async def read_others(self, table: _Table, made: LinedUp) -> None:
        """Add the rows that no file names: made inside the game, or retired."""
        core, codec = self._core[table.codec.table], table.codec
        others = sa.select(*(core.c[name] for name in codec.columns))
        others = others.where(sa.or_(sa.not_(core.c.yaml_managed), core.c.retired))
        key_at, retired_at = codec.columns.index(codec.key_columns[0]), codec.columns.index("retired")
        retired = set()
        # As text, so that JSON comes as the codec reads it.
        sql = str(others.compile(dialect=self._connection.dialect))
        for row in (await self._connection.exec_driver_sql(sql)).fetchall():
            try:
                made.specs[table.cls][row[key_at]] = codec.read_spec(tuple(row))
            except RowError as error:
                made.unreadable.append(error)
            if row[retired_at]:
                retired.add(row[key_at])
        made.retired[table.cls] = frozenset(retired)

    async def _recall(self, name: str) -> str | None:
        table = self._core["content_state"]
        found = await self._connection.execute(sa.select(table.c.value).where(table.c.name == name))
        return found.scalar_one_or_none()

    async def _remember(self, name: str, value: str) -> None:
        if await self._recall(name) == value:
            return
        table = self._core["content_state"]
        await self._connection.execute(table.delete().where(table.c.name == name))
        await self._connection.execute(table.insert().values(name=name, value=value))
