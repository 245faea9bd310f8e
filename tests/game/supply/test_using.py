"""What is used is used up, does what it does, and is not lost when the game says no."""

import pytest

from mud.game.being.model import Player
from mud.game.being.rules.numbers import carrying_capacity, energy_of, health_of
from mud.game.supply.acts import using, vessels
from mud.game.supply.acts.stock import UNKNOWN, charges_of, drinks_in, liquid_in, recharge, springs_in
from mud.game.supply.acts.using import Using
from mud.game.supply.model import Stock
from mud.game.supply.rules import NOURISHES
from mud.game.thing.acts import weight_of
from mud.game.thing.acts.stacks import settle
from mud.kernel.errors import Refused
from mud.kernel.hooks import Guard, Hooks
from mud.kernel.ids import LiquidId
from tests.game.supply.larder import Larder


@pytest.fixture
def stage() -> Larder:
    return Larder()


@pytest.fixture
def ann(stage: Larder) -> Player:
    ann = stage.enter("Ann")
    ann.current_energy, ann.current_health = 10, 1
    return ann


def test_plain_food_gives_a_little_strength_back(stage: Larder, ann: Player) -> None:
    using.eat(stage.world, ann, stage.give(ann, "item_bun"))
    assert energy_of(stage.world, ann) == 10 + NOURISHES


def test_food_does_what_its_content_says_at_each_bite(stage: Larder, ann: Player) -> None:
    cheese = stage.give(ann, "item_cheese")
    using.eat(stage.world, ann, cheese)
    assert (energy_of(stage.world, ann), charges_of(stage.world, cheese)) == (18, 3)


def test_a_potion_heals(stage: Larder, ann: Player) -> None:
    potions = stage.give(ann, "item_potion", 2)
    using.quaff(stage.world, ann, potions)
    assert (health_of(stage.world, ann), potions.quantity) == (7, 1)


def test_what_was_begun_is_no_part_of_a_stack(stage: Larder, ann: Player) -> None:
    first, second = stage.give(ann, "item_cup", 2), stage.give(ann, "item_jug")
    vessels.fill(stage.world, ann, first, second)
    assert sorted(item.quantity for item in stage.all_of("item_cup", ann)) == [1, 1]
    full = next(item for item in stage.all_of("item_cup", ann) if drinks_in(stage.world, item))
    vessels.empty(stage.world, ann, full)
    assert sorted(item.quantity for item in stage.all_of("item_cup", ann)) == [1, 1]


def test_two_emptied_vessels_are_a_stack(stage: Larder, ann: Player) -> None:
    cups, jug = stage.give(ann, "item_cup", 2), stage.give(ann, "item_jug")
    vessels.fill(stage.world, ann, cups, jug)
    vessels.fill(stage.world, ann, cups, jug)
    assert [item.quantity for item in stage.all_of("item_cup", ann)] == [2]
    assert drinks_in(stage.world, jug) == 2


def test_what_is_in_a_vessel_weighs_something(stage: Larder, ann: Player) -> None:
    jug = stage.give(ann, "item_jug")
    assert weight_of(stage.world, jug) == 2 + 4 * 0.5
    vessels.empty(stage.world, ann, jug)
    assert weight_of(stage.world, jug) == 2


def test_a_liquid_that_the_content_has_no_more_is_stale(stage: Larder, ann: Player) -> None:
    jug = stage.give(ann, "item_jug")
    Stock.of(jug).drinks, Stock.of(jug).liquid = 2, None
    assert liquid_in(stage.world, jug) is UNKNOWN
    vessels.drink_from(stage.world, ann, jug)
    assert drinks_in(stage.world, jug) == 1


def test_a_drink_does_what_its_liquid_says(stage: Larder, ann: Player) -> None:
    jug = stage.give(ann, "item_jug")
    vessels.drink_from(stage.world, ann, jug)
    assert energy_of(stage.world, ann) == 10
    Stock.of(jug).drinks, Stock.of(jug).liquid = 4, LiquidId("river_water")
    vessels.drink_from(stage.world, ann, jug)
    assert energy_of(stage.world, ann) == 11


def test_pouring_loses_no_drop(stage: Larder, ann: Player) -> None:
    jug, other = stage.give(ann, "item_jug"), stage.give(ann, "item_jug")
    vessels.drink_from(stage.world, ann, other)
    vessels.fill(stage.world, ann, other, jug)
    assert (drinks_in(stage.world, jug), drinks_in(stage.world, other)) == (3, 4)


def test_nobody_fills_more_than_they_can_carry(stage: Larder, ann: Player) -> None:
    jug, stones = stage.give(ann, "item_jug"), stage.give(ann, "item_whetstone")
    vessels.empty(stage.world, ann, jug)
    stones.quantity = int(carrying_capacity(stage.world, ann)) - 3
    stage.type("ann", "south")
    with pytest.raises(Refused, match="too heavy"):
        vessels.fill(stage.world, ann, jug, springs_in(stage.world, ann.room_id)[0])
    assert drinks_in(stage.world, jug) == 0


def test_nothing_is_poured_into_what_it_is_in(stage: Larder, ann: Player) -> None:
    jug = stage.give(ann, "item_jug")
    with pytest.raises(Refused, match="in there already"):
        vessels.fill(stage.world, ann, jug, jug)


def test_a_wand_is_empty_in_the_end_and_can_be_charged_again(stage: Larder, ann: Player) -> None:
    wand = stage.give(ann, "item_wand")
    using.zap(stage.world, ann, wand, None)
    using.zap(stage.world, ann, wand, None)
    with pytest.raises(Refused, match="empty"):
        using.zap(stage.world, ann, wand, None)
    recharge(stage.world, wand)
    assert charges_of(stage.world, wand) == 2


def test_a_charge_does_its_work_on_the_target(stage: Larder, ann: Player) -> None:
    bob = stage.enter("Bob")
    bob.current_energy = 10
    using.zap(stage.world, ann, stage.give(ann, "item_wand"), bob)
    assert (energy_of(stage.world, ann), energy_of(stage.world, bob)) == (10, 15)


def test_a_guard_keeps_a_thing_from_being_used(stage: Larder, ann: Player) -> None:
    def forbid(_world: object, _using: Using) -> None:
        raise Refused("Not at table.")

    bun = stage.give(ann, "item_bun")
    stage.world.hooks = Hooks([Guard(Using, forbid)])
    with pytest.raises(Refused, match="Not at table"):
        using.eat(stage.world, ann, bun)
    assert (bun.quantity, energy_of(stage.world, ann)) == (1, 10)


def test_what_lies_on_the_floor_is_not_used(stage: Larder, ann: Player) -> None:
    bun = next(iter(stage.lying("item_bun")))
    with pytest.raises(Refused, match="in your hands"):
        using.eat(stage.world, ann, bun)


def test_charges_are_part_of_what_makes_two_things_equal(stage: Larder, ann: Player) -> None:
    buns, others = stage.give(ann, "item_bun", 2), stage.give(ann, "item_bun", 2)
    Stock.of(buns).charges = 1
    assert settle(stage.world, others) is others
    Stock.of(buns).charges = None
    assert settle(stage.world, others) is buns


def test_what_is_in_a_vessel_is_kept_when_its_kind_shrinks(stage: Larder, ann: Player) -> None:
    jug = stage.give(ann, "item_jug")
    Stock.of(jug).drinks, Stock.of(jug).liquid = 9, LiquidId("river_water")
    assert drinks_in(stage.world, jug) == 4
