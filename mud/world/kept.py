"""What was worked out of content and entities, kept until any of these change.

    class LightOfRooms(Kept[RoomId, float]):
        made_of = (RoomState, AreaSky)

    known = world.memory(LightOfRooms).now(world)      # a dict, empty again after any of them has changed

A shelf counts how often anything on it has changed, so that to ask whether something did costs less than a microsecond.
Good for what is asked for much more often than such entities change; what time alone changes is not kept.
"""

from typing import Any, ClassVar, Generic, TypeVar

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
