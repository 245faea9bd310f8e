"""Capture: the rows of everything that changed, as it is at one instant between two commands.

Rows of a flush that failed are kept and joined with what changed since, which is again the world at one instant. How
rows are built while play goes on is in `mud.store.taking`.
"""

from collections.abc import Callable, Iterator
from operator import itemgetter

from mud.kernel.describe import describe
from mud.kernel.schema import Schema
from mud.store.batch import Key, Row, Rows
from mud.store.codec import Codecs
from mud.store.columns import key_columns
from mud.store.taking import SLICE, Plan, Taking
from mud.world.world import World

MOST_RECORDS = 200_000
"""So many records may wait for a database that is away (some 100 MB); the oldest make room for the newest."""


class Capture:
    """Takes from the world what is to be saved, and keeps it while it cannot be."""

    def __init__(self, world: World, codecs: Codecs, slice_rows: int = SLICE) -> None:
        """`slice_rows` are built in one go, when there is more to take than that."""
        self.slice_rows = slice_rows
        self._world = world
        self._plans = {cls: _plan(world.schema, codecs, cls) for cls in (*world.schema.entities, *world.schema.records)}
        self._record_tables = [describe(cls).table for cls in world.schema.records]
        self._kept = Rows()
        self.records_dropped = 0

    def unsaved(self) -> int:
        """How many rows wait to be written, those in flight not counted."""
        return self._world.dirty_count() + len(self._kept)

    @property
    def keeps_rows(self) -> bool:
        """Whether rows of a flush that failed are kept here."""
        return bool(self._kept)

    def begin(self, lazy_too: bool = False) -> Taking:
        """Begin to take all that is to be written, as it is at this instant; one at a time.

        Whoever does it builds it to the end, and has to `give_back` what was not written.
        """
        kept, self._kept = self._kept, Rows()
        return Taking(self._world, self._plans, kept, lazy_too)

    def take(self, lazy_too: bool = False) -> Rows:
        """All that is to be written, as rows, in one go."""
        rows = self.begin(lazy_too).build_all()
        self.bound_records(rows)
        return rows

    def bound_records(self, rows: Rows) -> None:
        """Drop the oldest records when there are too many."""
        waiting = [rows.upserts[table] for table in self._record_tables if table in rows.upserts]
        surplus = sum(map(len, waiting)) - MOST_RECORDS
        if surplus <= 0:
            return
        self.records_dropped += surplus
        for records in waiting:
            for key in list(records)[:surplus]:
                del records[key]
                surplus -= 1

    def gather(self) -> None:
        """Keep what changed as rows, which are bounded, when nothing can be written for long."""
        self.give_back(self.take())

    def mark_everything(self) -> Iterator[int]:
        """Let the next capture have the whole world; each step of what is returned marks a part of it."""
        return self._world.mark_in_parts()

    def give_back(self, rows: Rows) -> None:
        """Keep rows that could not be written for the next `take`."""
        rows.absorb(self._kept)
        self._kept = rows


def _plan(schema: Schema, codecs: Codecs, cls: type) -> Plan:
    codec, spec = codecs.of(cls), schema.spec_of(cls)
    places = [codec.columns.index(name) for name in key_columns(spec)]
    return Plan(spec.table, codec.row, _key_at(places), codec.key)


def _key_at(places: list[int]) -> Callable[[Row], Key]:
    if places == list(range(len(places))):
        return itemgetter(slice(0, len(places)))
    return lambda row: tuple(row[place] for place in places)
