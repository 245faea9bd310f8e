"""Things wear out, show it, break, and are mended by a tool or for coins."""

import pytest

from mud.game.being.model import Player
from mud.game.supply.acts import mending
from mud.game.supply.acts.stock import charges_of
from mud.game.thing.acts import template_of
from mud.game.thing.acts.wear import durability_of, is_broken, mend, wear_down
from mud.game.thing.model import Item
from mud.kernel.errors import Refused
from mud.kernel.ids import RoomId
from mud.kernel.money import Copper
from mud.world.purses import spend
from tests.game.supply.larder import Larder

MOST = 20


@pytest.fixture
def stage() -> Larder:
    return Larder()


@pytest.fixture
def ann(stage: Larder) -> Player:
    return stage.enter("Ann")


@pytest.fixture
def knife(stage: Larder, ann: Player) -> Item:
    return stage.give(ann, "item_knife")


def left(stage: Larder, item: Item) -> int | None:
    return durability_of(template_of(stage.world, item), item)


def test_a_new_thing_bears_all_that_its_kind_does(stage: Larder, knife: Item) -> None:
    assert (knife.current_durability, left(stage, knife)) == (None, MOST)


@pytest.mark.parametrize(
    ("points", "words"),
    [(1, None), (2, "a little worn"), (7, "notched"), (13, "badly notched"), (18, "about to break")],
)
def test_whoever_has_it_reads_when_it_looks_different(
    stage: Larder, ann: Player, knife: Item, points: int, words: str | None
) -> None:
    wear_down(stage.world, knife, points)
    expected = {ann.name.lower(): [f"Your kitchen knife is {words} by now."]} if words else {}
    assert stage.told() == expected
    seen = stage.type("ann", "look knife")["ann"]
    assert (f"Condition: {words}" in seen) is (words is not None)


def test_wear_that_changes_nothing_to_be_seen_is_not_told(stage: Larder, knife: Item) -> None:
    wear_down(stage.world, knife, 7)
    stage.told()
    wear_down(stage.world, knife, 1)
    assert stage.told() == {}


def test_a_thing_breaks_once_and_is_no_more_than_broken(stage: Larder, knife: Item) -> None:
    wear_down(stage.world, knife, 100)
    assert stage.told() == {"ann": ["Your kitchen knife is broken!"]}
    wear_down(stage.world, knife, 1)
    assert (stage.told(), knife.current_durability, is_broken(stage.world, knife)) == ({}, 0, True)


def test_a_broken_thing_is_not_taken_in_hand(stage: Larder, knife: Item) -> None:
    wear_down(stage.world, knife, MOST)
    stage.told()
    assert stage.type("ann", "wield knife") == {"ann": ["The kitchen knife is broken. Have it repaired first."]}


def test_what_does_not_wear_out_stays_as_it_is(stage: Larder, ann: Player) -> None:
    spoon = stage.give(ann, "item_spoon")
    wear_down(stage.world, spoon, 5)
    assert (stage.told(), spoon.current_durability) == ({}, None)
    with pytest.raises(Refused, match="does not wear out"):
        mending.repair(stage.world, ann, spoon)


@pytest.mark.parametrize("points", [0, -3])
def test_nothing_is_worn_or_mended_by_nothing(stage: Larder, knife: Item, points: int) -> None:
    knife.current_durability = 5
    wear_down(stage.world, knife, points)
    mend(stage.world, knife, points)
    assert knife.current_durability == 5


def test_a_whetstone_gives_a_quarter_back(stage: Larder, ann: Player, knife: Item) -> None:
    stone = stage.give(ann, "item_whetstone")
    knife.current_durability = 10
    mending.repair(stage.world, ann, knife, stone)
    assert (left(stage, knife), charges_of(stage.world, stone)) == (15, None)
    mending.repair(stage.world, ann, knife)
    assert knife.current_durability is None


def test_a_tool_mends_only_what_it_is_made_for(stage: Larder, ann: Player, knife: Item) -> None:
    knife.current_durability = 10
    with pytest.raises(Refused, match="cannot mend the kitchen knife with the wooden spoon"):
        mending.repair(stage.world, ann, knife, stage.give(ann, "item_spoon"))


def test_without_a_tool_or_a_smith_nothing_is_mended(stage: Larder, ann: Player, knife: Item) -> None:
    knife.current_durability = 10
    with pytest.raises(Refused, match="nothing to mend the kitchen knife with"):
        mending.repair(stage.world, ann, knife)


@pytest.mark.parametrize(("lasts", "price"), [(0, 20), (10, 10), (19, 1)])
def test_a_smith_takes_coins_for_what_is_missing(
    stage: Larder, ann: Player, knife: Item, lasts: int, price: int
) -> None:
    ann.room_id, knife.current_durability, before = RoomId("room_forge"), lasts, ann.coins
    mending.repair(stage.world, ann, knife)
    assert (left(stage, knife), before - ann.coins) == (MOST, price)


def test_a_smith_does_nothing_for_those_who_cannot_pay(stage: Larder, ann: Player, knife: Item) -> None:

    ann.room_id, knife.current_durability = RoomId("room_forge"), 0
    spend(stage.world, ann, Copper(ann.coins - 3), "a spree")
    with pytest.raises(Refused, match="that much money"):
        mending.repair(stage.world, ann, knife)
    assert (knife.current_durability, ann.coins) == (0, 3)


def test_what_the_smith_did_is_told_with_its_price(stage: Larder, ann: Player, knife: Item) -> None:
    knife.current_durability = 0
    stage.type("ann", "up")
    told = stage.type("ann", "repair knife")
    assert told == {"ann": ["For two silver pieces, the kitchen knife is made as good as new at the forge."]}


def test_a_tool_wears_each_time_it_is_used_and_breaks(stage: Larder, ann: Player) -> None:
    bellows = stage.give(ann, "item_bellows")
    for points in (2, 1, 0):
        assert "A gust, and a smell of old smoke." in stage.type("ann", "use bellows")["ann"]
        assert left(stage, bellows) == points
    assert stage.type("ann", "use bellows")["ann"] == ["The bellows is broken. Have it repaired first."]


def test_what_cannot_be_done_with_a_tool_does_not_wear_it(stage: Larder, ann: Player) -> None:
    spoon = stage.give(ann, "item_bellows")
    stage.type("ann", "drop bellows")
    stage.type("ann", "use bellows")
    assert left(stage, spoon) == 3


def test_the_tool_that_mends_wears_out_too(stage: Larder, ann: Player, knife: Item) -> None:
    awl = stage.give(ann, "item_awl")
    wear_down(stage.world, knife, 15)
    mending.repair(stage.world, ann, knife, awl)
    assert is_broken(stage.world, awl)
    with pytest.raises(Refused, match="broken itself"):
        mending.repair(stage.world, ann, knife, awl)
