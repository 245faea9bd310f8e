"""What nobody has found stands on no map."""

from dataclasses import replace
from xml.etree import ElementTree

from mud.content.catalog import Catalog
from mud.game.map.acts import map_file
from mud.game.place.specs import Exit, Room
from mud.kernel.ids import RoomId
from tests.stage import Stage, build_world, town

SQUARE = "room_square"


def with_hidden_way() -> Catalog:
    """The town, in which a way leads up from the square that is hard to find."""
    numbered = [replace(room, map_number=number) for number, room in enumerate(town().all(Room).values(), 1)]
    catalog = town().with_(*numbered)
    square = catalog.get(Room, SQUARE)
    return catalog.with_(replace(square, exits=square.exits.set("up", Exit(RoomId("room_loft"), hidden=15))))


def test_a_hidden_way_is_not_on_the_map_of_who_has_not_found_it() -> None:
    stage = Stage(build_world(with_hidden_way()))
    stage.enter("Ann")
    before = Stage()
    before.enter("Ann")
    assert stage.type("ann", "map") == before.type("ann", "map")


def test_a_hidden_way_is_not_in_the_map_file() -> None:
    catalog = with_hidden_way()
    root = ElementTree.fromstring(map_file(build_world(catalog)))
    number = str(catalog.get(Room, SQUARE).map_number)
    [square] = [room for room in root.iter("room") if room.get("id") == number]
    assert {way.get("direction") for way in square.iter("exit")} == {"north"}
