"""How close to death players are, what they owe it, and the corpses that lie about."""

from typing import Annotated, Any

from mud.game.being.model import Player
from mud.game.thing.rules import Slot
from mud.kernel.entity import Entity, Part, entity, part_of
from mud.kernel.ids import ItemId, PlayerId, RoomId
from mud.kernel.marks import Check, Column, Indexed, Key, Lookup, Purse, Ref, Transient, Width
from mud.kernel.money import Copper
from mud.kernel.values import value


@part_of(Player)
class Mortality(Part):
    """How a player stands with death. Whether they are dying or dead is their position."""

    saves_made: Annotated[int, Column("death_saves_made")] = 0
    """Death saves that succeeded since they fell; three, and they are stable."""
    saves_failed: Annotated[int, Column("death_saves_failed")] = 0
    """Death saves that failed since they fell; three, and they are dead."""
    fate_at: float | None = None
    """Unix seconds of what comes next: the next save, waking by oneself, coming back as a spirit; null is nothing."""
    is_stable: bool = False
    """Whether they lie dying no more, though senseless still."""
    debt: Annotated[int, Column("experience_debt")] = 0
    """Experience that is kept back of what they gain, because they died."""
    shrine: Annotated[RoomId | None, Column("shrine_id")] = None
    """Where they come back; null is where one comes into the area. No foreign key: what is gone is passed over."""
    tends_until: Annotated[float, Transient()] = 0.0
    owed: Annotated[int, Transient()] = 0
    """What of the gain that is counted just now pays the debt off."""
    job: Annotated[Any, Transient()] = None  # Any: a Job or None, in a field that the store does not read


@value
class Worn:
    """What the dead one wore or held where, of what lies in their corpse."""

    item: ItemId
    slot: Slot


@entity("corpses", owner="owner_id")
class Corpse(Entity):
    """What makes a corpse of a thing: whose it is, who may take from it, until when it lasts, the coins in it."""

    id: Annotated[ItemId, Key(), Column("item_id"), Ref("item_instances.id")]
    """The thing that lies there, and holds what the dead one had."""
    of: Annotated[str, Width(80), Column("of_whom")]
    """What the dead one was called."""
    owner_id: Annotated[PlayerId | None, Ref("players.id"), Indexed(), Lookup()] = None
    """The player who left it; null for a creature's."""
    coins: Annotated[Copper, Purse(), Check("coins >= 0")] = Copper(0)
    """Copper pieces that the dead one had about them."""
    decays_at: float | None = None
    """Unix seconds when it is gone; null lies until its owner has come."""
    allowed: tuple[PlayerId, ...] = ()
    """Of a creature's: who had a part in its death. Of a player's: whom they gave leave to take from it."""
    free_at: float | None = None
    """Unix seconds from which everyone may take from it; null is never."""
    worn: tuple[Worn, ...] = ()
    """What its owner puts on again with what they take back, from head to hand."""
    is_warned: Annotated[bool, Transient()] = False
    job: Annotated[Any, Transient()] = None  # Any: a Job or None, in a field that the store does not read
