"""What was worked out of content and entities, kept until any of these change.

    class LightOfRooms(Kept[RoomId, float]):
        made_of = (RoomState, AreaSky)

    known = world.memory(LightOfRooms).now(world)      # a dict, empty again after any of them has changed

A shelf counts how often anything on it has changed, so that to ask whether something did costs less than a microsecond.
Good for what is asked for much more often than such entities change; what time alone changes is not kept.
"""

from collections.abc import Callable, Iterable
from typing import Any, ClassVar, Generic, NamedTuple, TypeVar

from mud.kernel.entity import Entity
from mud.world.shelf import Shelf
from mud.world.world import World

K = TypeVar("K")
V = TypeVar("V")


class Kept(Generic[K, V]):
    """What is kept, by key; one of each kind in a world (`World.memory`)."""

    made_of: ClassVar[tuple[type[Entity], ...]] = ()
    """The classes of the entities that it is worked out of, beside the content."""

    def __init__(self) -> None:
        self._world: World | None = None
        self._shelves: tuple[Shelf[Any], ...] = ()  # Any: of several classes
        self._seen: tuple[object, ...] = ()
        self._found: dict[K, V] = {}

    def now(self, world: World) -> dict[K, V]:
        """What is known still: put into it what had to be worked out."""
        if world is not self._world:
            self._world, self._shelves = world, tuple(world.shelf(cls) for cls in self.grounds(world))
        changes = 0
        for shelf in self._shelves:  # no comprehension: this stands behind every line that anyone hears
            changes += shelf.changes
        seen = (changes, world.catalog, world.hooks)
        if seen != self._seen:
            self._seen, self._found = seen, {}
        return self._found

    def grounds(self, world: World) -> tuple[type[Entity], ...]:  # noqa: ARG002  # others look into the world
        """The classes in this world: `made_of`, unless features have a say in it."""
        return self.made_of


class KeptWhile(Kept[K, tuple[object, V]]):
    """As `Kept`, and of each key only while what is read beside it stays the same: the fields of one being, say."""

    most: ClassVar[int] = 10_000
    """Keys of which something is kept: those of all who are about. With one more all are forgotten at once."""

    def of(self, world: World, key: K, read: object, make: Callable[[], V]) -> V:
        """What is known of a key still, or what `make` says now; nothing is `read` where nothing else counts."""
        known = self.now(world)
        found = known.get(key)
        if found is None or found[0] != read:
            if len(known) >= self.most:
                known.clear()
            found = known[key] = (read, make())
        return found[1]


class Group(NamedTuple):
    """A group of a look-up (`Shelf.group`) of which something is made: those who stand in one room, say."""

    shelf: Shelf[Any]  # Any: of any class
    field: str
    value: object


class KeptOfGroups(Kept[K, tuple[tuple[Group, ...], int, V]]):
    """As `Kept`, and of each key only while groups of its own stay the same, with every field of all their members."""

    most: ClassVar[int] = 10_000
    """Keys of which something is kept, as in `KeptWhile`."""

    def of(self, world: World, key: K) -> V:
        """What is known of a key still, or what is made now."""
        known = self.now(world)
        found = known.get(key)
        if found is not None and found[1] == _changes_in(found[0]):
            return found[2]
        if len(known) >= self.most:
            known.clear()
        groups, made = tuple(self.groups(world, key)), self.make(world, key)
        known[key] = (groups, _changes_in(groups), made)
        return made

    def groups(self, world: World, key: K) -> Iterable[Group]:
        """The groups of which something is made for that key."""
        raise NotImplementedError

    def make(self, world: World, key: K) -> V:
        """What is kept."""
        raise NotImplementedError


def _changes_in(groups: tuple[Group, ...]) -> int:
    """A number that grows whenever one of the groups changes."""
    changes = 0
    for shelf, field, value in groups:
        changes += shelf.changes_in(field, value)
    return changes
