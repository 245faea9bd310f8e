"""How maps look."""

from collections.abc import Iterator, Mapping

from mud.game.being.acts import room_of
from mud.game.being.model import Player
from mud.game.being.readers import can_see, too_dark, ways_of
from mud.game.map.events import MapRead
from mud.game.map.rules import FINE, PLAIN, picture, routes
from mud.game.place.acts import exits_of
from mud.game.place.specs import Exit, Room
from mud.play.atlas import Ways
from mud.play.screens import Screen
from mud.play.views import screen
from mud.text.page import Art, Paragraph
from mud.text.span import Text, styled
from mud.world.world import World


@screen(MapRead)
def map_read(world: World, event: MapRead) -> Screen[Player]:
    """A picture for the eye, and the ways to the rooms nearby for everyone else."""
    room = room_of(world, event.reader)
    made: Screen[Player] = Screen(event.reader, styled(room.name, "title"))
    if not can_see(world, event.reader):
        made.add("", Paragraph(styled(too_dark(event.reader, "to make out a map"))))
        return made
    ways = WaysOut(world, room.id, ways_of(world, event.reader))
    fine, plain = (tuple(styled(line) for line in picture(ways, room.id, pen)) for pen in (FINE, PLAIN))
    made.add("", Art(fine, in_words(world, ways, room), plain))
    return made


class WaysOut(Mapping[str, Mapping[str, str]]):
    """The ways out of rooms, each looked up when it is needed: a map shows few of many.

    Of the room one stands in they are those one knows of; elsewhere hidden ones stay hidden.
    """

    def __init__(self, world: World, here: str, known: Mapping[str, Exit]) -> None:
        self._world = world
        self._rooms = world.catalog.all(Room)
        self._here = here
        self._known = {way: leads.to for way, leads in known.items()}

    def __getitem__(self, place: str) -> Mapping[str, str]:
        if place == self._here:
            return self._known
        exits = exits_of(self._world, self._rooms[place])
        return {way: leads.to for way, leads in exits.items() if leads.hidden is None}

    def __contains__(self, place: object) -> bool:
        return place in self._rooms

    def __iter__(self) -> Iterator[str]:
        return iter(self._rooms)

    def __len__(self) -> int:
        return len(self._rooms)


def in_words(world: World, ways: Ways, room: Room) -> Text:
    """Each room nearby with the way to it, on a line of its own."""
    lines = [
        f"{world.catalog.get(Room, place).name}: {', '.join(route)}." for place, route in routes(ways, room.id).items()
    ]
    return styled("\n".join(lines) or "No way leads anywhere from here.")
