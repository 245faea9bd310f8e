"""What one flush takes of the world: rows of one instant, built in slices while play goes on.

Building many rows would hold the loop for long, so only the first slice is built at once. Until the last is built
the shelves tell of each entity just before it changes: the row of one that is still to be built is built then, as it
is at that moment, which is as it was at the instant. With nothing left to build an assignment costs what it always
does.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import groupby, islice
from typing import Any

from mud.kernel.describe import describe
from mud.kernel.entity import Entity, set_slot
from mud.kernel.garbage import no_collection, pass_over_rows
from mud.kernel.record import Record
from mud.store.batch import Key, Poisoned, Row, Rows
from mud.world.world import World

SLICE = 500
"""Rows that are built in one go: some 1.5 ms when the entities lie scattered over the memory."""

Thing = Entity | Record


@dataclass(frozen=True, slots=True)
class Plan:
    """How a thing of one class becomes a row."""

    table: str
    row: Callable[[Any], Row]  # Any: a thing of that class
    key: Callable[[Row], Key]
    key_of_key: Callable[[Any], Key]  # Any: a key as its shelf has it


Plans = dict[type, Plan]


class Taking:
    """Begins at one instant; `rows` has all rows of it once `build` has said that nothing is left."""

    def __init__(self, world: World, plans: Plans, rows: Rows, lazy_too: bool) -> None:
        """`rows` are those that were kept from before: what is taken now is newer."""
        self.rows = rows
        self._world = world
        self._plans = plans
        self._now = world.clock.now()
        self._entities, removed, self._records = world.hand_over(lazy_too)
        self._built_records = 0
        by_table = {plan.table: plan for plan in plans.values()}
        for table, key in removed:
            rows.drop(table, by_table[table].key_of_key(key))
        if self._entities:
            world.tell_before_change(self._about_to_change)

    @property
    def left(self) -> int:
        """How many rows are still to be built."""
        return len(self._entities) + len(self._records) - self._built_records

    def build(self, most: int) -> bool:
        """Build some more; whether anything is left."""
        with no_collection():
            if self._entities:
                entities = list(islice(self._entities, most))
                for entity in entities:
                    del self._entities[entity]
                self._build_entities(entities)
                if not self._entities:
                    self._world.tell_before_change(None)
            else:
                records = self._records[self._built_records : self._built_records + most]
                self._built_records += len(records)
                self._build(records)
            is_more = self.left > 0
            if is_more:
                pass_over_rows()
        return is_more

    def build_all(self) -> Rows:
        """Build what is left, in one go."""
        while self.build(max(self.left, 1)):
            pass
        return self.rows

    def _about_to_change(self, entity: Entity) -> None:
        if entity in self._entities:
            del self._entities[entity]
            self._build_entities([entity])

    def _build_entities(self, entities: list[Entity]) -> None:
        for entity in entities:
            set_slot(entity, "updated_at", self._now)
        self._build(entities)

    def _build(self, things: Iterable[Thing]) -> None:
        by_class: dict[type, list[Thing]] = {}
        for cls, run in groupby(things, type):
            by_class.setdefault(cls, []).extend(run)
        for cls, all_of_one in by_class.items():
            plan = self._plans[cls]
            try:
                built = list(map(plan.row, all_of_one))
            except Exception:  # noqa: BLE001  # whatever is wrong with one of them must not keep the others from disk
                built = _build_one_by_one(self.rows, plan, all_of_one)
            self.rows.put(plan.table, dict(zip(map(plan.key, built), built, strict=True)))


def _build_one_by_one(rows: Rows, plan: Plan, things: list[Thing]) -> list[Row]:
    built = []
    for thing in things:
        try:
            built.append(plan.row(thing))
        except Exception as error:  # noqa: BLE001  # as above; it is put into quarantine and told
            key = plan.key_of_key(_shelf_key(thing))
            rows.broken[plan.table, key] = Poisoned(plan.table, key, None, f"{type(error).__name__}: {error}")
    return built


def _shelf_key(thing: Thing) -> Any:  # Any: a key as its shelf has it
    values = tuple(getattr(thing, name) for name in describe(type(thing)).key)
    return values[0] if len(values) == 1 else values
