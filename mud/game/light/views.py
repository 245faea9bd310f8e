"""How lights are told."""

from collections.abc import Mapping
from types import MappingProxyType

from mud.game.light.events import Ended, Extinguished, Flickered, Lit, Refilled, WentOut
from mud.kernel.entity import Entity
from mud.kernel.ids import RoomId
from mud.play.telling import InRoom, Only, Telling, tell
from mud.play.views import view
from mud.world.world import World

ENDS: Mapping[Ended, str] = MappingProxyType(
    {
        Ended.BURNT_OUT: "burns out",
        Ended.RAIN: "goes out in the rain",
        Ended.WATER: "goes out in the water",
    }
)


@view(Lit)
def lit(_world: World, event: Lit) -> Telling:
    """Whoever did it and the room."""
    return (
        tell(Only(event.who), "You light {item}.", item=event.item),
        tell(InRoom(event.who.room_id, (event.who,)), "{Who} lights {item}.", who=event.who, item=event.item),
    )


@view(Extinguished)
def extinguished(_world: World, event: Extinguished) -> Telling:
    """Whoever did it and the room, who saw what it was while it burnt."""
    others = InRoom(event.who.room_id, (event.who,))
    return (
        tell(Only(event.who), "You put {item:the} out.", item=event.called),
        tell(others, "{Who} puts {item} out.", who=event.who, item=event.called),
    )


@view(Refilled)
def refilled(_world: World, event: Refilled) -> Telling:
    """Whoever did it and the room."""
    others = InRoom(event.who.room_id, (event.who,))
    return (
        tell(Only(event.who), "You fill {item:the} from {fuel}.", item=event.item, fuel=event.fuel),
        tell(others, "{Who} fills {item}.", who=event.who, item=event.item),
    )


@view(Flickered)
def flickered(_world: World, event: Flickered) -> Telling:
    """The bearer and the room."""
    words = "burns low, and will go out in a moment" if event.last else "flickers"
    return _both(event.bearer, event.room_id, words, event.item)


@view(WentOut)
def went_out(_world: World, event: WentOut) -> Telling:
    """The bearer and the room."""
    words = ENDS[event.why]
    return _both(event.bearer, event.room_id, words, event.called)


def _both(bearer: Entity | None, room_id: RoomId, words: str, light: object) -> Telling:
    """The one who carries a light, where someone does, and all others who are in the room."""
    if bearer is None:
        return (tell(InRoom(room_id), f"{{Light:the}} {words}.", light=light),)
    return (
        tell(Only(bearer), f"Your {{light:bare}} {words}.", light=light),
        tell(InRoom(room_id, (bearer,)), f"{{Who:'s}} {{light:bare}} {words}.", who=bearer, light=light),
    )
