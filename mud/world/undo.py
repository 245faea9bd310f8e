"""Taking back: what a synchronous span of work changed is put back as it was, when the work fails.

`with world.undoing():` remembers each entity as it is just before it first changes, what was added and removed, what
was recorded, told and scheduled, and the groups that lost or won a member. Without such a span an assignment costs what
it always does. Spans may stand inside each other; one that ends well leaves its memory to the one around it.

An entity that was removed and comes back stands last on its shelf, though at its old place in every look-up. The dice
and the ids go on: they are sources, not state.
"""

import dataclasses
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Protocol

from mud.kernel.entity import NOWHERE, Entity, move_home, parts_of, set_slot
from mud.kernel.events import Bus, Event
from mud.kernel.record import Record
from mud.kernel.schedule import Schedule
from mud.world.shelf import Group, Groups, Shelf

Removed = dict[tuple[str, Any], None]  # Any: a key, see Shelf


class Undoable(Protocol):
    """What of the world is put back."""

    outbox: list[Event]
    schedule: Schedule
    bus: Bus

    def shelves(self) -> Collection[Shelf[Any]]:  # Any: of every class
        """All shelves."""

    @property
    def dirty(self) -> dict[Entity, None]:
        """What the next flush would write."""

    @property
    def lazy(self) -> dict[Entity, None]:
        """What goes with the next flush."""

    @property
    def removed(self) -> Removed:
        """What the next flush would delete."""

    @property
    def records(self) -> list[Record]:
        """What the next flush would append."""


@dataclass(frozen=True, slots=True)
class Image:
    """An entity as it was: every field of it and of its parts, and what of it waited to be saved."""

    values: tuple[tuple[object, str, object], ...]
    was_dirty: bool
    was_lazy: bool


@dataclass(slots=True)
class Undo:
    """The memory of one span."""

    world: Undoable
    records: int
    told: int
    waiting: int
    scheduled: int
    images: dict[Entity, Image] = field(default_factory=dict)
    groups: dict[tuple[int, object], tuple[Groups, Group | None]] = field(default_factory=dict)
    steps: list[Callable[[], None]] = field(default_factory=list)
    removed: Removed | None = None

    @classmethod
    def begin(cls, world: Undoable) -> "Undo":
        """Remember from here on."""
        return cls(world, len(world.records), len(world.outbox), world.bus.waiting(), world.schedule.begin())

    def changes(self, entity: Entity) -> None:
        """An entity is about to change."""
        if entity not in self.images:
            owners: tuple[object, ...] = (entity, *parts_of(entity).values())
            values = tuple((owner, name, getattr(owner, name)) for owner in owners for name in _fields_of(owner))
            self.images[entity] = Image(values, entity in self.world.dirty, entity in self.world.lazy)

    def regroups(self, groups: Groups, value: object) -> None:
        """A group is about to lose or win a member."""
        if (id(groups), value) not in self.groups:
            members = groups.get(value)
            self.groups[id(groups), value] = groups, None if members is None else dict(members)

    def adds(self, shelf: Shelf[Any], entity: Entity) -> None:  # Any: of every class
        """An entity comes into the world."""
        self._keep_removed()
        self.steps.append(lambda: self._take_out(shelf, entity))

    def removes(self, shelf: Shelf[Any], entity: Entity) -> None:  # Any: as above
        """An entity is about to leave the world."""
        self.changes(entity)
        self._keep_removed()
        self.steps.append(lambda: self._put_back(shelf, entity))

    def leave_to(self, outer: "Undo | None") -> None:
        """The span has ended well: the one around it has to know, too."""
        if outer is None:
            return
        for entity, image in self.images.items():
            outer.images.setdefault(entity, image)
        for key, group in self.groups.items():
            outer.groups.setdefault(key, group)
        outer.steps.extend(self.steps)
        outer.removed = self.removed if outer.removed is None else outer.removed

    def back(self) -> None:
        """Put everything back."""
        world = self.world
        world.bus.forget(self.waiting)
        world.schedule.back(self.scheduled)
        del world.records[self.records :]
        del world.outbox[self.told :]
        for entity, image in self.images.items():
            self._restore(entity, image)
        for step in reversed(self.steps):
            step()
        for (_, value), (groups, members) in self.groups.items():
            _restore_group(groups, value, members)
        if self.removed is not None:
            world.removed.clear()
            world.removed.update(self.removed)
        for shelf in world.shelves():
            shelf.changes_everywhere()

    def _restore(self, entity: Entity, image: Image) -> None:
        for owner, name, value in image.values:
            set_slot(owner, name, value)
        _mark(self.world.dirty, entity, image.was_dirty)
        _mark(self.world.lazy, entity, image.was_lazy)

    def _take_out(self, shelf: Shelf[Any], entity: Entity) -> None:  # Any: as above
        shelf.forget(entity)
        move_home(entity, NOWHERE)
        _mark(self.world.dirty, entity, False)
        _mark(self.world.lazy, entity, False)

    def _put_back(self, shelf: Shelf[Any], entity: Entity) -> None:  # Any: as above
        shelf.recall(entity)
        move_home(entity, shelf)

    def _keep_removed(self) -> None:
        if self.removed is None:
            self.removed = dict(self.world.removed)


def _fields_of(owner: object) -> tuple[str, ...]:
    cls: type = type(owner)
    return _names(cls)


@cache
def _names(cls: type) -> tuple[str, ...]:
    return tuple(each.name for each in dataclasses.fields(cls))  # every entity and part is a dataclass


def _mark(marked: dict[Entity, None], entity: Entity, was: bool) -> None:
    if was:
        marked[entity] = None
    else:
        marked.pop(entity, None)


def _restore_group(groups: Groups, value: object, members: Group | None) -> None:
    if members is None:
        groups.pop(value, None)
        return
    group = groups.setdefault(value, {})
    group.clear()
    group.update(members)
