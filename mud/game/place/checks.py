"""What is doubtful about rooms and areas: ways that do not lead back, rooms that nobody comes to."""

from collections import deque
from collections.abc import Iterator

from mud.content.catalog import Catalog
from mud.content.doubts import Link, Overview, doubts
from mud.content.origins import Problem, faults
from mud.game.area.specs import Area
from mud.game.place.specs import Room
from mud.kernel.describe import describe


@faults
def seats_nowhere(catalog: Catalog) -> Iterator[Problem]:
    """A seat that is no detail of its room: nobody could look at it, nor be told what it is."""
    for room in catalog.all(Room).values():
        for words in room.seats:
            if words not in room.details:
                yield Problem(f"{words!r} is no detail of {room.id}", Room, room.id, ("seats", words))


@doubts("one_way", "a way that does not lead back")
def one_way(overview: Overview) -> Iterator[Problem]:
    """A way out of a room into one that has no way back into it."""
    rooms = overview.catalog.all(Room)
    for room in rooms.values():
        for way, leads in room.exits.items():
            behind = rooms.get(leads.to)
            if behind is not None and room.id not in {back.to for back in behind.exits.values()}:
                yield Problem(f"{way} leads to {leads.to}, and nothing leads back", Room, room.id, ("exits", way))


@doubts("unreachable", "a room to which no way leads from where people come in")
def unreachable(overview: Overview) -> Iterator[Problem]:
    """A room that cannot be walked to, and to which nothing in content sends anyone."""
    rooms = overview.catalog.all(Room)
    reached = {str(room) for area in overview.catalog.all(Area).values() for room in area.entry_points}
    reached |= {room for room in rooms if any(map(_sends, overview.to(Room, room)))}
    waiting = deque(sorted(reached))
    while waiting:
        room = rooms.get(waiting.popleft())
        for leads in room.exits.values() if room is not None else ():
            if leads.to not in reached:
                reached.add(leads.to)
                waiting.append(leads.to)
    for room_id in rooms:
        if room_id not in reached:
            yield Problem(f"no way leads to {room_id}", Room, room_id)


@doubts("orphan", "an area without rooms, a room without an area, a door that stands nowhere")
def orphans(overview: Overview) -> Iterator[Problem]:
    """What belongs nowhere, or nothing belongs to."""
    inhabited = {room.area_id for room in overview.catalog.all(Room).values()}
    for area in overview.catalog.all(Area):
        if area not in inhabited:
            yield Problem(f"no room is in {area}", Area, area)
    for room in overview.catalog.all(Room).values():
        if room.area_id is None:
            yield Problem(f"{room.id} is in no area", Room, room.id)


def _sends(link: Link) -> bool:
    """Whether content that names a room may bring someone there: not its ways, nor that something stands in it.

    Where something stands is said in a field of its own, as in `room: room_x`; what a script does stands deeper.
    """
    if link.cls in (Room, Area):
        return False
    under = link.cls.__under__
    is_under = under is not None and under.type == describe(Room).table
    return not is_under and len(link.path) > 1
