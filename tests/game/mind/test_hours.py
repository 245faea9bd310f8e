"""Creatures that live by the hours of the day."""

import pytest

from mud.game.being.model import Position
from mud.game.mind.rules import INTEREST
from mud.game.sky.acts import set_clock
from mud.kernel.ids import AreaId
from tests.game.mind.ward import Ward, room_of

HOUR = 60.0
"""Seconds that an hour of the ward takes: its clock runs sixty times as fast."""


@pytest.fixture
def ward() -> Ward:
    return Ward()


def test_whoever_keeps_hours_is_where_they_belong_from_the_start(ward: Ward) -> None:
    assert room_of(ward.put("baker", "nook")) == "market"


def test_one_walks_where_one_belongs_when_the_hour_strikes_and_somebody_is_near(ward: Ward) -> None:
    baker = ward.put("baker", "nook")
    ward.at("Ann", "square")
    ward.step(3 * HOUR + 1)
    heard = ward.step(40)["ann"]
    assert "A baker comes in from the east." in heard
    assert "A baker goes west." in heard
    assert (room_of(baker), baker.position) == ("lane", Position.SITTING)


def test_one_is_there_at_once_when_nobody_is_near(ward: Ward) -> None:
    baker = ward.put("baker", "nook")
    ward.at("Ann", "hut")
    ward.step(3 * HOUR + 21)
    assert (room_of(baker), baker.position) == ("lane", Position.SITTING)
    assert ward.waits() == 0


def test_the_night_is_for_sleeping_behind_a_door_and_the_morning_for_getting_up(ward: Ward) -> None:
    baker = ward.put("baker", "nook")
    ward.at("Ann", "market")
    ward.step(11 * HOUR + 60)
    assert (room_of(baker), baker.position) == ("shop", Position.SLEEPING)
    ward.type("ann", "open door")
    ward.type("ann", "east")
    assert ward.type("ann", "ask baker about bread")["ann"] == ["The baker is asleep."]
    assert ward.type("ann", "say Hello")["ann"] == ['You say, "Hello"']
    heard = ward.step(10 * HOUR)["ann"]
    assert room_of(baker) == "market"
    assert baker.position is Position.STANDING
    assert any("baker" in line for line in heard)


def test_a_clock_that_was_set_is_followed_at_the_next_part_of_the_day(ward: Ward) -> None:
    baker = ward.put("baker", "nook")
    set_clock(ward.world, AreaId("ward"), 19, 50)
    ward.step(60)
    assert (room_of(baker), baker.position) == ("shop", Position.SLEEPING)


def test_whoever_comes_near_makes_those_live_who_can_come_into_sight(ward: Ward) -> None:
    assert INTEREST == 2
    ward.put("stray", "nook")
    ward.at("Ann", "square")
    assert ward.waits() >= 1
