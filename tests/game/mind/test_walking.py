"""Creatures that go about: wandering, going the rounds, following, and what keeps them from it."""

import pytest

from mud.game.being.model import Position
from mud.game.mind.rules import PACE
from mud.game.passage.acts import position_of
from mud.game.place.acts import set_flag
from mud.game.place.specs import Door, DoorPosition, Room
from tests.game.mind.ward import Ward, room_of


@pytest.fixture
def ward() -> Ward:
    return Ward()


def been(ward: Ward, npc: object, seconds: float) -> set[str]:
    """The rooms in which a creature is seen while time passes."""
    rooms = set()
    for _ in range(int(seconds)):
        ward.step(1)
        rooms.add(room_of(npc))  # type: ignore[arg-type]  # a creature
    return rooms


def test_a_creature_wanders_where_it_may_and_nowhere_else(ward: Ward) -> None:
    dog = ward.put("stray", "square")
    ward.at("Ann", "square")
    seen = been(ward, dog, 600)
    assert {"square", "market", "lane", "gate"} <= seen
    assert not seen & {"drain", "shop", "moor"}, "no creatures, a closed door, another area"


def test_a_hostile_creature_stays_out_of_safe_rooms_and_a_peaceful_one_does_not(ward: Ward) -> None:
    ward.at("Ann", "square")
    assert "shrine" not in been(ward, ward.put("wolf", "square"), 400)
    assert "shrine" in been(ward, ward.put("stray", "square"), 400)


def test_a_creature_wanders_nowhere_while_nobody_is_near(ward: Ward) -> None:
    dog = ward.put("stray", "square")
    ward.at("Ann", "hut")
    assert been(ward, dog, 60) == {"square"}
    assert ward.waits() == 0


def test_a_creature_stops_thinking_when_the_last_one_has_gone(ward: Ward) -> None:
    ward.put("stray", "square")
    ann = ward.at("Ann", "square")
    assert ward.waits() >= 1
    ward.move(ann, "hut")
    ward.step(PACE * 2)
    assert ward.waits() == 0


def test_the_sleeping_do_not_wander(ward: Ward) -> None:
    """A sleeper notices nothing, and stays where it lies."""
    dog = ward.put("stray", "square")
    dog.position = Position.SLEEPING
    ward.at("Ann", "square")
    assert been(ward, dog, 60) == {"square"}


def test_a_round_leads_through_doors_and_closes_them_again(ward: Ward) -> None:
    ward.at("Ann", "market")
    guard = ward.put("watchman", "square")
    seen = been(ward, guard, 200)
    assert seen == {"square", "market", "shop"}
    door = ward.world.catalog.get(Door, "door_shop")
    assert position_of(ward.world, door) is DoorPosition.CLOSED


def test_a_round_goes_on_where_the_clock_says_when_nobody_saw_it(ward: Ward) -> None:
    ann = ward.at("Ann", "hut")
    guard = ward.put("watchman", "square")
    ward.step(1000)
    assert room_of(guard) == "square"
    ward.world.clock.step(47)  # type: ignore[attr-defined]  # tests have a stepped clock
    ward.move(ann, "nook")
    ward.step(5)
    assert room_of(guard) == ("square", "market", "shop")[int(ward.world.clock.now() // 20) % 3] != "square"


def test_a_follower_goes_where_its_leader_goes(ward: Ward) -> None:
    ward.at("Ann", "square")
    dog, pup = ward.put("stray", "square"), ward.put("pup", "square")
    together = 0
    for _ in range(60):
        ward.step(1)
        together += room_of(dog) == room_of(pup)
    assert together >= 20


def test_a_flag_set_while_the_world_runs_keeps_creatures_out(ward: Ward) -> None:
    for room in ("market", "lane", "gate", "shrine"):
        set_flag(ward.world, ward.world.catalog.get(Room, f"room_{room}"), "no_creatures", True)
    ward.at("Ann", "square")
    assert been(ward, ward.put("stray", "square"), 120) == {"square"}
