"""Placements: how things and creatures come into the world, and come back once they were taken away.

A placement is a piece of content: up to `max` instances belong in one place. An instance made for it keeps the
placement's id, and counts for as long as it stays where it was put. When fewer than `max` count, then `every` seconds
after that was first so all that are missing are made. When that is due stands in an entity, so that a restart doubles
nothing and does not refill early. A placement that is full costs nothing: its feature says when it is disturbed.

The feature declares what is placed, and where due times are kept:

    @entity("item_placements")
    class ItemDue(Due):
        \"\"\"When a placement of things is topped up next.\"\"\"

    ITEMS = Placements(ItemDue, listed, count, make)

    listed(world) -> Iterable[P]       every placement in the content; P has `id`, `max` and `every` (see Placement)
    count(world, placement) -> int     how many of its instances are where they were put
    make(world, placement) -> None     makes one instance, with `placement_id` set to the placement's id

and calls

    ITEMS.start(world)                 once after the world is loaded
    ITEMS.revise(world, ids, find)     when content is revised while people play
    ITEMS.disturbed(world, id)         after an instance with that `placement_id` came, went or ceased to be
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Annotated, Any, Final, Generic, Protocol, TypeVar

from mud.kernel.entity import Entity, slotted
from mud.kernel.ids import PlacementId
from mud.kernel.marks import Key, Transient
from mud.kernel.schedule import Job
from mud.world.shelf import DuplicateError
from mud.world.world import World

AT_ONCE: Final = 250
"""Placements that one tick follows when content is revised: some 10 ms, all of them new."""


class Placement(Protocol):
    """What every placement says; a feature's own says also what is placed, and where."""

    @property
    def id(self) -> PlacementId:
        """Its name, not used by any other placement of its feature."""

    @property
    def max(self) -> int:
        """How many instances belong there."""

    @property
    def every(self) -> float | None:
        """After how many seconds those that are missing come back."""


@slotted
class Due(Entity):
    """When a placement is topped up next. Base of the entities that keep this, one class for each feature."""

    id: Annotated[PlacementId, Key()]
    due_at: float | None = None
    """Unix seconds; None while nothing is missing."""
    placement: Annotated[Any, Transient()] = None  # Any: a Placement of the feature's own class
    job: Annotated[Any, Transient()] = None  # Any: a Job or None, in a field that the store does not read


P = TypeVar("P", bound=Placement)


@dataclass(frozen=True, slots=True)
class Placements(Generic[P]):
    """All placements of one feature: what to count, what to make, and where due times are kept."""

    due: type[Due]
    listed: Callable[[World], Iterable[P]]
    count: Callable[[World, P], int]
    make: Callable[[World, P], None]
    interval: Callable[[World, P], float | None] = lambda _world, placement: placement.every
    """Seconds after which what is missing comes back; None: it does not."""

    def start(self, world: World) -> None:
        """Look at all placements: fill those that are new, see to the others, forget those that are no longer there.

        DuplicateError, before anything changes, when two have one id.
        """
        placements = self._by_id(world)
        for gone in [due for due in world.shelf(self.due) if due.id not in placements]:
            self._forget_job(gone)
            world.remove(gone)
        for placement in placements.values():
            known = world.get(self.due, placement.id)
            due = known or world.add(self.due(id=placement.id))
            due.placement = placement
            if known is None:
                self._top_up(world, due)
            else:
                self._look(world, due)

    def revise(self, world: World, ids: Iterable[str], find: Callable[[World, str], P | None]) -> None:
        """Follow changes of content: what `find` says now of placements with these ids, None of one that is gone.

        What is new is filled at once; of what is another one now, that which is missing comes back when it is due.
        Of many, some are left for the next ticks.
        """
        left = list(ids)
        some, rest = left[:AT_ONCE], left[AT_ONCE:]
        for name in some:
            self._revise(world, PlacementId(name), find(world, name))
        if rest:
            world.schedule.after(0.0, f"{self.due.__qualname__} revised", lambda: self.revise(world, rest, find))

    def _revise(self, world: World, name: PlacementId, placement: P | None) -> None:
        known = world.get(self.due, name)
        if known is not None:
            self._forget_job(known)
        if placement is None:
            if known is not None:
                world.remove(known)
            return
        due = known or world.add(self.due(id=name))
        due.placement = placement
        if known is None:
            self._top_up(world, due)
        else:
            self._look(world, due)

    def disturbed(self, world: World, id: PlacementId) -> None:  # noqa: A002  # the field is called so
        """See whether anything is missing now, and when it comes back. An id that no placement has means nothing."""
        due = world.get(self.due, id)
        if due is not None and due.placement is not None:
            self._look(world, due)

    def _by_id(self, world: World) -> dict[PlacementId, P]:
        found: dict[PlacementId, P] = {}
        for placement in self.listed(world):
            if placement.id in found:
                raise DuplicateError(f"there are two placements {placement.id!r}")
            found[placement.id] = placement
        return found

    def _look(self, world: World, due: Due) -> None:
        if self._missing(world, due) <= 0:
            self._forget_job(due)
            if due.due_at is not None:
                due.due_at = None
            return
        every = self.interval(world, due.placement)
        if every is None:
            return
        if due.due_at is None:
            due.due_at = world.clock.now() + every
        if due.job is None:  # never longer than the interval: the machine's clock may have been set back since
            due.job = self._wait(world, due, min(due.due_at - world.clock.now(), every))

    def _wait(self, world: World, due: Due, seconds: float) -> Job:
        name = f"{self.due.__module__}.{self.due.__qualname__}"
        return world.schedule.after(seconds, name, lambda: self._top_up(world, due))

    def _top_up(self, world: World, due: Due) -> None:
        self._forget_job(due)
        due.due_at = None
        try:
            self._make_missing(world, due)
        finally:  # what is missing still, also after an error, is tried again an interval later
            self._look(world, due)

    def _make_missing(self, world: World, due: Due) -> None:
        missing = self._missing(world, due)
        while missing > 0:
            self.make(world, due.placement)
            before, missing = missing, self._missing(world, due)
            if missing >= before:  # what was made does not count: more of it would not either
                return

    def _missing(self, world: World, due: Due) -> int:
        placement: P = due.placement
        return placement.max - self.count(world, placement)

    def _forget_job(self, due: Due) -> None:
        if due.job is not None:
            due.job.cancel()
            due.job = None
