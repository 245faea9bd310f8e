"""What is doubtful about doors: those that nobody can open, or that stand nowhere, and keys that are nowhere."""

from collections.abc import Iterator, Mapping

from mud.content.doubts import Overview, doubts
from mud.content.origins import Problem
from mud.game.area.specs import Area
from mud.game.place.specs import Door, DoorPosition, Room
from mud.game.thing.specs import ItemTemplate, Placement
from mud.kernel.ids import RoomId


@doubts("sealed", "a locked door that can never be opened")
def sealed(overview: Overview) -> Iterator[Problem]:
    """A lock without a key that cannot be picked, unless something else in content opens the door."""
    for door in _locked(overview):
        if door.key is None and door.pick is None:
            yield Problem(f"{door.id} is locked, has no key, and cannot be picked", Door, door.id, ("starts",))


@doubts("key_nowhere", "a key that nobody can have")
def key_nowhere(overview: Overview) -> Iterator[Problem]:
    """A key that is named by locks and by nothing that puts it into the world."""
    for door in overview.catalog.all(Door).values():
        if door.key is not None and all(_is_lock(link.path) for link in overview.to(ItemTemplate, door.key)):
            yield Problem(f"{door.key} is nowhere: no placement or script gives it", Door, door.id, ("key",))


@doubts("locked_in", "a key that lies behind its own door")
def locked_in(overview: Overview) -> Iterator[Problem]:
    """A door that cannot be opened from outside, since its only key lies behind it."""
    rooms = overview.catalog.all(Room)
    start = [room for area in overview.catalog.all(Area).values() for room in area.entry_points if room in rooms]
    places = _places_of_keys(overview)
    open_doors = {
        str(door.id) for door in overview.catalog.all(Door).values() if not _needs_key(overview, door, places)
    }
    while True:
        reached = _reached(rooms, start, open_doors)
        shut = [door for door in overview.catalog.all(Door).values() if door.id not in open_doors]
        opened = [door for door in shut if places.get(str(door.key), set()) & reached]
        if not opened:
            break
        open_doors |= {str(door.id) for door in opened}
    for door in shut:
        yield Problem(f"{door.key} lies behind {door.id}, which it opens", Door, door.id, ("key",))


@doubts("loose_door", "a door that stands nowhere, or is seen from one side only")
def loose_doors(overview: Overview) -> Iterator[Problem]:
    """A door in no way, or in a way but not in the one back."""
    rooms = overview.catalog.all(Room)
    for door in overview.catalog.all(Door):
        if not overview.to(Door, door):
            yield Problem(f"no way leads through {door}", Door, door)
    for room in rooms.values():
        for way, leads in room.exits.items():
            behind = rooms.get(leads.to)
            back = [each for each in behind.exits.values() if each.to == room.id] if behind is not None else []
            if leads.door is not None and back and all(each.door != leads.door for each in back):
                yield Problem(f"{leads.door} is not in the way back from {leads.to}", Room, room.id, ("exits", way))


def _locked(overview: Overview) -> Iterator[Door]:
    """Locked doors that no script is about."""
    for door in overview.catalog.all(Door).values():
        is_handled = any(link.cls is not Room for link in overview.to(Door, door.id))
        if door.starts is DoorPosition.LOCKED and not is_handled:
            yield door


def _is_lock(path: tuple[str | int, ...]) -> bool:
    return path[-1] == "key"


def _needs_key(overview: Overview, door: Door, places: Mapping[str, set[str]]) -> bool:
    """Whether it opens with its key only, and the key comes from placements only."""
    is_handled = any(link.cls is not Room for link in overview.to(Door, door.id))
    if door.starts is not DoorPosition.LOCKED or door.pick is not None or door.key is None or is_handled:
        return False
    links = overview.to(ItemTemplate, door.key)
    return str(door.key) in places and all(link.cls is Placement or _is_lock(link.path) for link in links)


def _places_of_keys(overview: Overview) -> dict[str, set[str]]:
    places: dict[str, set[str]] = {}
    for placement in overview.catalog.all(Placement).values():
        room = getattr(placement, "room_id", None)
        if room is not None:
            places.setdefault(str(placement.item), set()).add(str(room))
    return places


def _reached(rooms: Mapping[str, Room], start: list[RoomId], open_doors: set[str]) -> set[str]:
    reached, waiting = {str(room) for room in start}, list(start)
    while waiting:
        room = rooms.get(waiting.pop())
        for leads in room.exits.values() if room is not None else ():
            if leads.to not in reached and (leads.door is None or leads.door in open_doors):
                reached.add(leads.to)
                waiting.append(leads.to)
    return reached
