"""What people remember of their ways."""

from typing import Annotated, Any, Final

from mud.kernel.entity import Entity, entity
from mud.kernel.ids import PlayerId, RoomId
from mud.kernel.marks import Key, Ref, Transient

MOST_PLACES: Final = 500
"""Places that someone remembers; whoever comes to more forgets those to which they came first."""


@entity("travels", owner="id")
class Travels(Entity):
    """Where a character has been; what is under way of a journey is kept in memory only."""

    id: Annotated[PlayerId, Key(), Ref("players.id")]
    """Whose travels these are."""
    places: tuple[RoomId, ...] = ()
    """The rooms they have been in, in the order in which they first came there; at most 500."""
    known: Annotated[Any, Transient()] = None  # Any: a set of the same rooms or None, for a field of no saved type
    came_from: Annotated[RoomId | None, Transient()] = None
    journey: Annotated[Any, Transient()] = None  # Any: a Journey or None, as above
    slowed_until: Annotated[float, Transient()] = 0.0
    slowed_by: Annotated[Any, Transient()] = None  # Any: a Slowness or None, as above
