"""What is left of things, which page someone has open, and when what lies about is gone."""

from enum import StrEnum
from typing import Annotated, Any

from mud.game.being.model import Player
from mud.game.thing.model import Item
from mud.kernel.entity import Entity, Part, entity, part_of
from mud.kernel.ids import ItemId, LiquidId
from mud.kernel.marks import Column, Key, Transient


@part_of(Item)
class Stock(Part):
    """What is left in a thing that is used up bit by bit."""

    charges: int | None = None
    """Charges or bites that are left; None: all that its kind has."""
    drinks: int | None = None
    """Drinks that are left in a vessel; None: nobody has touched it, and it is as its kind comes."""
    liquid: LiquidId | None = None
    """What is in a vessel that somebody has touched. No foreign key: what the content has no more is stale."""


@part_of(Player)
class Reading(Part):
    """What someone has open before them, while the server runs."""

    book: Annotated[ItemId | None, Transient()] = None
    page: Annotated[int, Transient()] = 0


class Ending(StrEnum):
    """How a thing goes that lies about."""

    ROTS = "rots"
    SCATTERS = "scatters"
    PULPS = "pulps"


@entity("decays")
class Decay(Entity):
    """A thing that lies about, and when and how it is gone. No foreign key: whatever takes the thing away may."""

    id: Annotated[ItemId, Key(), Column("item_id")]
    """The thing."""
    due_at: float
    """When it is gone (Unix seconds), if it still lies there."""
    ending: Ending
    """What is told then: it rots, it is carried off, rain makes pulp of it."""
    job: Annotated[Any, Transient()] = None  # Any: a Job or None, in a field that the store does not read
