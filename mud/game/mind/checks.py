"""What is doubtful about behaviors: rounds and hours that lead where one cannot walk, ways that are not there."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import TypeVar

from mud.content.doubts import Overview, doubts
from mud.content.origins import Problem
from mud.content.wordbook import entry_of
from mud.game.mind.behaviors.guards_way import GuardsWay
from mud.game.mind.behaviors.keeps_peace import KeepsPeace
from mud.game.mind.behaviors.patrols import Patrols
from mud.game.mind.behaviors.schedule import Schedule
from mud.game.mind.behaviors.wanders import Wanders
from mud.game.mind.rules import HANDED, path_to
from mud.game.npc.specs import NpcPlacement, NpcTemplate, NpcType
from mud.game.place.specs import Door, DoorPosition, Exit, Room, RoomFlag
from mud.kernel.ids import RoomId

B = TypeVar("B")


@doubts("broken_round", "a round through rooms between which a creature cannot walk")
def broken_rounds(overview: Overview) -> Iterator[Problem]:
    """From each room of it to the next, and from the last to the first."""
    for kind, place, patrol in _all(overview, Patrols):
        for index, (one, next_) in enumerate(zip(patrol.route, (*patrol.route[1:], patrol.route[0]), strict=True)):
            if not _joined(overview, kind, one, next_):
                message = f"{kind.id} cannot walk from {one} to {next_} on its round"
                yield Problem(message, NpcTemplate, kind.id, (*place, "route", index))


@doubts("broken_hours", "hours of a creature that are told twice, or that name rooms to which it cannot walk")
def broken_hours(overview: Overview) -> Iterator[Problem]:
    """The hours in the order of the day, and what lies between each and the next that names a room."""
    for kind, place, schedule in _all(overview, Schedule):
        hours = sorted(schedule.steps, key=lambda each: each.seconds)
        for one, next_ in pairwise(hours):
            if one.seconds == next_.seconds:
                yield Problem(f"{kind.id} has two places to be at {one.at}", NpcTemplate, kind.id, place)
        homes = {placement.room_id for placement in _placements(overview, kind)}
        rooms = [hour.room for hour in hours if hour.room is not None]
        for one_room, next_room in _legs(rooms, homes):
            if not _joined(overview, kind, one_room, next_room):
                yield Problem(f"{kind.id} cannot walk from {one_room} to {next_room}", NpcTemplate, kind.id, place)
        for home in sorted(homes):
            if overview.catalog.get(Room, home).area_id is None:
                message = f"{kind.id} keeps hours, but {home} lies in no area, where there are none"
                yield Problem(message, NpcTemplate, kind.id, place)


@doubts("no_way_to_guard", "a guarded way out of a room that has none of that name")
def no_ways_to_guard(overview: Overview) -> Iterator[Problem]:
    """In the room that is named, or in each where such a creature lives."""
    for kind, place, guarded in _all(overview, GuardsWay):
        rooms = {guarded.room} if guarded.room is not None else {each.room_id for each in _placements(overview, kind)}
        for room_id in sorted(rooms):
            if guarded.way not in overview.catalog.get(Room, room_id).exits:
                message = f"{kind.id} guards the way {guarded.way}, but {room_id} has none"
                yield Problem(message, NpcTemplate, kind.id, (*place, "way"))


@doubts("no_refuge", "a room to which those are brought who broke the peace, and where they may be fought on")
def no_refuges(overview: Overview) -> Iterator[Problem]:
    """Whoever lies senseless there is at the mercy of all who come by."""
    for kind, place, keeper in _all(overview, KeepsPeace):
        room = overview.catalog.find(Room, keeper.takes_to) if keeper.takes_to is not None else None
        if room is not None and RoomFlag.SAFE not in room.flags:
            message = f"{kind.id} brings people to {room.id}, where they may be fought: it is not safe"
            yield Problem(message, NpcTemplate, kind.id, (*place, "takes_to"))


@doubts("cut_off", "a creature that wanders among rooms of which it can reach none")
def cut_off(overview: Overview) -> Iterator[Problem]:
    """Those where it lives, and those next to them, are not among its rooms."""
    for kind, place, wandering in _all(overview, Wanders):
        for placement in _placements(overview, kind) if wandering.rooms else ():
            near = {leads.to for leads in overview.catalog.get(Room, placement.room_id).exits.values()}
            if not near & set(wandering.rooms):
                message = f"{kind.id} in {placement.room_id} has no way into any of the rooms in which it wanders"
                yield Problem(message, NpcTemplate, kind.id, (*place, "rooms"))


def _all(overview: Overview, cls: type[B]) -> Iterator[tuple[NpcTemplate, tuple[str | int, ...], B]]:
    """Every behavior of a class, with whose it is and the way to it in the file."""
    entry = entry_of(cls)
    for kind in overview.catalog.all(NpcTemplate).values():
        for index, line in enumerate(kind.behavior):
            if line.word == entry.term.name:
                yield kind, ("behavior", index, line.word), entry.read(line.said)


def _placements(overview: Overview, kind: NpcTemplate) -> list[NpcPlacement]:
    return [each for each in overview.catalog.all(NpcPlacement).values() if each.npc == kind.id]


def _legs(rooms: list[RoomId], homes: Iterable[RoomId]) -> Iterator[tuple[RoomId, RoomId]]:
    """What is walked in the course of a day, and from where one comes to life."""
    if rooms:
        yield from zip(rooms, (*rooms[1:], rooms[0]), strict=True)
        yield from ((home, rooms[0]) for home in sorted(homes))


def _joined(overview: Overview, kind: NpcTemplate, start: RoomId, goal: RoomId) -> bool:
    """Whether such a creature can walk from one room to another, within `FARTHEST` rooms."""
    return path_to(lambda room: _ways(overview, kind, room), start, {goal}) is not None


def _ways(overview: Overview, kind: NpcTemplate, room_id: RoomId) -> dict[str, RoomId]:
    room = overview.catalog.find(Room, room_id)
    ways = room.exits if room is not None else {}
    return {way: leads.to for way, leads in ways.items() if _passes(overview, kind, leads)}


def _passes(overview: Overview, kind: NpcTemplate, leads: Exit) -> bool:
    there = overview.catalog.find(Room, leads.to)
    door = overview.catalog.find(Door, leads.door) if leads.door is not None else None
    if there is None or leads.hidden is not None or RoomFlag.NO_CREATURES in there.flags:
        return False
    if kind.npc_type is NpcType.HOSTILE and RoomFlag.SAFE in there.flags:
        return False
    if door is None or door.starts is DoorPosition.OPEN:
        return True
    return door.starts is DoorPosition.CLOSED and kind.kind in HANDED
