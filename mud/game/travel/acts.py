"""Remembering places and walking to them by oneself. The only writer of travels."""

from collections.abc import Mapping
from dataclasses import dataclass

from mud.game.area.specs import Area
from mud.game.being.acts import BusyFor, room_of, walk
from mud.game.being.model import Being, Player
from mud.game.being.readers import can_see, too_dark, ways_from, ways_of
from mud.game.place.acts import has_flag, is_outdoors
from mud.game.place.model import RoomState
from mud.game.place.specs import Room, RoomFlag
from mud.game.sky.model import AreaSky
from mud.game.travel.events import Arrived, Halted, SetOut
from mud.game.travel.model import MOST_PLACES, Travels
from mud.game.travel.rules import DELAY, MISSILES, PACE, SLOWS, Slowness, distances, route
from mud.kernel.errors import Refused
from mud.kernel.ids import RoomId
from mud.kernel.schedule import Job
from mud.world.kept import Kept
from mud.world.world import World


@dataclass(slots=True)
class Journey:
    """A journey under way: where it goes, the steps that are left, and the next of them."""

    to: Room
    steps: list[tuple[str, str]]
    job: Job | None = None


@dataclass(frozen=True, slots=True)
class StepDelay:
    """Seconds that a step into a room takes before one can act again."""

    who: Being
    room: Room


@dataclass(frozen=True, slots=True)
class MissileRange:
    """The share of its range that a missile has in a room, 1 being all of it."""

    room_id: RoomId


def travels_of(world: World, who: Player) -> Travels:
    """What someone remembers of their ways."""
    return world.get(Travels, who.id) or world.add(Travels(id=who.id))


def remember(world: World, who: Player, room_id: RoomId) -> None:
    """Remember that one has been in a room."""
    travels = travels_of(world, who)
    if travels.known is None:
        travels.known = set(travels.places)
    if room_id in travels.known:
        return
    travels.known.add(room_id)
    travels.places = (*travels.places, room_id)
    if len(travels.places) > MOST_PLACES:
        travels.known.discard(travels.places[0])
        travels.places = travels.places[1:]


def places_of(world: World, who: Player) -> list[Room]:
    """The rooms one has been in that are still there."""
    found = (world.catalog.find(Room, place) for place in travels_of(world, who).places)
    return [room for room in found if room is not None]


def nearest_places(world: World, who: Player) -> list[Room]:
    """The same, those first to which it is the fewest steps, then those to which one knows no way."""
    rooms = places_of(world, who)
    steps = distances(_Ways(world, who), who.room_id, {room.id for room in rooms})
    return sorted(rooms, key=lambda room: (steps.get(room.id, MOST_PLACES), room.name, room.id))


def go_to(world: World, who: Player, room: Room) -> None:
    """Walk to a room one has been in, a step at a time; Refused when one is there, or knows no way."""
    if room.id == who.room_id:
        raise Refused("You are there.")
    _check_sight(world, who)
    travels = travels_of(world, who)
    steps = route(_Ways(world, who), who.room_id, room.id, set(travels.places))
    if steps is None:
        raise Refused(f"You know of no way from here to {room.name}.")
    halt(world, who, None)
    travels.journey = Journey(room, list(steps))
    world.happened(SetOut(who, room, len(steps)))
    _step(world, who)


def go_back(world: World, who: Player) -> None:
    """Walk to the room one came from last; Refused when there is none, or no way to it."""
    before = travels_of(world, who).came_from
    room = world.catalog.find(Room, before) if before is not None else None
    if room is None:
        raise Refused("You have not come from anywhere yet.")
    for way, leads in ways_of(world, who).items():
        if leads.to == room.id:
            return walk(world, who, way)
    return go_to(world, who, room)


def halt(world: World, who: Player, why: str | None) -> bool:
    """End a journey; whether there was one. `why` is the sentence that tells it: "" the usual one, None tells none."""
    travels = world.get(Travels, who.id)
    if travels is None or travels.journey is None:
        return False
    journey, travels.journey = travels.journey, None
    if journey.job is not None:
        journey.job.cancel()
    if why is not None:
        world.happened(Halted(who, why))
    return True


class KeptSlowness(Kept[RoomId, Slowness | None]):
    """What makes it hard to walk in rooms: each step asks for it twice."""

    made_of = (RoomState, AreaSky)


def slowness_in(world: World, room: Room) -> Slowness | None:
    """What makes it hard to walk in a room: water, or under the sky the weather."""
    known = world.memory(KeptSlowness).now(world)
    if room.id not in known:
        known[room.id] = _slowness_in(world, room)
    return known[room.id]


def _slowness_in(world: World, room: Room) -> Slowness | None:
    if has_flag(world, room, RoomFlag.WATER):
        return Slowness.WATER
    sky = world.get(AreaSky, room.area_id) if room.area_id is not None and is_outdoors(world, room) else None
    return SLOWS.get(sky.weather) if sky is not None else None


def step_delay(world: World, who: Being, room: Room) -> float:
    """Seconds that a step into a room takes before one can act again."""
    why = slowness_in(world, room)
    return max(0.0, world.modified(StepDelay(who, room), DELAY[why] if why is not None else 0.0))


def missile_range(world: World, room: Room) -> float:
    """The share of its range that a missile has in a room, 1 being all of it: less under the sky in bad weather."""
    sky = world.get(AreaSky, room.area_id) if room.area_id is not None and is_outdoors(world, room) else None
    return max(0.0, world.modified(MissileRange(room.id), MISSILES.get(sky.weather, 1.0) if sky is not None else 1.0))


def area_of(world: World, room_id: RoomId | None) -> Area | None:
    """The area of a room."""
    room = world.catalog.find(Room, room_id) if room_id is not None else None
    return world.catalog.find(Area, room.area_id) if room is not None and room.area_id else None


class _Ways:
    """The ways out of each room as someone knows them, without those that lead nowhere."""

    def __init__(self, world: World, who: Player) -> None:
        self._world, self._who = world, who

    def __call__(self, place: str) -> Mapping[str, str]:
        room = self._world.catalog.find(Room, place)
        if room is None:
            return {}
        return {way: leads.to for way, leads in ways_from(self._world, self._who, room).known.items()}


def _check_sight(world: World, who: Player) -> None:
    if not can_see(world, who):
        raise Refused(too_dark(who, "to find the way"))


def _step(world: World, who: Player) -> None:
    """Take the next step, and see to the one after it."""
    journey: Journey = travels_of(world, who).journey
    way, leads = journey.steps.pop(0)
    try:
        _check_sight(world, who)
        known = ways_of(world, who).get(way)
        if known is None or known.to != leads:
            raise Refused("The way is not as you remember it.")
        walk(world, who, way)
    except Refused as refusal:
        halt(world, who, str(refusal))
        return
    if travels_of(world, who).journey is not journey:
        return  # something on the way ended it
    if room_of(world, who) is journey.to:
        halt(world, who, None)
        world.happened(Arrived(who, journey.to))
        return
    seconds = max(PACE, world.modified(BusyFor(who), 0.0))
    journey.job = world.schedule.after(seconds, "a journey", lambda: _step(world, who))
