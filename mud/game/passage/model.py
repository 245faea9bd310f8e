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
    position: DoorPosition
    returns_at: float | None = None
    job: Annotated[Any, Transient()] = None  # Any: a Job or None, in a field that the store does not read


@part_of(Player)
class Explorer(Part):
    """What someone has found: `room way` of each hidden exit, in the order in which they found them."""

    found_ways: tuple[str, ...] = ()
