"""What becomes of rooms: dynamic flags, exits and descriptions, honored by whatever asks for a room."""

from dataclasses import replace

import pytest

from mud.game.being.readers import Ways, ways_of, ways_out
from mud.game.place import acts
from mud.game.place.acts import ambient_light, description_of, emblem_of, exits_of, flag_of, flags_of, has_flag
from mud.game.place.events import FlagSet
from mud.game.place.model import RoomState
from mud.game.place.specs import Exit, Room, RoomFlag
from mud.game.place.system import forget_rooms
from mud.kernel.errors import Refused
from mud.kernel.ids import DoorId, RoomId
from mud.text.color import ColorDepth
from mud.text.kind import Kind
from tests.play.test_country import Country

ROAD, FIELD, CAVE = "room_road", "room_field", "room_cave"


@pytest.fixture
def country() -> Country:
    return Country()


def room(country: Country, name: str) -> Room:
    return country.world.catalog.get(Room, name)


def leads(name: str, door: str | None = None) -> Exit:
    return Exit(RoomId(name), DoorId(door) if door else None)


def test_a_room_of_which_nothing_has_become_has_no_row(country: Country) -> None:
    assert not list(country.world.shelf(RoomState))
    acts.describe(country.world, room(country, ROAD), "Mud.")
    assert [state.id for state in country.world.shelf(RoomState)] == [ROAD]
    acts.describe(country.world, room(country, ROAD), None)
    assert not list(country.world.shelf(RoomState))


def test_a_flag_of_content_can_be_taken_away_and_any_word_set(country: Country) -> None:
    world, field = country.world, room(country, FIELD)
    acts.set_flag(world, field, RoomFlag.SILENT, False)
    acts.set_flag(world, field, RoomFlag.SAFE, True)
    acts.set_flag(world, field, "sheaves", 3)
    assert flags_of(world, field) == [RoomFlag.SAFE, RoomFlag.NO_DROP]
    assert flag_of(world, field, "sheaves") == 3
    assert flag_of(world, field, "wolves") is None
    acts.set_flag(world, field, RoomFlag.SILENT, None)
    assert has_flag(world, field, RoomFlag.SILENT)


def test_whoever_reacts_hears_of_a_flag(country: Country) -> None:
    country.world.told()
    acts.set_flag(country.world, room(country, ROAD), "bridge", "up")
    [event] = country.world.told()
    assert isinstance(event, FlagSet)
    assert (event.room_id, event.name, event.value) == (ROAD, "bridge", "up")


def test_a_way_that_opens_is_walked_seen_and_drawn(country: Country) -> None:
    ann = country.enter("Ann")
    ann.room_id = RoomId(FIELD)
    acts.open_exit(country.world, room(country, FIELD), "up", leads(CAVE))
    assert country.told() == {"ann": ["A way out opens: up."]}
    assert ways_of(country.world, ann).keys() == {"gap", "up"}
    assert "up:  The Cave" in country.type("ann", "exits")["ann"]
    assert country.type("ann", "map")["ann"] == ["The Field", "[@]"]
    assert country.type("ann", "up")["ann"][0] == "The Cave"


def test_a_way_that_closes_is_gone_for_everyone(country: Country) -> None:
    ann = country.enter("Ann")
    acts.close_exit(country.world, room(country, ROAD), "down", "Stones fall, and the hole is no more.")
    assert country.told() == {"ann": ["Stones fall, and the hole is no more."]}
    assert country.type("ann", "down") == {"ann": ["You can't go that way."]}
    assert "down" not in ways_out(country.world, ann).listed()


def test_closing_what_was_opened_leaves_content_as_it_was(country: Country) -> None:
    world, field = country.world, room(country, FIELD)
    acts.open_exit(world, field, "up", leads(CAVE), "")
    acts.close_exit(world, field, "up", "")
    assert exits_of(world, field) == field.exits
    acts.close_exit(world, field, "gap", "")
    acts.open_exit(world, field, "gap", field.exits["gap"], "")
    assert not list(world.shelf(RoomState))


def test_a_door_in_a_way_that_opened_is_a_door(country: Country) -> None:
    ann = country.enter("Ann")
    ann.room_id = RoomId(FIELD)
    acts.open_exit(country.world, room(country, FIELD), "west", leads("room_house", "door_oak"), "")
    assert ways_out(country.world, ann).listed() == ["gap", "(west)"]
    assert country.type("ann", "west") == {"ann": ["The oak door is closed."]}


def test_a_way_to_nowhere_does_not_open_and_none_that_is_not_there_closes(country: Country) -> None:
    with pytest.raises(Refused, match="no room room_moon"):
        acts.open_exit(country.world, room(country, ROAD), "up", leads("room_moon"))
    with pytest.raises(Refused, match="no way up out of The Road"):
        acts.close_exit(country.world, room(country, ROAD), "up")
    assert not list(country.world.shelf(RoomState))


def test_a_room_that_was_described_anew_looks_so(country: Country) -> None:
    country.enter("Ann")
    acts.describe(country.world, room(country, ROAD), "Mud, and a [thing]wheel[/] in it.", "It begins to pour.")
    assert country.told() == {"ann": ["It begins to pour."]}
    assert country.type("ann", "look")["ann"][1] == "Mud, and a wheel in it."
    assert description_of(country.world, room(country, CAVE)).startswith("Stone above")


def test_a_room_that_was_made_dark_has_no_light_of_its_own(country: Country) -> None:
    house = room(country, "room_house")
    assert ambient_light(country.world, house) == 60
    acts.set_flag(country.world, house, RoomFlag.DARK, True)
    assert ambient_light(country.world, house) == 0


def test_all_that_became_of_a_room_can_be_undone(country: Country) -> None:
    world, road = country.world, room(country, ROAD)
    country.enter("Ann")
    acts.set_flag(world, road, "wet", True)
    acts.describe(world, road, "Mud.", "")
    acts.close_exit(world, road, "down", "")
    acts.restore(world, road)
    assert country.told()["ann"] == ["This place is again as it used to be."]
    assert exits_of(world, road) == road.exits
    assert flag_of(world, road, "wet") is None
    with pytest.raises(Refused, match="as its content says"):
        acts.restore(world, road)


def test_what_became_of_a_room_that_is_gone_is_forgotten(country: Country) -> None:
    country.world.add(RoomState(id=RoomId("room_gone"), dynamic_description="Nothing."))
    acts.describe(country.world, room(country, ROAD), "Mud.")
    forget_rooms.function(country.world)
    assert [state.id for state in country.world.shelf(RoomState)] == [ROAD]


def test_ways_in_the_making_are_a_copy(country: Country) -> None:
    ann = country.enter("Ann")
    ways: Ways = ways_out(country.world, ann)
    ways.known.clear()
    assert exits_of(country.world, room(country, ROAD))


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        (Kind(depth=ColorDepth.NONE), "The Road"),
        (Kind(depth=ColorDepth.NONE, emoji=True), "🛤️ The Road"),
        (Kind(depth=ColorDepth.NONE, emoji=True, screen_reader=True), "The Road"),
    ],
)
def test_the_kind_of_room_is_a_little_picture_for_those_who_can_see_it(
    country: Country, kind: Kind, title: str
) -> None:
    country.kind = kind
    country.enter("Ann")
    assert country.type("ann", "look")["ann"][0].startswith(title)


def test_a_room_can_have_a_picture_of_its_own(country: Country) -> None:
    road = room(country, ROAD)
    assert emblem_of(country.world, road) == "🛤️"
    assert emblem_of(country.world, replace(road, room_type_emoji="🐑")) == "🐑"
    assert emblem_of(country.world, replace(road, room_type_emoji="")) == ""
