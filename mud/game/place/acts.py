"""What holds for a room right now: its flags, its exits, its description, the sky above it, how light it is.

Whoever wants to know of a room asks here: content says how it is by itself, `RoomState` what has become of it. The only
writer of room states.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from mud.game.area.rules import LIGHT, MAGIC
from mud.game.area.specs import Area, Lighting
from mud.game.place.events import ExitClosed, ExitOpened, FlagSet, RoomDescribed, RoomRestored
from mud.game.place.model import FlagValue, RoomState
from mud.game.place.specs import NO_EMOJI, Exit, Room, RoomFlag, RoomType
from mud.game.sky.acts import light_outdoors
from mud.game.sky.model import AreaSky
from mud.game.sky.rules import Phase
from mud.kernel.entity import Entity
from mud.kernel.errors import Refused
from mud.kernel.ids import AreaId, RoomId
from mud.kernel.values import FrozenMap
from mud.text.markup import parse
from mud.text.span import Text
from mud.world.kept import Kept
from mud.world.world import World


@dataclass(frozen=True, slots=True)
class LightIn:
    """How light it is in a room: upper features add what burns there."""

    room_id: RoomId


@dataclass(frozen=True, slots=True)
class WorkingMagic:
    """Someone is about to work magic in a room: by a potion, a scroll, a wand or a spell."""

    who: Entity
    room_id: RoomId


@dataclass(frozen=True, slots=True)
class Attacking:
    """Someone is about to raise a hand against somebody in a room."""

    who: Entity
    target: Entity
    room_id: RoomId


@dataclass(frozen=True, slots=True)
class MagicIn:
    """How strong magic is in a room."""

    room_id: RoomId


class LightOfRooms(Kept[RoomId, float]):
    """The light that is in rooms by itself: each who sees or hears anything asks for it."""

    made_of = (RoomState, AreaSky)


def magic_in(world: World, room: Room) -> float:
    """How strong magic is in a room, 1 where it is as usual: by its area; none where a flag says that there is none."""
    if has_flag(world, room, RoomFlag.NO_MAGIC):
        return 0.0
    area = world.catalog.find(Area, room.area_id) if room.area_id else None
    base = MAGIC[area.magic_intensity].strength if area is not None else 1.0
    return max(0.0, world.modified(MagicIn(room.id), base))


def state_of(world: World, room: Room) -> RoomState | None:
    """What has become of a room; None when it is as content says."""
    return world.get(RoomState, room.id)


def flag_of(world: World, room: Room, name: str) -> FlagValue | None:
    """What a flag of a room is set to: by what happened, or else true when content gives the room that flag."""
    state = state_of(world, room)
    if state is not None and name in state.room_flags:
        return state.room_flags[name]
    return True if name in room.flags else None


def has_flag(world: World, room: Room, flag: RoomFlag) -> bool:
    """Whether a flag holds in a room."""
    return bool(flag_of(world, room, flag))


def flags_of(world: World, room: Room) -> list[RoomFlag]:
    """The flags that hold in a room."""
    return [flag for flag in RoomFlag if has_flag(world, room, flag)]


def exits_of(world: World, room: Room) -> Mapping[str, Exit]:
    """The ways out of a room, hidden ones too: those of content, save what was closed, and what was opened."""
    state = state_of(world, room)
    if state is None or not state.dynamic_exits:
        return room.exits
    ways: dict[str, Exit | None] = {**room.exits, **state.dynamic_exits}
    return {way: leads for way, leads in ways.items() if leads is not None}


def description_of(world: World, room: Room) -> str:
    """What a room looks like, as markup."""
    state = state_of(world, room)
    return room.description if state is None or state.dynamic_description is None else state.dynamic_description


def emblem_of(world: World, room: Room) -> str:
    """The little picture for a room, its own or its type's; "" where neither has one."""
    if room.room_type_emoji is not None:
        return room.room_type_emoji
    kind = world.catalog.find(RoomType, room.room_type)
    return kind.emoji if kind is not None and kind.emoji != NO_EMOJI else ""


def set_flag(world: World, room: Room, name: str, value: FlagValue | None) -> None:
    """Set a flag of a room, any word; None lets content say again. One of `RoomFlag` holds when the value is true."""
    state = _state(world, room)
    state.room_flags = state.room_flags.without(name) if value is None else state.room_flags.set(name, value)
    _tidy(world, state)
    world.happened(FlagSet(room.id, name, value))


def open_exit(world: World, room: Room, way: str, leads: Exit, words: str | None = None) -> None:
    """Let a way out of a room lead there; Refused when no such room exists.

    `words`, as markup, tell it in place of the usual sentence; empty ones tell nothing. The way back is another one:
    open it, too, where there shall be one.
    """
    if world.catalog.find(Room, leads.to) is None:
        raise Refused(f"There is no room {leads.to} for a way to lead to.")
    _set_exit(world, room, way, leads)
    world.happened(ExitOpened(room.id, way, _told(words)))


def close_exit(world: World, room: Room, way: str, words: str | None = None) -> None:
    """Take a way out of a room away, content's own too; Refused when there is none. `words`: as above."""
    if way not in exits_of(world, room):
        raise Refused(f"There is no way {way} out of {room.name}.")
    _set_exit(world, room, way, None)
    world.happened(ExitClosed(room.id, way, _told(words)))


def describe(world: World, room: Room, description: str | None, words: str | None = None) -> None:
    """Let a room look different; None is as content says. `description` is markup, `words` as above."""
    state = _state(world, room)
    state.dynamic_description = description
    _tidy(world, state)
    world.happened(RoomDescribed(room.id, _told(words)))


def restore(world: World, room: Room) -> None:
    """Let a room be as content says; Refused when it is."""
    state = state_of(world, room)
    if state is None:
        raise Refused(f"{room.name} is as its content says.")
    names = list(state.room_flags)
    world.remove(state)
    for name in names:
        world.happened(FlagSet(room.id, name, None))
    world.happened(RoomRestored(room.id))


def forget_missing(world: World) -> None:
    """After the world was loaded: forget what became of rooms that no file has any more."""
    for state in list(world.shelf(RoomState)):
        if world.catalog.find(Room, state.id) is None:
            world.remove(state)


def forget_gone(world: World, gone: Collection[str]) -> None:
    """Forget what became of rooms that are gone, and the ways that were opened to them."""
    for state in list(world.shelf(RoomState)):
        if state.id in gone:
            world.remove(state)
            continue
        ways = [way for way, leads in state.dynamic_exits.items() if leads is not None and leads.to in gone]
        if ways:
            state.dynamic_exits = state.dynamic_exits.without(*ways)
            _tidy(world, state)


def _told(words: str | None) -> Text | None:
    return None if words is None else parse(words.strip()).text()


def _state(world: World, room: Room) -> RoomState:
    return state_of(world, room) or world.add(RoomState(id=room.id))


def _tidy(world: World, state: RoomState) -> None:
    """A state that says nothing is no state."""
    if not state.room_flags and not state.dynamic_exits and state.dynamic_description is None:
        world.remove(state)


def _set_exit(world: World, room: Room, way: str, leads: Exit | None) -> None:
    state = _state(world, room)
    if leads == room.exits.get(way):
        state.dynamic_exits = state.dynamic_exits.without(way)
    else:
        state.dynamic_exits = FrozenMap({**state.dynamic_exits, way: leads})
    _tidy(world, state)


def entry_of(world: World, area_id: AreaId | None = None) -> RoomId:
    """Where one comes into an area; without one that has a way in, of the least dangerous area that has.

    LookupError when no area has one.
    """
    in_use = list(world.catalog.in_use(Area))
    areas = sorted(in_use, key=lambda area: (area.id != area_id, area.danger_level, area.id))
    retired = world.catalog.retired(Room)
    for area in areas:
        for room in area.entry_points:
            if room not in retired and world.catalog.find(Room, room) is not None:
                return room
    raise LookupError("no area of the content has an entry point that exists")


def lost_and_found(world: World, area_id: AreaId | None = None) -> RoomId:
    """The room for things whose own room is gone: one that is flagged so, or where one comes into the area."""
    for room in world.catalog.in_use(Room):
        if has_flag(world, room, RoomFlag.LOST_AND_FOUND):
            return room.id
    return entry_of(world, area_id)


def is_outdoors(world: World, room: Room) -> bool:
    """Whether the sky is above a room: neither it nor its type says that it is indoors."""
    if has_flag(world, room, RoomFlag.INDOORS):
        return False
    kind = world.catalog.find(RoomType, room.room_type)
    return kind is None or not kind.indoors


def ambient_light(world: World, room: Room) -> float:
    """The light that is there by itself: what the room says, or the area's, outdoors by time and weather.

    A room with the flag `dark` has none of its own, at whatever time.
    """
    known = world.memory(LightOfRooms).now(world)
    light = known.get(room.id)
    if light is None:
        light = _ambient_light(world, room)
        if not _is_night_over(world, room):  # the moons change without anything being assigned
            known[room.id] = light
    return light


def _is_night_over(world: World, room: Room) -> bool:
    sky = world.get(AreaSky, room.area_id) if room.area_id else None
    return sky is not None and sky.phase is Phase.NIGHT


def _ambient_light(world: World, room: Room) -> float:
    if has_flag(world, room, RoomFlag.DARK):
        return 0.0
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
