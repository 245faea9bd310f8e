"""What happens to lights."""

from enum import StrEnum

from mud.game.being.model import Player
from mud.game.thing.model import Item
from mud.kernel.entity import Entity
from mud.kernel.events import Event, event
from mud.kernel.ids import RoomId
from mud.play.naming import Noun


class Ended(StrEnum):
    """Why a light went out by itself."""

    BURNT_OUT = "burnt out"
    RAIN = "rain"
    WATER = "water"


@event()
class Lit(Event):
    """Someone lit something."""

    who: Player
    item: Item


@event()
class Extinguished(Event):
    """Someone put a light out. `called`: what it is, for it may be dark now."""

    who: Player
    item: Item
    called: Noun


@event()
class Refilled(Event):
    """Someone filled a lamp."""

    who: Player
    item: Item
    fuel: Noun


@event()
class Flickered(Event):
    """A light has not much left to burn; `last` when this is the last warning. `bearer`: who carries it."""

    item: Item
    room_id: RoomId
    bearer: Entity | None
    last: bool


@event()
class WentOut(Event):
    """A light went out by itself. `called`: what it is, or was; `bearer`: who carries it."""

    called: Noun
    room_id: RoomId
    bearer: Entity | None
    why: Ended
