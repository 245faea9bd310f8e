"""What is worn changes the numbers of whoever wears it, and gives them back."""

import pytest

from mud.game.being.model import Player
from mud.game.being.rules import numbers
from mud.game.being.specs import Ability
from mud.game.gear.acts import works_for
from mud.game.gear.acts.altering import enchant
from mud.game.gear.acts.wearing import equip, hold, loosen, unequip
from mud.game.gear.system import is_hampered
from mud.game.thing.acts import carrying_slots
from mud.kernel.ids import AlterationId
from tests.game.gear.armory import Armory, given


@pytest.fixture
def stage() -> Armory:
    return Armory()


@pytest.fixture
def ann(stage: Armory) -> Player:
    ann = stage.enter("Ann")
    ann.dexterity = 16
    ann.armor_class = 13
    return ann


def all_numbers(stage: Armory, who: Player) -> dict[str, float]:
    world = stage.world
    found: dict[str, float] = {ability.value: numbers.score_of(world, who, ability) for ability in Ability}
    found |= {f"save {ability.value}": numbers.saving_throw(world, who, ability) for ability in Ability}
    for number in (numbers.armor_class, numbers.max_health, numbers.max_energy, numbers.walking_pace):
        found[number.__name__] = number(world, who)
    return found | {"weight": numbers.carrying_capacity(world, who), "slots": carrying_slots(world, who)}


@pytest.mark.parametrize(
    ("suit", "armor_class"), [("item_leather", 14), ("item_scale", 16), ("item_plate", 18), ("item_robe", 13)]
)
def test_armor_class_follows_the_weight_of_the_armor(stage: Armory, ann: Player, suit: str, armor_class: int) -> None:
    ann.character_class = "wizard"
    [item] = given(stage, ann, suit)
    equip(stage.world, ann, item)
    assert numbers.armor_class(stage.world, ann) == armor_class
    unequip(stage.world, ann, item)
    assert numbers.armor_class(stage.world, ann) == 13


def test_a_shield_adds_to_armor(stage: Armory, ann: Player) -> None:
    leather, shield = given(stage, ann, "item_leather", "item_shield")
    equip(stage.world, ann, leather)
    hold(stage.world, ann, shield)
    assert numbers.armor_class(stage.world, ann) == 16


def test_what_needs_attunement_gives_nothing_without_it(stage: Armory, ann: Player) -> None:
    [ring] = given(stage, ann, "item_ring_of_warding")
    before = all_numbers(stage, ann)
    equip(stage.world, ann, ring)
    assert not works_for(stage.world, ann, ring)
    assert all_numbers(stage, ann) == before
    ring.attuned_to = ann.id
    after = all_numbers(stage, ann)
    assert after["armor_class"] == before["armor_class"] + 1
    assert after["save wisdom"] == before["save wisdom"] + 1


def test_armor_that_one_never_learned_to_wear_hampers_strength_and_dexterity(stage: Armory) -> None:
    bob = stage.enter("Bob")
    [leather] = given(stage, bob, "item_leather")
    before = all_numbers(stage, bob)
    equip(stage.world, bob, leather)
    after = all_numbers(stage, bob)
    assert is_hampered(stage.world, bob)
    assert after["save dexterity"] == before["save dexterity"] - 5
    assert after["save wisdom"] == before["save wisdom"]


def test_armor_that_is_too_heavy_slows_by_ten_feet(stage: Armory, ann: Player) -> None:
    [plate] = given(stage, ann, "item_plate")
    equip(stage.world, ann, plate)
    assert numbers.walking_pace(stage.world, ann) == 20
    ann.strength = 18
    assert numbers.walking_pace(stage.world, ann) == 30


def test_a_pack_on_the_back_lets_one_carry_more(stage: Armory, ann: Player) -> None:
    [pack] = given(stage, ann, "item_pack")
    before = all_numbers(stage, ann)
    equip(stage.world, ann, pack)
    after = all_numbers(stage, ann)
    assert (after["weight"], after["slots"]) == (before["weight"] + 20, before["slots"] + 5)


def test_health_that_gear_gave_goes_with_it(stage: Armory, ann: Player) -> None:
    [belt] = given(stage, ann, "item_belt")
    equip(stage.world, ann, belt)
    most = numbers.max_health(stage.world, ann)
    ann.current_health = most
    loosen(stage.world, ann, belt)
    assert ann.current_health == numbers.max_health(stage.world, ann) == most - 1


def test_an_enchantment_on_what_is_worn_changes_numbers(stage: Armory, ann: Player) -> None:
    [shield] = given(stage, ann, "item_shield")
    enchant(stage.world, ann, shield, AlterationId("of_the_ox"))
    before = numbers.score_of(stage.world, ann, Ability.STRENGTH)
    hold(stage.world, ann, shield)
    assert numbers.score_of(stage.world, ann, Ability.STRENGTH) == before + 2


def test_after_taking_all_off_every_number_is_what_it_was(stage: Armory, ann: Player) -> None:
    kinds = ("item_plate", "item_shield", "item_long_sword", "item_pack", "item_ring_of_warding", "item_belt")
    items = given(stage, ann, *kinds)
    before = all_numbers(stage, ann)
    for item in items:
        item.attuned_to = ann.id
        equip(stage.world, ann, item)
    assert all_numbers(stage, ann) != before
    for item in items:
        loosen(stage.world, ann, item)
    assert all_numbers(stage, ann) == before
