"""Loadouts, what each player can carry, and what someone is bent over just now."""

from enum import StrEnum
from typing import Annotated, Any

from mud.game.being.model import Player
from mud.game.thing.rules import Slot
from mud.kernel.entity import Entity, Part, entity, part_of
from mud.kernel.ids import ItemId, LoadoutPieceId, PlayerId
from mud.kernel.marks import Column, Indexed, Key, Lazy, Lookup, Ref, Transient, Width

LONGEST_LOADOUT = 24
"""Characters of a loadout's name: it is typed to wear it."""


class Burden(StrEnum):
    """How heavily someone is laden."""

    LIGHT = "light"
    LADEN = "laden"
    HEAVY = "heavy"
    TOO_MUCH = "too_much"


@entity("equipment", owner="character_id")
class LoadoutPiece(Entity):
    """One thing of a loadout that a player saved. What is worn right now, the things themselves say."""

    id: Annotated[LoadoutPieceId, Key()]
    """One of its own: a thing can be part of several loadouts."""
    character_id: Annotated[PlayerId, Ref("characters.id"), Indexed(), Lookup()]
    """Who saved it."""
    loadout: Annotated[str, Width(LONGEST_LOADOUT)]
    """The name under which `loadout` puts it on, with all others of that name."""
    equipment_slot: Slot
    """Where it is worn or held."""
    item_instance_id: Annotated[ItemId, Indexed()]
    """The thing. No foreign key: it may be gone for good, and then the player reads what it was called."""
    called: Annotated[str, Width(160)]
    """Its name when the loadout was saved, to say what is missing."""
    equipped_date: float
    """When it was saved so (Unix seconds)."""
    proficient: bool = True
    """Whether its player had learned to use such things: `loadout list` says where not."""


@entity("player_inventories", owner="id")
class PlayerInventory(Entity):
    """What a player can carry and does: a copy of what is computed, for those who read the database."""

    id: Annotated[PlayerId, Key(), Column("player_id"), Ref("players.id")]
    """Whose it is."""
    max_weight: Annotated[float, Lazy()] = 100.0
    """Pounds that they can carry: by strength, and by what they wear."""
    max_slots: Annotated[int, Lazy()] = 20
    """Separate things that they can keep hold of: more with a pack on the back."""
    current_weight: Annotated[float, Lazy()] = 0.0
    """Pounds that they carry, with all that is inside of something."""
    current_slots: Annotated[int, Lazy()] = 0
    """Separate things that they keep hold of: what is worn, held or inside of something does not count."""
    burden: Annotated[Burden, Transient()] = Burden.LIGHT


class Task(StrEnum):
    """What takes someone's whole mind for a while."""

    ATTUNE = "attune"
    STUDY = "study"


@part_of(Player)
class Focus(Part):
    """What a player is bent over, while the server runs."""

    task: Annotated[Task | None, Transient()] = None
    over: Annotated[ItemId | None, Transient()] = None
    job: Annotated[Any, Transient()] = None  # Any: a Job or None, in a field that the store does not read
