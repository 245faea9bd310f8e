"""Doors that both sides share, keys, picks, knocking, and ways that are hidden."""

import pytest

from mud.game.being.acts import walk
from mud.game.being.model import Player
from mud.game.being.readers import ways_of, ways_out
from mud.game.being.specs import Condition
from mud.game.effect import acts as effects
from mud.game.effect.rules.plain import PLAIN, PREFIX
from mud.game.passage import acts
from mud.game.passage.events import DoorHandled, DoorReturned, Handling, PickFailed, Searched
from mud.game.passage.model import DoorState, Explorer
from mud.game.passage.rules import MOST_FOUND
from mud.game.place.specs import Door, DoorPosition, Exit, Room
from mud.game.thing import acts as things
from mud.kernel.errors import Refused
from mud.kernel.ids import RoomId
from tests.game.combat.yard import LoadedDice
from tests.play.test_country import Country

HOUSE, FIELD = RoomId("room_house"), RoomId("room_field")


@pytest.fixture
def country() -> Country:
    return Country()


@pytest.fixture
def ann(country: Country) -> Player:
    return country.enter("Ann")


def way(country: Country, who: Player, name: str) -> Exit:
    """A way out of the room in which someone stands."""
    return country.world.catalog.get(Room, who.room_id).exits[name]


def oak(country: Country) -> Door:
    """The door of the house."""
    return country.world.catalog.get(Door, "door_oak")


def lose_key(country: Country, who: Player) -> None:
    """Someone puts their key down."""
    key = next(item for item in things.carried_by(country.world, who) if item.template_id == "item_key")
    things.drop(country.world, who, key)


def test_both_sides_share_how_a_door_stands(country: Country, ann: Player) -> None:
    north = way(country, ann, "north")
    acts.unlock(country.world, ann, north)
    acts.open_door(country.world, ann, north)
    walk(country.world, ann, "north")
    assert ann.room_id == HOUSE
    acts.close_door(country.world, ann, way(country, ann, "south"))
    acts.lock(country.world, ann, way(country, ann, "south"))
    assert acts.position_of(country.world, oak(country)) is DoorPosition.LOCKED
    with pytest.raises(Refused, match="The oak door is closed"):
        walk(country.world, ann, "south")


def test_without_the_key_a_lock_neither_opens_nor_closes(country: Country, ann: Player) -> None:
    north = way(country, ann, "north")
    acts.unlock(country.world, ann, north)
    lose_key(country, ann)
    with pytest.raises(Refused, match="key"):
        acts.lock(country.world, ann, north)


def test_a_door_that_stands_so_already_is_left_alone(country: Country, ann: Player) -> None:
    north = way(country, ann, "north")
    with pytest.raises(Refused, match="closed already"):
        acts.close_door(country.world, ann, north)
    with pytest.raises(Refused, match="locked already"):
        acts.lock(country.world, ann, north)
    acts.unlock(country.world, ann, north)
    with pytest.raises(Refused, match="not locked"):
        acts.unlock(country.world, ann, north)
    with pytest.raises(Refused, match="not locked"):
        acts.pick(country.world, ann, north)
    acts.open_door(country.world, ann, north)
    with pytest.raises(Refused, match="open already"):
        acts.open_door(country.world, ann, north)
    with pytest.raises(Refused, match="Close it first"):
        acts.lock(country.world, ann, north)
    with pytest.raises(Refused, match="It is open"):
        acts.knock(country.world, ann, north)
    with pytest.raises(Refused, match="no door"):
        acts.open_door(country.world, ann, way(country, ann, "down"))


def test_a_lock_is_picked_by_dexterity_and_luck(country: Country, ann: Player) -> None:
    north, happened = way(country, ann, "north"), []
    for _ in range(40):
        acts.pick(country.world, ann, north)
        happened += country.world.told()
        if acts.position_of(country.world, oak(country)) is DoorPosition.CLOSED:
            break
    assert isinstance(happened[-1], DoorHandled)
    assert happened[-1].handling is Handling.PICK
    assert all(isinstance(event, PickFailed) for event in happened if event is not happened[-1]) or len(happened) == 1


def test_a_door_returns_to_how_it_stands_by_itself_also_after_a_restart(country: Country, ann: Player) -> None:
    acts.unlock(country.world, ann, way(country, ann, "north"))
    acts.wait_for_returns(country.world)
    country.world.told()
    country.world.clock.step(901)  # type: ignore[attr-defined]  # a stepped clock
    country.world.schedule.run(lambda _name, error, _seconds: pytest.fail(str(error)))
    returned = [event for event in country.world.told() if isinstance(event, DoorReturned)]
    assert [set(event.rooms) for event in returned] == [{"room_road", "room_house"}]
    assert acts.position_of(country.world, oak(country)) is DoorPosition.LOCKED
    assert len(country.world.shelf(DoorState)) == 0


def test_a_barred_way_stands_in_parentheses(country: Country, ann: Player) -> None:
    assert ways_out(country.world, ann).listed() == ["down", "(north)"]


def test_a_hidden_way_is_found_by_searching_and_remembered(country: Country, ann: Player) -> None:
    assert "gap" not in ways_of(country.world, ann)
    with pytest.raises(Refused, match="can't go"):
        walk(country.world, ann, "gap")
    while "gap" not in ways_of(country.world, ann):
        acts.search(country.world, ann)
    assert [event.found for event in country.world.told() if isinstance(event, Searched)][-1] == ("gap",)
    walk(country.world, ann, "gap")
    assert ann.room_id == FIELD


def test_one_remembers_only_so_many_ways(country: Country, ann: Player) -> None:
    Explorer.of(ann).found_ways = tuple(f"room_elsewhere {number}" for number in range(MOST_FOUND))
    while "gap" not in ways_of(country.world, ann):
        acts.search(country.world, ann)
    assert len(Explorer.of(ann).found_ways) == MOST_FOUND
    assert Explorer.of(ann).found_ways[-1] == "room_road gap"


def test_nobody_searches_or_picks_in_the_dark(country: Country) -> None:
    bob = country.enter("Bob")
    north = way(country, bob, "north")
    bob.room_id = RoomId("room_cave")
    with pytest.raises(Refused, match="too dark"):
        acts.search(country.world, bob)
    with pytest.raises(Refused, match="too dark"):
        acts.pick(country.world, bob, north)


@pytest.mark.parametrize("condition", [None, Condition.POISONED, Condition.FRIGHTENED, Condition.EXHAUSTION])
def test_what_lies_on_someone_makes_a_lock_harder(country: Country, ann: Player, condition: Condition | None) -> None:
    lose_key(country, ann)
    if condition is not None:
        effects.apply(country.world, ann, PLAIN[PREFIX + condition])
    country.world.told()
    country.world.dice = LoadedDice((20, 1))
    acts.pick(country.world, ann, way(country, ann, "north"))
    [event] = [each for each in country.world.told() if isinstance(each, DoorHandled | PickFailed)]
    assert isinstance(event, PickFailed) is (condition is not None)


def test_what_lies_on_someone_makes_hidden_ways_harder_to_find(country: Country, ann: Player) -> None:
    effects.apply(country.world, ann, PLAIN[PREFIX + Condition.POISONED])
    country.world.dice = LoadedDice((20, 1))
    acts.search(country.world, ann)
    assert [each.found for each in country.world.told() if isinstance(each, Searched)] == [()]
    country.world.dice = LoadedDice((20, 20))
    acts.search(country.world, ann)
    assert [each.found for each in country.world.told() if isinstance(each, Searched)] != [()]
