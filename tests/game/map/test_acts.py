"""The map file."""

from dataclasses import replace
from xml.etree import ElementTree

from mud.game.map.acts import map_file
from mud.game.place.specs import Room
from tests.stage import build_world, town


def test_the_file_has_every_room_with_its_place_and_its_ways() -> None:
    rooms = town().all(Room).values()
    numbered = town().with_(*(replace(room, map_number=number) for number, room in enumerate(rooms, 1)))
    root = ElementTree.fromstring(map_file(build_world(numbered)))
    written = {room.get("title"): room for room in root.iter("room")}
    assert len(written) == len(rooms)
    numbers = {room.get("id") for room in written.values()}
    assert numbers == {str(number) for number in range(1, len(rooms) + 1)}
    areas = {area.get("id") for area in root.iter("area")}
    environments = {each.get("id") for each in root.iter("environment")}
    for room in written.values():
        assert room.find("coord") is not None
        assert room.get("area") in areas
        assert room.get("environment") in environments
        assert {way.get("target") for way in room.iter("exit")} <= numbers
