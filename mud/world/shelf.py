"""A shelf holds all entities of one class, by key, and keeps its look-ups and the dirty dict right on each assignment.

Assignments to fields that nobody watches go straight to the slot (see `kernel.entity`); the watched ones come here:
those with a look-up, lazy and transient ones, keys, and all of them while types are checked.
"""

import dataclasses
from collections.abc import Callable, Collection, Container, Iterator
from typing import Any, Generic, Protocol, TypeVar

from mud.kernel.describe import TableSpec, transient_lookups
from mud.kernel.entity import EVERYTHING, NOWHERE, Entity, Part, attach, home_of, move_home, set_slot
from mud.kernel.errors import DeclarationError, MudError
from mud.kernel.marks import Lazy, Lookup, Unique

E = TypeVar("E", bound=Entity)

Key = Any  # Any: the value of the key field, or a tuple of the values of several
Group = dict[Any, None]  # Any: entities of the shelf's class
Groups = dict[Any, Group]  # Any: a value of any field
TypeCheck = Callable[[Entity, str, Any], None]  # Any: a field of any type


class Memory(Protocol):
    """Who remembers how things were, while something may have to be undone."""

    def regroups(self, groups: Groups, value: object) -> None:
        """A group is about to lose or win a member."""


class DuplicateError(MudError):
    """An entity was added under a key or a unique value that another one has."""


class Shelf(Generic[E]):
    """All entities of one class. Groups keep the order in which their members came."""

    def __init__(
        self,
        spec: TableSpec,
        parts: tuple[type[Part], ...],
        dirty: dict[Entity, None],
        lazy: dict[Entity, None],
        check: TypeCheck | None = None,
    ) -> None:
        self.spec = spec
        self.dirty = dirty
        self.lazy = lazy
        self.changes = 0
        """How often anything on the shelf has changed: as long as it is the same, so is what was worked out from it."""
        self.most_counted = 50_000
        """Groups of one look-up whose changes are counted, twice as many as a big world has rooms; with one more all
        count as changed."""
        self._parts = parts
        self._check = check
        self._by_key: dict[Key, E] = {}
        looked_up = (*(f.name for f in spec.fields if f.mark(Lookup) or f.mark(Unique)), *transient_lookups(spec.cls))
        self._groups: dict[str, dict[Any, dict[E, None]]] = {name: {} for name in looked_up}
        self._unique = frozenset(f.name for f in spec.marked(Unique))
        self._lazy_names = frozenset(f.name for f in spec.marked(Lazy))
        self._saved = frozenset(f.name for f in spec.fields)
        self._key_names = spec.key
        self._single = spec.key[0] if len(spec.key) == 1 else None
        transient = {f.name for f in dataclasses.fields(spec.cls)} - self._saved
        watched = self._lazy_names.union(self._groups, transient, self._key_names)
        self._always_watched: Container[str] = EVERYTHING if check else watched
        self.watched = self._always_watched
        self._about_to_change: Callable[[Entity], None] | None = None
        self.is_counting = False
        self._counted: dict[str, dict[Any, int]] = {}  # Any: a value of any field
        self._uncounted = 0
        self.memory: Memory | None = None

    def __len__(self) -> int:
        return len(self._by_key)

    def __iter__(self) -> Iterator[E]:
        return iter(self._by_key.values())

    def __contains__(self, entity: object) -> bool:
        return isinstance(entity, Entity) and home_of(entity) is self

    def key_of(self, entity: E) -> Key:
        """The key under which the entity stands: a value, or a tuple where the key has several columns."""
        if self._single:
            return getattr(entity, self._single)
        return tuple(getattr(entity, name) for name in self._key_names)

    def get(self, key: Key) -> E | None:
        """The entity with that key."""
        return self._by_key.get(key)

    def group(self, field: str, value: object) -> Collection[E]:
        """Those whose `field` (marked Lookup) has that value, in the order in which they came.

        A view that changes with the group, so use it before anything else happens, or copy it.
        """
        members = self._groups[field].get(value)
        return _NOBODY if members is None else members.keys()

    def changes_in(self, field: str, value: object) -> int:
        """How many changes there were when a group (see `group`) or anything of one of its members last changed.

        As long as it is the same, so is what was worked out from the group; it never sinks. From the
        first time that this is asked of a look-up its groups are counted, which makes assignments take longer.
        """
        counted = self._counted.get(field)
        if counted is None:
            counted = self._counted[field] = {}
            self.is_counting = True
            self._uncounted = self.changes
        return counted.get(value, self._uncounted)

    def changes_everywhere(self) -> None:
        """Whatever was worked out from anything on the shelf has to be worked out again."""
        self.changes += 1
        self._uncounted = self.changes
        for counted in self._counted.values():
            counted.clear()

    def tell_before_change(self, told: Callable[[Entity], None] | None) -> None:
        """Have someone told of each entity just before it changes, until None is given; then it costs nothing again."""
        self._about_to_change = told
        self.watched = EVERYTHING if told else self._always_watched

    def add(self, entity: E, now: float) -> None:
        """Take in a new entity and mark it for saving; DuplicateError when its key or a unique value is taken."""
        if self._check:
            for field in self.spec.fields:
                if isinstance(entity, field.holder):
                    self._check(entity, field.name, getattr(entity, field.name))
        self.place(entity, {part: part() for part in self._parts})
        set_slot(entity, "created_at", now)
        self.dirty[entity] = None

    def place(self, entity: E, parts: dict[type[Part], Part]) -> None:
        """Take in an entity that is stored already, with its parts; it is not marked for saving.

        A part of which nothing is stored is made anew.
        """
        self._refuse_duplicate(entity)
        if self.memory is not None:
            for name, groups in self._groups.items():
                self.memory.regroups(groups, getattr(entity, name))
        joined = [groups.setdefault(getattr(entity, name), {}) for name, groups in self._groups.items()]
        if len(parts) < len(self._parts):
            parts = {part: parts[part] if part in parts else part() for part in self._parts}
        attach(entity, parts)
        self._by_key[self.key_of(entity)] = entity
        for members in joined:
            members[entity] = None
        move_home(entity, self)
        self._count(entity)

    def remove(self, entity: E) -> Key:
        """Let an entity go: it refuses every assignment from now on. Returns the key that it had."""
        key = self.key_of(entity)
        if self._by_key.get(key) is not entity:
            raise DeclarationError(f"{type(entity).__name__} {key!r} is not on this shelf")
        del self._by_key[key]
        self._count(entity)
        for name in self._groups:
            self._ungroup(name, entity)
        move_home(entity, NOWHERE)
        return key

    def forget(self, entity: E) -> None:
        """Let go of an entity that was added in a span that is undone; its groups are put back apart."""
        del self._by_key[self.key_of(entity)]

    def recall(self, entity: E) -> None:
        """Take an entity back that was removed in a span that is undone; its groups are put back apart."""
        self._by_key[self.key_of(entity)] = entity

    def assign(self, entity: Entity, name: str, value: Any) -> None:  # Any: a field of any type
        """Assign a watched field: check it, move the entity between groups, mark it."""
        if self._about_to_change is not None:
            self._about_to_change(entity)
        if name in self._key_names:
            raise DeclarationError(f"{type(entity).__name__}.{name} is a key; it never changes")
        if self._check and name in self._saved:
            self._check(entity, name, value)
        if name in self._groups:
            self._regroup(entity, name, value)  # type: ignore[arg-type]  # it stands on this shelf
        set_slot(entity, name, value)
        self._mark(entity, name)

    def assign_part(self, entity: Entity, part: Part, name: str, value: Any) -> None:  # Any: a field of any type
        """Assign a field of one of the entity's parts: check it, mark the entity."""
        if self._about_to_change is not None:
            self._about_to_change(entity)
        if self._check and name in self._saved:
            self._check(entity, name, value)
        set_slot(part, name, value)
        self._mark(entity, name)

    def _mark(self, entity: Entity, name: str) -> None:
        self._count(entity)
        if name in self._lazy_names:
            self.lazy[entity] = None
        elif name in self._saved:
            self.dirty[entity] = None

    def count_groups(self, entity: Entity) -> None:
        """Something of an entity has changed, and with it the groups that it stands in."""
        for name, counted in self._counted.items():
            counted[getattr(entity, name)] = self.changes
            if len(counted) > self.most_counted:
                self.changes_everywhere()

    def _count(self, entity: Entity) -> None:
        self.changes += 1
        if self.is_counting:
            self.count_groups(entity)

    def _refuse_duplicate(self, entity: E) -> None:
        if home_of(entity) is not None:
            raise DeclarationError(f"{type(entity).__name__} {self.key_of(entity)!r} is or was in a world already")
        if self.key_of(entity) in self._by_key:
            raise DuplicateError(f"{self.spec.table} has a row {self.key_of(entity)!r} already")
        for name in self._unique:
            self._refuse_taken(name, getattr(entity, name))

    def _refuse_taken(self, name: str, value: object) -> None:
        if value is not None and self._groups[name].get(value):
            raise DuplicateError(f"{self.spec.table}.{name} {value!r} is taken")

    def _regroup(self, entity: E, name: str, value: Any) -> None:  # Any: a field of any type
        old = getattr(entity, name)
        if old is value or old == value:
            return
        if name in self._unique:
            self._refuse_taken(name, value)
        if self.memory is not None:
            self.memory.regroups(self._groups[name], value)
        members = self._groups[name].setdefault(value, {})
        if name in self._counted:
            self._count(entity)  # the group that it leaves; where it comes to is counted when the field is set
        self._ungroup(name, entity)
        members[entity] = None

    def _ungroup(self, name: str, entity: E) -> None:
        groups = self._groups[name]
        if self.memory is not None:
            self.memory.regroups(groups, getattr(entity, name))
        members = groups[getattr(entity, name)]
        del members[entity]
        if not members:
            del groups[getattr(entity, name)]


_NOBODY: tuple[Any, ...] = ()  # Any: a member of no group
