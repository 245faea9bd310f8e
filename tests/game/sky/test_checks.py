"""What keeps content from being loaded: weather that nobody wrote, seats that are no details, things put elsewhere."""

from dataclasses import replace

import pytest

from mud.app import roster
from mud.content.catalog import Catalog
from mud.content.loader import load
from mud.content.origins import Problem
from mud.game.area.specs import Area
from mud.game.place.specs import Room
from mud.game.thing.specs import Placement
from mud.kernel.ids import RoomId
from mud.kernel.values import FrozenMap
from tests.play.test_country import COUNTRY
from tests.play.test_inn import INN
from tests.stage import content_types


@pytest.fixture(scope="module")
def country() -> Catalog:
    return load(COUNTRY, content_types()).catalog


@pytest.fixture(scope="module")
def inn() -> Catalog:
    return load(INN, content_types()).catalog


def faults_of(catalog: Catalog) -> list[Problem]:
    return [problem for check in roster.faults() for problem in check(catalog)]


def test_content_in_order_has_no_faults(country: Catalog, inn: Catalog) -> None:
    assert faults_of(country) == faults_of(inn) == []


def test_a_misspelt_weather_profile_is_a_fault_and_a_guess_is_made(country: Catalog) -> None:
    area = country.get(Area, "country")
    [problem] = faults_of(country.with_(replace(area, weather_profile="rany")))
    assert problem.message == "there is no 'rany' in weather_profiles: did you mean 'rainy'?"
    assert (problem.id, problem.path) == ("country", ("weather_profile",))


def test_a_clear_sky_needs_no_profile(country: Catalog) -> None:
    assert faults_of(country.with_(replace(country.get(Area, "country"), weather_profile="clear"))) == []


def test_a_seat_is_a_detail_of_its_room(inn: Catalog) -> None:
    parlor = inn.get(Room, "room_parlor")
    [problem] = faults_of(inn.with_(replace(parlor, seats=FrozenMap({"throne": 1}))))
    assert problem.message == "'throne' is no detail of room_parlor"


def test_things_are_put_into_a_container_of_their_own_room(inn: Catalog) -> None:
    oats = inn.get(Placement, "barn_oats")
    [problem] = faults_of(inn.with_(replace(oats, room_id=RoomId("room_lane"))))
    assert problem.message == "barn_chest stands in room_barn, and not in room_lane"
