"""Capture: the rows of everything that changed, built in one go between two commands.

Nothing here waits, so no command can come between two rows: what is captured is the world at one instant. Rows of a
flush that failed are kept and joined with what changed since, which is again the world at one instant.
"""

import gc
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any

from mud.kernel.describe import describe
from mud.kernel.entity import Entity, set_slot
from mud.kernel.record import Record
from mud.kernel.schema import Schema
from mud.store.batch import Key, Poisoned, Row, Rows
from mud.store.codec import Codecs
from mud.store.columns import key_columns
from mud.world.world import World

MOST_RECORDS = 200_000
"""So many records may wait for a database that is away (some 100 MB); the oldest make room for the newest."""


@dataclass(frozen=True, slots=True)
class _Plan:
    """How a thing of one class becomes a row."""

    table: str
    row: Callable[[Any], Row]  # Any: a thing of that class
    key: Callable[[Row], Key]
    key_of_key: Callable[[Any], Key]  # Any: a key as its shelf has it


class Capture:
    """Takes from the world what is to be saved, and keeps it while it cannot be."""

    def __init__(self, world: World, codecs: Codecs) -> None:
        self._world = world
        self._plans = {cls: _plan(world.schema, codecs, cls) for cls in (*world.schema.entities, *world.schema.records)}
        self._by_table = {plan.table: plan for plan in self._plans.values()}
        self._record_tables = [describe(cls).table for cls in world.schema.records]
        self._kept = Rows()
        self.records_dropped = 0

    def unsaved(self) -> int:
        """How many rows wait to be written, those in flight not counted."""
        return self._world.dirty_count() + len(self._kept)

    def take(self, lazy_too: bool = False) -> Rows:
        """All that is to be written, as rows. Whoever takes them has to `give_back` what was not written."""
        with _no_collection():
            rows = self._taken(lazy_too)
        self._bound_records(rows)
        return rows

    def gather(self) -> None:
        """Keep what changed as rows, which are bounded, when nothing can be written for long."""
        self.give_back(self.take())

    def mark_everything(self) -> None:
        """Let the next `take` have the whole world."""
        self._world.mark_all()

    def give_back(self, rows: Rows) -> None:
        """Keep rows that could not be written for the next `take`."""
        rows.absorb(self._kept)
        self._kept = rows

    def _taken(self, lazy_too: bool) -> Rows:
        changes, taken = self._world.take_changes(lazy_too), Rows()
        for table, key in changes.removed:
            taken.drop(table, self._by_table[table].key_of_key(key))
        now = self._world.clock.now()
        for entity in changes.dirty:
            set_slot(entity, "updated_at", now)
        self._build(taken, changes.dirty)
        self._build(taken, changes.records)
        rows, self._kept = self._kept, Rows()
        rows.absorb(taken)
        return rows

    def _build(self, rows: Rows, things: Iterable[Entity | Record]) -> None:
        by_class: dict[type, list[Entity | Record]] = {}
        for cls, run in groupby(things, type):
            by_class.setdefault(cls, []).extend(run)
        for cls, all_of_one in by_class.items():
            plan = self._plans[cls]
            try:
                built = list(map(plan.row, all_of_one))
            except Exception:  # noqa: BLE001  # whatever is wrong with one of them must not keep the others from disk
                built = _build_one_by_one(rows, plan, all_of_one)
            rows.put(plan.table, dict(zip(map(plan.key, built), built, strict=True)))

    def _bound_records(self, rows: Rows) -> None:
        waiting = [rows.upserts[table] for table in self._record_tables if table in rows.upserts]
        surplus = sum(map(len, waiting)) - MOST_RECORDS
        if surplus <= 0:
            return
        self.records_dropped += surplus
        for records in waiting:
            for key in list(records)[:surplus]:
                del records[key]
                surplus -= 1


@contextmanager
def _no_collection() -> Iterator[None]:
    """No garbage collection, which thousands of new rows would set off: it doubled the time that play stands still."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _build_one_by_one(rows: Rows, plan: _Plan, things: list[Entity | Record]) -> list[Row]:
    built = []
    for thing in things:
        try:
            built.append(plan.row(thing))
        except Exception as error:  # noqa: BLE001  # as above; it is put into quarantine and told
            key = plan.key_of_key(_shelf_key(thing))
            rows.broken[plan.table, key] = Poisoned(plan.table, key, None, f"{type(error).__name__}: {error}")
    return built


def _shelf_key(thing: Entity | Record) -> Any:  # Any: a key as its shelf has it
    values = tuple(getattr(thing, name) for name in describe(type(thing)).key)
    return values[0] if len(values) == 1 else values


def _plan(schema: Schema, codecs: Codecs, cls: type) -> _Plan:
    codec, spec = codecs.of(cls), schema.spec_of(cls)
    places = [codec.columns.index(name) for name in key_columns(spec)]
    return _Plan(spec.table, codec.row, _key_at(places), codec.key)


def _key_at(places: list[int]) -> Callable[[Row], Key]:
    if places == list(range(len(places))):
        return itemgetter(slice(0, len(places)))
    return lambda row: tuple(row[place] for place in places)
