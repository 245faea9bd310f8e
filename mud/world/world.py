"""The world: every entity in memory, and for the time between two commands what is still to be saved and told.

It knows shelves, not features. Acts change it and say what happened; the persister takes `changes` between commands,
the session floor takes `outbox`.
"""

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, TypeVar

from mud.content.catalog import Catalog
from mud.kernel.clock import Clock
from mud.kernel.dice import Dice
from mud.kernel.entity import Entity
from mud.kernel.events import Bus, Event
from mud.kernel.hooks import Hooks
from mud.kernel.ids import Ids
from mud.kernel.record import Record
from mud.kernel.schedule import Schedule
from mud.kernel.schema import Schema
from mud.kernel.spec import Spec
from mud.world.shelf import Shelf, TypeCheck
from mud.world.undo import Undo

MARKED_AT_ONCE = 2_000
"""Entities marked in one go when the whole world is to be saved: half a millisecond."""

E = TypeVar("E", bound=Entity)
S = TypeVar("S", bound=Spec)
M = TypeVar("M")


@dataclass(slots=True)
class Changes:
    """What is to be saved since it was last taken; `removed` names table and key."""

    dirty: list[Entity] = field(default_factory=list)
    removed: list[tuple[str, Any]] = field(default_factory=list)  # Any: a key, see Shelf
    records: list[Record] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.dirty or self.removed or self.records)


@dataclass(frozen=True, slots=True)
class Sources:
    """Where time, chance and ids come from: the machine's in production, stepped and seeded in tests."""

    clock: Clock
    dice: Dice
    ids: Ids


class World:
    """All shelves of a schema, and what the features declared about them."""

    def __init__(
        self,
        schema: Schema,
        catalog: Catalog,
        sources: Sources,
        rules: tuple[Bus, Hooks],
        check: TypeCheck | None = None,
    ) -> None:
        self.schema = schema
        self.catalog = catalog
        self.clock = sources.clock
        self.dice = sources.dice
        self.ids = sources.ids
        self.schedule = Schedule(sources.clock)
        self.bus, self.hooks = rules
        self.outbox: list[Event] = []
        self._dirty: dict[Entity, None] = {}
        self._lazy: dict[Entity, None] = {}
        self._removed: dict[tuple[str, Any], None] = {}  # Any: a key, see Shelf
        self._records: list[Record] = []
        self._told: Callable[[Entity], None] | None = None
        self._undo: list[Undo] = []
        self._memory: dict[type, Any] = {}  # Any: an instance of each type
        self._shelves: dict[type[Entity], Shelf[Any]] = {  # Any: one shelf for each class
            cls: Shelf(schema.spec_of(cls), schema.parts[cls], self._dirty, self._lazy, check)
            for cls in schema.entities
        }

    def shelf(self, cls: type[E]) -> Shelf[E]:
        """The shelf of that class."""
        return self._shelves[cls]

    def shelves(self) -> Collection[Shelf[Any]]:  # Any: of every class
        """All shelves, in roster order."""
        return self._shelves.values()

    def get(self, cls: type[E], key: Any) -> E | None:  # Any: a key, see Shelf
        """The entity of that class and key."""
        return self._shelves[cls].get(key)

    def where(self, cls: type[E], field: str, value: object) -> Collection[E]:
        """Those whose `field` (marked Lookup) has that value: a live view, so copy it before changing the field."""
        return self._shelves[cls].group(field, value)

    def one(self, cls: type[E], field: str, value: object) -> E | None:
        """The first whose `field` (marked Lookup) has that value."""
        return next(iter(self._shelves[cls].group(field, value)), None)

    def add(self, entity: E) -> E:
        """Bring a new entity into the world; DuplicateError when its key or a unique value is taken."""
        shelf = self._shelves[type(entity)]
        shelf.add(entity, self.clock.now())
        if self._undo:
            self._undo[-1].adds(shelf, entity)
        self._removed.pop((shelf.spec.table, shelf.key_of(entity)), None)
        return entity

    def remove(self, entity: Entity) -> None:
        """Take an entity out of the world for good. What it holds is the caller's to move or remove first."""
        shelf = self._shelves[type(entity)]
        if self._undo and entity in shelf:
            self._undo[-1].removes(shelf, entity)
        key = shelf.remove(entity)
        self._dirty.pop(entity, None)
        self._lazy.pop(entity, None)
        self._removed[shelf.spec.table, key] = None

    def record(self, fact: Record) -> None:
        """Append a fact to its table with the next flush."""
        self._records.append(fact)

    def happened(self, event: Event) -> None:
        """Say what happened: it will be told, and the features that care react now."""
        self.outbox.append(event)
        self.bus.happened(self, event)

    def memory(self, kind: type[M]) -> M:
        """What a feature keeps in memory only, under a type of its own: made when it is first asked for."""
        found: M | None = self._memory.get(kind)
        if found is None:
            found = self._memory[kind] = kind()
        return found

    def check(self, intent: object) -> None:
        """Ask all guards before an act; raises Refused."""
        self.hooks.check(self, intent)

    def modified(self, quantity: object, base: float) -> float:
        """A number after all modifiers."""
        return self.hooks.modified(self, quantity, base)

    def told(self) -> list[Event]:
        """Take what happened since this was last asked."""
        events, self.outbox = self.outbox, []
        return events

    def dirty_count(self) -> int:
        """How many rows the next flush would write; lazy changes alone count nothing."""
        return len(self._dirty) + len(self._removed) + len(self._records)

    def take_changes(self, lazy_too: bool = False) -> Changes:
        """Take what is to be saved. Lazy changes go along when there is anything else, or when they are asked for."""
        dirty, removed, records = self.hand_over(lazy_too)
        return Changes(list(dirty), removed, records)

    def hand_over(self, lazy_too: bool = False) -> tuple[dict[Entity, None], list[tuple[str, Any]], list[Record]]:
        """What `take_changes` takes, as it was collected: however much it is, that takes no time."""
        if self._dirty or self._removed or self._records or lazy_too:
            self._dirty.update(self._lazy)
            self._lazy.clear()
        handed_over = self._dirty, list(self._removed), self._records
        self._dirty, self._records = {}, []
        self._removed.clear()
        for shelf in self._shelves.values():
            shelf.dirty = self._dirty
        return handed_over

    def tell_before_change(self, told: Callable[[Entity], None] | None) -> None:
        """Have someone told of each entity just before it changes, until None is given."""
        self._told = told
        self._watch()

    def is_clean(self, entity: Entity) -> bool:
        """Whether nothing of it waits to be taken, not even a lazy change."""
        return entity not in self._dirty and entity not in self._lazy

    def mark(self, entity: Entity) -> None:
        """Mark an entity for saving although nothing was assigned."""
        if self._undo:
            self._undo[-1].changes(entity)
        self._dirty[entity] = None

    @contextmanager
    def undoing(self) -> Iterator[None]:
        """Do what stands inside whole or not at all: an exception puts everything back, and goes on.

        Nothing may be saved or told meanwhile: it is a span without an `await`.
        """
        undo = Undo.begin(self)
        self._undo.append(undo)
        self._watch()
        try:
            yield
        except BaseException:  # whatever it was, what was done is put back, and it goes on
            undo.back()
            raise
        else:
            undo.leave_to(self._undo[-2] if len(self._undo) > 1 else None)
        finally:
            self._undo.pop()
            self._watch()
            if not self._undo:
                self.schedule.end()

    @property
    def dirty(self) -> dict[Entity, None]:
        """What the next flush would write."""
        return self._dirty

    @property
    def lazy(self) -> dict[Entity, None]:
        """What goes with the next flush, and starts none."""
        return self._lazy

    @property
    def removed(self) -> dict[tuple[str, Any], None]:  # Any: a key, see Shelf
        """What the next flush would delete."""
        return self._removed

    @property
    def records(self) -> list[Record]:
        """The facts that the next flush would append."""
        return self._records

    def _watch(self) -> None:
        """Let the shelves tell of changes to whoever wants to know."""
        undo = self._undo[-1] if self._undo else None
        told = self._told
        if undo is not None:
            told = undo.changes if told is None else _both(told, undo.changes)
        for shelf in self._shelves.values():
            shelf.memory = undo
            shelf.tell_before_change(told)

    def mark_all(self) -> None:
        """Mark every entity for saving: the database went back in time, or is new."""
        for _ in self.mark_in_parts():
            pass

    def mark_in_parts(self, most: int = MARKED_AT_ONCE) -> Iterator[int]:
        """Mark every entity that is there now, so many with each step; what may happen between two steps."""
        for shelf in self._shelves.values():
            everyone = iter(list(shelf))
            while some := list(islice(everyone, most)):
                self._dirty.update((entity, None) for entity in some if entity in shelf)
                yield len(some)


def _both(first: Callable[[Entity], None], second: Callable[[Entity], None]) -> Callable[[Entity], None]:
    def tell(entity: Entity) -> None:
        first(entity)
        second(entity)

    return tell
