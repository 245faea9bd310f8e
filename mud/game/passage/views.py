"""How doors and searching are told."""

from typing import Any

from mud.game.passage.acts import position_of
from mud.game.passage.events import (
    DoorHandled,
    DoorMoved,
    DoorReturned,
    EffectFelt,
    Handling,
    Knocked,
    PickFailed,
    Searched,
)
from mud.game.passage.readers import Way
from mud.game.place.specs import Door, DoorPosition, Room
from mud.play.naming import Noun, names
from mud.play.telling import InRoom, Only, Telling, tell
from mud.play.views import view
from mud.text.grammar import join_list
from mud.text.markup import parse
from mud.text.verbs import third_person
from mud.world.world import World


@names(Door)
def door_name(_world: World, door: Door, _viewer: Any) -> Noun:  # Any: as Namer has it
    """Doors are called as content has them."""
    return Noun(door.name, style="thing")


@names(Way)
def way_name(_world: World, way: Way, _viewer: Any) -> Noun:  # Any: as Namer has it
    """Ways are called by their names."""
    return Noun(way.name, proper=True, style="exit")


BEYOND = {
    Handling.OPEN: "{Door:the} is opened from the other side.",
    Handling.CLOSE: "{Door:the} is closed from the other side.",
    Handling.UNLOCK: "A key turns in {door:the}.",
    Handling.LOCK: "A key turns in {door:the}.",
    Handling.PICK: "Something scratches in the lock of {door:the}, and it gives.",
}


@view(DoorHandled)
def door_handled(_world: World, event: DoorHandled) -> Telling:
    """Whoever did it, the room, and the room on the other side."""
    who, verb = event.who, event.handling.value
    object_ = "the lock of {door:the}" if event.handling is Handling.PICK else "{door:the}"
    here = (
        tell(Only(who), f"You {verb} {object_}.", door=event.door),
        tell(InRoom(who.room_id, (who,)), f"{{Who}} {third_person(verb)} {object_}.", who=who, door=event.door),
    )
    if event.target is None:
        return here
    return (*here, tell(InRoom(event.target), BEYOND[event.handling], door=event.door))


@view(PickFailed)
def pick_failed(_world: World, event: PickFailed) -> Telling:
    """Whoever tried, and the room."""
    who = event.who
    return (
        tell(Only(who), "The lock of {door:the} does not give.", door=event.door),
        tell(InRoom(who.room_id, (who,)), "{Who} fumbles at the lock of {door:the}.", who=who, door=event.door),
    )


@view(Knocked)
def knocked(_world: World, event: Knocked) -> Telling:
    """Whoever did it, the room, and the room on the other side."""
    who = event.who
    return (
        tell(Only(who), "You knock at {door:the}.", door=event.door),
        tell(InRoom(who.room_id, (who,)), "{Who} knocks at {door:the}.", who=who, door=event.door),
        tell(InRoom(event.target), "Someone knocks at {door:the}.", door=event.door),
    )


@view(DoorReturned)
def door_returned(world: World, event: DoorReturned) -> Telling:
    """Both rooms."""
    words = {
        DoorPosition.OPEN: "{Door:the} swings open.",
        DoorPosition.CLOSED: "{Door:the} falls shut.",
        DoorPosition.LOCKED: "{Door:the} falls shut, and the lock catches.",
    }[position_of(world, event.door)]
    return tuple(tell(InRoom(room), words, door=event.door) for room in event.rooms)


@view(DoorMoved)
def door_moved(_world: World, event: DoorMoved) -> Telling:
    """Both rooms."""
    match event.before, event.position:
        case _, DoorPosition.OPEN:
            words = "{Door:the} swings open."
        case DoorPosition.LOCKED, _:
            words = "The lock of {door:the} springs open."
        case DoorPosition.CLOSED, _:
            words = "The lock of {door:the} catches."
        case _, DoorPosition.LOCKED:
            words = "{Door:the} falls shut, and the lock catches."
        case _:
            words = "{Door:the} falls shut."
    return tuple(tell(InRoom(room), words, door=event.door) for room in event.rooms)


@view(Searched)
def searched(_world: World, event: Searched) -> Telling:
    """Whoever searched, and the room."""
    who = event.who
    words = f"You find a way out: {join_list(event.found)}." if event.found else "You find nothing that was hidden."
    return (
        tell(Only(who), "{words}", words=words),
        tell(InRoom(who.room_id, (who,)), "{Who} searches the room.", who=who),
    )


@view(EffectFelt)
def effect_felt(world: World, event: EffectFelt) -> Telling:
    """Only whoever walked."""
    room = world.catalog.get(Room, event.room_id)
    text = room.on_enter_effect if event.entering else room.on_exit_effect
    return (tell(Only(event.reader), "{words}", words=parse(text.strip()).text()),) if text else ()
