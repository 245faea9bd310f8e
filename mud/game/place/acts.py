"""What holds for a room right now: its flags, whether the sky is above it, how light it is."""

from dataclasses import dataclass

from mud.game.area.rules import LIGHT
from mud.game.area.specs import Area, Lighting
from mud.game.place.specs import Room, RoomFlag, RoomType
from mud.game.sky.acts import light_outdoors
from mud.kernel.ids import RoomId
from mud.world.world import World


@dataclass(frozen=True, slots=True)
class LightIn:
    """How light it is in a room: upper features add what burns there."""

    room_id: RoomId


def has_flag(_world: World, room: Room, flag: RoomFlag) -> bool:
    """Whether a room has a flag."""
    return flag in room.flags


def is_outdoors(world: World, room: Room) -> bool:
    """Whether the sky is above a room: neither it nor its type says that it is indoors."""
    if has_flag(world, room, RoomFlag.INDOORS):
        return False
    kind = world.catalog.find(RoomType, room.room_type)
    return kind is None or not kind.indoors


def ambient_light(world: World, room: Room) -> float:
    """The light that is there by itself: what the room says, or the area's, outdoors by time and weather."""
    if room.lighting_override is not None:
        return float(LIGHT[room.lighting_override])
    area = world.catalog.find(Area, room.area_id) if room.area_id else None
    if area is None:
        return float(LIGHT[Lighting.NORMAL])
    base = float(LIGHT[area.ambient_lighting])
    return light_outdoors(world, area.id, base) if is_outdoors(world, room) else base


def light_in(world: World, room_id: RoomId) -> float:
    """How light it is in a room, with all that burns there: 0 is none, 100 is the sun at noon on snow."""
    room = world.catalog.find(Room, room_id)
    return 0.0 if room is None else world.modified(LightIn(room_id), ambient_light(world, room))
