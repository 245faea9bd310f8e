"""Places that are remembered, ways back to them, and what slows a step."""

from dataclasses import replace

import pytest

from mud.game.being import acts as beings
from mud.game.being.acts import BusyFor
from mud.game.being.model import Player
from mud.game.place import acts as places
from mud.game.place.acts import Attacking, WorkingMagic, magic_in
from mud.game.place.specs import Exit, Room, RoomFlag
from mud.game.sky.model import AreaSky
from mud.game.sky.specs import Weather
from mud.game.thing.model import Item
from mud.game.thing.specs import ItemTemplate
from mud.game.travel.acts import missile_range, nearest_places, places_of, remember, step_delay, travels_of
from mud.game.travel.events import Slowed
from mud.game.travel.model import MOST_PLACES
from mud.game.travel.rules import DELAY, MISSILES, SLOWS, Slowness, danger_named, distances, route
from mud.kernel.errors import Refused
from mud.kernel.ids import AreaId, ItemId, ItemTemplateId, RoomId
from mud.kernel.values import FrozenMap
from mud.world.contents import Holder
from tests.play.test_inn import Inn


@pytest.fixture
def inn() -> Inn:
    return Inn()


@pytest.fixture
def ann(inn: Inn) -> Player:
    return inn.enter("Ann")


def room(inn: Inn, name: str) -> Room:
    return inn.world.catalog.get(Room, name)


def weather(inn: Inn, kind: Weather) -> None:
    sky = inn.world.get(AreaSky, AreaId("inn"))
    assert sky is not None
    sky.weather = kind


WAYS = {"a": {"n": "b", "e": "c"}, "b": {"n": "d"}, "c": {"n": "d"}, "d": {}, "e": {"w": "a"}}


@pytest.mark.parametrize(
    ("start", "goal", "through", "steps"),
    [
        ("a", "d", "bcd", (("n", "b"), ("n", "d"))),
        ("a", "d", "cd", (("e", "c"), ("n", "d"))),
        ("a", "d", "d", None),
        ("d", "a", "abcde", None),
        ("e", "b", "ab", (("w", "a"), ("n", "b"))),
    ],
)
def test_the_shortest_way_leads_through_what_is_known(
    start: str, goal: str, through: str, steps: tuple[tuple[str, str], ...] | None
) -> None:
    assert route(WAYS.__getitem__, start, goal, through) == steps
    far = distances(WAYS.__getitem__, start, through).get(goal)
    assert far == (len(steps) if steps is not None else None)


def test_of_too_many_places_the_first_is_forgotten(inn: Inn, ann: Player) -> None:
    for number in range(MOST_PLACES):
        remember(inn.world, ann, RoomId(f"room_{number}"))
    travels = travels_of(inn.world, ann)
    assert len(travels.places) == MOST_PLACES
    assert "room_parlor" not in travels.places
    remember(inn.world, ann, RoomId("room_parlor"))
    assert travels.places[-1] == "room_parlor"
    assert places_of(inn.world, ann) == [room(inn, "room_parlor")]


def test_coming_again_writes_nothing(inn: Inn, ann: Player) -> None:
    inn.type("ann", "e;w")
    inn.world.take_changes()
    inn.type("ann", "e")
    assert inn.world.take_changes().dirty == [ann]


def test_of_places_of_one_name_the_nearest_is_meant(inn: Inn, ann: Player) -> None:
    twin = replace(room(inn, "room_fen"), name="The Lane")
    inn.world.catalog = inn.world.catalog.with_(twin)
    inn.type("ann", "e;n;s;e")
    assert [place.id for place in nearest_places(inn.world, ann)][:3] == ["room_fen", "room_yard", "room_lane"]
    assert inn.type("ann", "go to lane")["ann"] == ["You are there."]


def test_what_is_meant_is_asked(inn: Inn, ann: Player) -> None:
    inn.type("ann", "e;n;n;s;s;w")
    other = replace(room(inn, "room_lane"), name="The Barn Lane")
    inn.world.catalog = inn.world.catalog.with_(other)
    asked = "Which barn: The Barn Lane or The Barn?"
    assert inn.type("ann", "go to barn")["ann"] == [asked]
    assert inn.type("ann", "2")["ann"][0] == "You set out for The Barn: three steps."


def test_a_hidden_way_is_taken_only_by_who_found_it(inn: Inn, ann: Player) -> None:
    inn.type("ann", "e;n;n")
    barn = room(inn, "room_barn")
    places.open_exit(inn.world, barn, "west", Exit(RoomId("room_parlor"), hidden=20), "")
    assert inn.type("ann", "go to parlor")["ann"][0].endswith("three steps.")


def test_a_way_that_leads_elsewhere_by_now_ends_a_journey(inn: Inn, ann: Player) -> None:
    inn.type("ann", "e;n;s;w")
    inn.type("ann", "go to lane")
    places.open_exit(inn.world, room(inn, "room_yard"), "north", Exit(RoomId("room_pond")), "")
    assert inn.step(1)["ann"] == ["The way is not as you remember it. You stop on your way."]


@pytest.mark.parametrize("going", [beings.lose_link, beings.leave])
def test_a_journey_ends_with_whoever_makes_it(inn: Inn, ann: Player, going: object) -> None:
    inn.type("ann", "e;n;s;w")
    inn.type("ann", "go to lane")
    assert callable(going)
    going(inn.world, ann)
    inn.told()
    inn.step(5)
    assert ann.room_id == "room_yard"


def test_places_are_kept_and_journeys_are_not(inn: Inn, ann: Player) -> None:
    inn.type("ann", "e")
    assert travels_of(inn.world, ann).places == ("room_parlor", "room_yard")


@pytest.mark.parametrize("kind", list(Weather))
def test_weather_slows_a_step_under_the_sky_and_missiles_with_it(inn: Inn, ann: Player, kind: Weather) -> None:
    weather(inn, kind)
    expected = DELAY[SLOWS[kind]] if kind in SLOWS else 0.0
    assert step_delay(inn.world, ann, room(inn, "room_yard")) == expected
    assert step_delay(inn.world, ann, room(inn, "room_parlor")) == 0.0
    assert missile_range(inn.world, room(inn, "room_yard")) == MISSILES.get(kind, 1.0)
    assert missile_range(inn.world, room(inn, "room_parlor")) == 1.0


def test_whoever_walks_through_snow_is_busy_for_a_while_and_told_once(inn: Inn, ann: Player) -> None:
    weather(inn, Weather.SNOW)
    assert "The snow slows you down." in inn.type("ann", "east")["ann"]
    assert inn.world.modified(BusyFor(ann), 0.0) == DELAY[Slowness.SNOW]
    assert "The snow slows you down." not in inn.type("ann", "north")["ann"]
    inn.step(1.0)
    assert inn.world.modified(BusyFor(ann), 0.0) <= 0.0


def test_a_journey_goes_no_faster_than_the_snow_allows(inn: Inn, ann: Player) -> None:
    inn.type("ann", "e;n;s;w")
    places.set_flag(inn.world, room(inn, "room_yard"), RoomFlag.WATER, True)
    inn.type("ann", "go to lane")
    assert inn.step(1.9) == {}
    assert inn.step(0.2)["ann"][-1] == "You are there: The Lane."


def load_up(inn: Inn, ann: Player, kind: str, quantity: int = 1) -> Item:
    item_id = ItemId(inn.world.ids.new())
    return inn.world.add(
        Item(id=item_id, template_id=ItemTemplateId(kind), holder=Holder.player(ann.id), quantity=quantity)
    )


def test_who_carries_too_much_sinks_unless_there_is_a_boat(inn: Inn, ann: Player) -> None:
    inn.type("ann", "east")
    load_up(inn, ann, "item_bench", 2)
    assert inn.type("ann", "south")["ann"] == ["You carry too much to swim, and have no boat."]
    table = inn.world.catalog.get(ItemTemplate, "item_table")
    inn.world.catalog = inn.world.catalog.with_(replace(table, flags=FrozenMap({"boat": True})))
    load_up(inn, ann, "item_table")
    assert inn.type("ann", "south")["ann"][0] == "The Pond"


def test_in_a_safe_room_nobody_fights(inn: Inn, ann: Player) -> None:
    bob = inn.enter("Bob")
    attack = Attacking(ann, bob, ann.room_id)
    places.set_flag(inn.world, room(inn, "room_parlor"), RoomFlag.ARENA, True)  # else Bob would have to agree
    inn.world.check(attack)
    places.set_flag(inn.world, room(inn, "room_parlor"), RoomFlag.SAFE, True)
    with pytest.raises(Refused, match="Nobody fights here"):
        inn.world.check(attack)


def test_where_there_is_no_magic_none_works(inn: Inn, ann: Player) -> None:
    inn.world.check(WorkingMagic(ann, ann.room_id))
    assert magic_in(inn.world, room(inn, "room_parlor")) == 1.0
    assert magic_in(inn.world, room(inn, "room_fen")) == 1.5
    places.set_flag(inn.world, room(inn, "room_parlor"), RoomFlag.NO_MAGIC, True)
    with pytest.raises(Refused, match="Nothing magical works here"):
        inn.world.check(WorkingMagic(ann, ann.room_id))


def test_slowness_is_told_as_what_it_is(inn: Inn, ann: Player) -> None:
    inn.world.told()
    weather(inn, Weather.FOG)
    beings.walk(inn.world, ann, "east")
    assert [event.why for event in inn.world.told() if isinstance(event, Slowed)] == [Slowness.FOG]


@pytest.mark.parametrize(("level", "called"), [(1, "safe"), (2, "safe"), (4, "not quite safe"), (10, "deadly")])
def test_danger_has_a_name(level: int, called: str) -> None:
    assert danger_named(level) == called
