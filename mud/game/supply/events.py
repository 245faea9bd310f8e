"""What happens to supplies. `called` is what a thing was called before it was used up."""

from enum import StrEnum

from mud.game.being.model import Being, Player
from mud.game.supply.model import Ending
from mud.game.supply.specs import Workshop
from mud.game.thing.model import Item
from mud.kernel.entity import Entity
from mud.kernel.events import Event, event
from mud.kernel.ids import ItemTemplateId, RoomId
from mud.kernel.money import Copper
from mud.play.naming import Noun


class Manner(StrEnum):
    """In which way something is used."""

    EAT = "eat"
    DRINK = "drink"
    RECITE = "recite"
    ZAP = "zap"
    USE = "use"


@event()
class Used(Event):
    """Someone used something, on someone or something where there is a target; `last`: nothing of it is left."""

    who: Being
    called: Noun
    manner: Manner
    target: Entity | None
    last: bool
    kind: ItemTemplateId | None = None


@event()
class Drank(Event):
    """Someone drank a liquid, out of a vessel or from where it comes from."""

    who: Being
    liquid: str
    source: object


@event()
class Tasted(Event):
    """Someone tasted something, and none of it was used up."""

    who: Being
    called: object
    text: str


@event()
class Filled(Event):
    """Someone filled a vessel, from where the liquid comes from or from another vessel."""

    who: Being
    item: Item
    liquid: str
    source: object


@event()
class Poured(Event):
    """Someone poured a vessel out on the ground."""

    who: Being
    item: Item
    liquid: str


@event()
class PageRead(Event):
    """Someone reads a page of something; `page` counts from 1."""

    reader: Player
    item: Item
    page: int


@event()
class TextRead(Event):
    """Someone reads what is part of the room: a sign, an inscription."""

    reader: Player
    detail: object


@event()
class Mended(Event):
    """Someone mended a thing with a tool."""

    who: Being
    item: Item
    tool: Noun


@event()
class MendedFor(Event):
    """Someone had a thing mended for coins."""

    who: Being
    item: Item
    workshop: Workshop
    price: Copper


@event()
class Rotted(Event):
    """Something that lay about is gone."""

    called: Noun
    room_id: RoomId
    ending: Ending
