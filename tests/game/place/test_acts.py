"""What holds in a room: its flags, its light, and whether the sky is above it."""

from dataclasses import replace

import pytest

from mud.game.area.specs import Area, Lighting
from mud.game.being.model import Player
from mud.game.place.acts import ambient_light, has_flag, is_outdoors, light_in
from mud.game.place.specs import Room, RoomFlag
from mud.game.sky.model import AreaSky
from mud.game.sky.rules import Phase
from mud.kernel.ids import AreaId, RoomId
from tests.play.test_country import Country
from tests.stage import build_world


@pytest.fixture
def country() -> Country:
    return Country()


@pytest.fixture
def ann(country: Country) -> Player:
    player = country.enter("Ann")
    player.room_id = RoomId("room_field")
    return player


def room(country: Country, name: str) -> Room:
    """A room of the country."""
    return country.world.catalog.get(Room, name)


def test_in_a_silent_room_no_word_is_heard(country: Country, ann: Player) -> None:
    assert has_flag(country.world, room(country, "room_field"), RoomFlag.SILENT)
    silence = {"ann": ["Your lips move, and no sound comes."]}
    assert country.type("ann", "say hello") == silence
    assert country.type("ann", "shout hello") == silence


def test_where_nothing_may_be_put_down_things_may_still_change_hands(country: Country, ann: Player) -> None:
    bob = country.enter("Bob")
    bob.room_id = ann.room_id
    assert country.type("ann", "drop key") == {"ann": ["Nothing can be put down here."]}
    assert country.type("ann", "give key to bob")["ann"] == ["You give an iron key to Bob."]


def test_the_sky_is_above_what_is_not_indoors(country: Country) -> None:
    assert is_outdoors(country.world, room(country, "room_road"))
    assert not is_outdoors(country.world, room(country, "room_cave"))


def test_time_and_weather_change_the_light_outdoors_only(country: Country) -> None:
    sky = country.world.get(AreaSky, AreaId("country"))
    assert sky is not None
    lights = {}
    for sky.phase in (Phase.MORNING, Phase.NIGHT):
        names = ("room_road", "room_house", "room_cave")
        lights[sky.phase] = [ambient_light(country.world, room(country, name)) for name in names]
    assert lights == {Phase.MORNING: [54, 60, 10], Phase.NIGHT: [12, 60, 10]}


@pytest.mark.parametrize(("lighting", "light"), [("bright", 85), ("normal", 60), ("dim", 30), ("dark", 10)])
def test_an_area_says_how_light_it_is_where_a_room_does_not(country: Country, lighting: str, light: int) -> None:
    area = country.world.catalog.get(Area, "country")
    changed = country.world.catalog.with_(replace(area, ambient_lighting=Lighting(lighting)))
    house, cave = room(country, "room_house"), room(country, "room_cave")
    world = build_world(changed)
    assert (ambient_light(world, house), ambient_light(world, cave)) == (light, 10)


def test_a_room_that_no_file_has_is_dark(country: Country) -> None:
    assert light_in(country.world, RoomId("room_nowhere")) == 0
