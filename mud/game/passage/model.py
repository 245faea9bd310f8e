"""How doors stand, and which hidden ways someone has found."""

from typing import Annotated, Any

from mud.game.being.model import Player
from mud.game.place.specs import DoorPosition
from mud.kernel.entity import Entity, Part, entity, part_of
from mud.kernel.ids import DoorId
from mud.kernel.marks import Key, Transient


@entity("door_states")
class DoorState(Entity):
    """How a door stands that does not stand as it usually does; `returns_at`: when somebody sees to that (Unix s)."""

    id: Annotated[DoorId, Key()]
    """The door, as content calls it."""
    position: DoorPosition
    """How it stands, seen from both sides."""
    returns_at: float | None = None
    """When somebody sees to it that it stands as usual (Unix seconds); null is never."""
    job: Annotated[Any, Transient()] = None  # Any: a Job or None, in a field that the store does not read


@part_of(Player)
class Explorer(Part):
    """What someone has found: `room way` of each hidden exit, in the order in which they found them."""

    found_ways: tuple[str, ...] = ()
