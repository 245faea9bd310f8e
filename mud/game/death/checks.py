"""What keeps loot from being loaded: a table that asks itself."""

from collections.abc import Iterator

from mud.content.catalog import Catalog
from mud.content.origins import Problem, faults
from mud.game.death.specs import LootTable
from mud.kernel.ids import LootTableId


@faults
def tables_in_circles(catalog: Catalog) -> Iterator[Problem]:
    """A table that is asked by itself, or by those that it asks: it would never come to an end."""
    tables = catalog.all(LootTable)
    for table in tables.values():
        for number, line in enumerate(table.lines):
            if line.table is not None and table.id in _asked_by(catalog, line.table):
                message = f"{line.table} asks {table.id} again: a table of loot cannot be inside itself"
                yield Problem(message, LootTable, table.id, ("lines", number, "table"))


def _asked_by(catalog: Catalog, first: LootTableId) -> set[LootTableId]:
    """A table with all that it asks, and what those ask."""
    tables, found, waiting = catalog.all(LootTable), set[LootTableId](), [first]
    while waiting:
        table = waiting.pop()
        if table in found or table not in tables:
            continue
        found.add(table)
        waiting.extend(line.table for line in tables[table].lines if line.table is not None)
    return found
