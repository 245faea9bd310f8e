"""How creatures go: a step at a time, through doors that they may open, not where they must not."""

from collections.abc import Collection, Mapping
from typing import Final

from mud.game.being.acts import walk
from mud.game.being.acts.changes import relocate
from mud.game.being.acts.postures import players_in, stand
from mud.game.being.acts.postures import wake as wake_up
from mud.game.being.model import Position
from mud.game.mind.acts import is_watched, wake
from mud.game.mind.model import Errand, Why
from mud.game.mind.rules import HANDED, STEP, path_to
from mud.game.mind.specs import Creature
from mud.game.npc.specs import NpcType
from mud.game.passage.acts import close_door, door_in, open_door, position_of
from mud.game.place.acts import exits_of, has_flag
from mud.game.place.specs import DoorPosition, Exit, Room, RoomFlag
from mud.kernel.errors import Refused
from mud.kernel.ids import DoorId, RoomId

PATIENCE: Final = 600.0
"""Seconds after which a creature that does not get where it wants to be gives up."""


def may_enter(one: Creature, room_id: RoomId) -> bool:
    """Whether a creature goes into a room by itself: hostile ones stay out of safe places, all out of some."""
    room = one.world.catalog.find(Room, room_id)
    if room is None or room_id in one.world.catalog.retired(Room) or has_flag(one.world, room, RoomFlag.NO_CREATURES):
        return False
    return one.kind.npc_type is not NpcType.HOSTILE or not has_flag(one.world, room, RoomFlag.SAFE)


def open_ways(one: Creature, room_id: RoomId) -> dict[str, RoomId]:
    """The ways out of a room that a creature can go as it is: neither hidden nor behind a closed door."""
    return {way: leads.to for way, leads in _ways(one, room_id).items() if _stands_open(one, leads)}


def passable_ways(one: Creature, room_id: RoomId) -> dict[str, RoomId]:
    """The same, with those behind doors that it would open."""
    return {way: leads.to for way, leads in _ways(one, room_id).items() if _passes(one, leads)}


def step(one: Creature, way: str) -> bool:
    """Go a step; whether that worked."""
    try:
        walk(one.world, one.npc, way)
    except Refused:
        return False
    return True


def get_up(one: Creature) -> bool:
    """Wake if need be, and stand; whether it stands now."""
    try:
        if one.npc.position is Position.SLEEPING:
            wake_up(one.world, one.npc)
        if one.npc.position is not Position.STANDING:
            stand(one.world, one.npc)
    except Refused:
        return False
    return True


def set_out(one: Creature, errand: Errand) -> bool:
    """Begin to go somewhere; False when there is no way, or it is there already."""
    if one.npc.room_id == errand.room_id:
        return False
    path = path_between(one, errand.room_id)
    if path is None:
        return False
    errand.path = path
    one.mind.errand = errand
    wake(one.world, one.npc, STEP)
    return True


def go_home(one: Creature) -> bool:
    """Begin to go to where it comes from."""
    return set_out(one, Errand(Why.HOME, one.npc.spawn_room_id, one.now + PATIENCE))


def go_on(one: Creature) -> bool:
    """Take the next step of the errand, or open a door for it, or close the last; False when it is over."""
    errand = one.mind.errand
    if _closes_behind(one):
        return True
    if errand is None or not errand.path or one.now >= errand.until or not one.npc.is_aware:
        one.mind.errand = None
        return False
    way, _ = errand.path[0]
    if _opens(one, way):
        return True
    if step(one, way):
        errand.path.pop(0)
        return True
    one.mind.errand = None
    again = Errand(errand.why, errand.room_id, errand.until, errand.foe, errand.reach)
    return set_out(one, again)


def appear(one: Creature, room_id: RoomId) -> bool:
    """Be where one would be by now; only where nobody sees it go, or come. Whether it is there."""
    world, npc = one.world, one.npc
    if npc.room_id == room_id:
        return True
    room = world.catalog.find(Room, room_id)
    if room is None or players_in(world, npc.room_id) or players_in(world, room_id):
        return False
    relocate(world, npc, room)
    return True


def is_unseen(one: Creature, rooms: Collection[RoomId]) -> bool:
    """Whether nobody is near it, nor near any of these rooms."""
    return not any(is_watched(one.world, room) for room in (one.npc.room_id, *rooms))


def path_between(one: Creature, goal: RoomId) -> list[tuple[str, RoomId]] | None:
    """The steps from where it is to a room, by ways that it could go; None when there is none."""
    return path_to(lambda room: _entered(one, room), one.npc.room_id, {goal})


def _entered(one: Creature, room_id: RoomId) -> dict[str, RoomId]:
    return {way: there for way, there in passable_ways(one, room_id).items() if may_enter(one, there)}


def _ways(one: Creature, room_id: RoomId) -> Mapping[str, Exit]:
    room = one.world.catalog.find(Room, room_id)
    found = exits_of(one.world, room) if room is not None else {}
    return {way: leads for way, leads in found.items() if leads.hidden is None}


def _stands_open(one: Creature, leads: Exit) -> bool:
    door = door_in(one.world, leads)
    return door is None or position_of(one.world, door) is DoorPosition.OPEN


def _passes(one: Creature, leads: Exit) -> bool:
    door = door_in(one.world, leads)
    if door is None:
        return True
    position = position_of(one.world, door)
    return position is DoorPosition.OPEN or (position is DoorPosition.CLOSED and one.kind.kind in HANDED)


def _opens(one: Creature, way: str) -> bool:
    """Open the door in a way that is closed, remembering to close it; whether it did."""
    room = one.world.catalog.find(Room, one.npc.room_id)
    leads = exits_of(one.world, room).get(way) if room is not None else None
    if leads is None or _stands_open(one, leads) or not _passes(one, leads):
        return False
    try:
        open_door(one.world, one.npc, leads)
    except Refused:
        return False
    one.mind.opened = leads.door
    return True


def _closes_behind(one: Creature) -> bool:
    """Close the door that it opened, once it has gone through; whether it did."""
    opened = one.mind.opened
    if opened is None:
        return False
    errand, room = one.mind.errand, one.world.catalog.find(Room, one.npc.room_id)
    ways = exits_of(one.world, room) if room is not None else {}
    if errand is not None and errand.path and ways.get(errand.path[0][0]) in _through(ways, opened):
        return False
    one.mind.opened = None
    for back in _through(ways, opened):
        try:
            close_door(one.world, one.npc, back)
        except Refused:
            return False
        return True
    return False


def _through(ways: Mapping[str, Exit], door: DoorId) -> list[Exit]:
    return [leads for leads in ways.values() if leads.door == door]
