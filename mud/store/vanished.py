"""Rows of content that vanished from the files: deleted, or retired as long as a row that stays refers to them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from mud.kernel.describe import TableKind
from mud.kernel.marks import Ref
from mud.store.codec import Codecs
from mud.store.columns import columns_of

Vanished = dict[str, set[str]]
"""Keys of rows by table."""

AT_ONCE = 500
"""Parameters of one statement; older SQLites allow 999."""


async def put_away(connection: AsyncConnection, codecs: Codecs, vanished: Vanished, now: float) -> Vanished:
    """Delete these rows, but retire those that are referred to, by something that stays or by one that is retired.

    Returns the latter.
    """
    kept = await _still_needed(connection, codecs, vanished)
    for table, keys in vanished.items():
        core, key_column = codecs.metadata.tables[table], codecs.tables[table].key_columns[0]
        for some in batches(keys - kept[table]):
            await connection.execute(core.delete().where(core.c[key_column].in_(some)))
        for some in batches(kept[table]):
            retired = core.update().where(core.c[key_column].in_(some), sa.not_(core.c.retired))
            await connection.execute(retired.values(retired=True, updated_at=now))
    return kept


async def _still_needed(connection: AsyncConnection, codecs: Codecs, vanished: Vanished) -> Vanished:
    """Two that refer to each other do not keep each other: only what can be reached from a row that stays is kept."""
    kept: Vanished = {table: set() for table in vanished}
    leads_to: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    reached: list[tuple[str, str]] = []
    for child, column, parent in _references(codecs, vanished):
        for child_key, parent_key in await _referring(connection, codecs, child, column, vanished[parent]):
            if child_key is not None and child_key in vanished.get(child, ()):
                leads_to[child, child_key].append((parent, parent_key))
            else:
                reached.append((parent, parent_key))
    while reached:
        table, key = reached.pop()
        if key not in kept[table]:
            kept[table].add(key)
            reached += leads_to[table, key]
    return kept


def _references(codecs: Codecs, vanished: Vanished) -> Iterator[tuple[str, str, str]]:
    for table, codec in codecs.tables.items():
        for column in columns_of(codec.spec):
            targets = (mark.target.partition(".")[0] for mark in column.marks if isinstance(mark, Ref))
            yield from ((table, column.name, target) for target in targets if vanished.get(target))


async def _referring(
    connection: AsyncConnection, codecs: Codecs, child: str, column: str, keys: set[str]
) -> list[tuple[str | None, str]]:
    """Key of the row that refers (None unless it is content, where it does not matter), and key referred to."""
    core, codec = codecs.metadata.tables[child], codecs.tables[child]
    is_content = codec.spec.kind is TableKind.CONTENT
    key = core.c[codec.key_columns[0]] if is_content else sa.null()
    found: list[tuple[str | None, str]] = []
    for some in batches(keys):
        rows = await connection.execute(sa.select(key, core.c[column]).where(core.c[column].in_(some)).distinct())
        found += [(row[0], row[1]) for row in rows]
    return found


def batches(keys: Iterable[str]) -> Iterator[list[str]]:
    """The keys in order, no more at once than one statement takes."""
    left = iter(sorted(keys))
    while some := list(islice(left, AT_ONCE)):
        yield some
