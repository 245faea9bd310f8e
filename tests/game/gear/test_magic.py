"""Studying, identifying, attuning, curses and what is laid on things."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from mud.game.being.acts.health import hurt
from mud.game.being.model import Player
from mud.game.being.specs import DamageType
from mud.game.gear.acts import magic
from mud.game.gear.acts.altering import disenchant, enchant, modify
from mud.game.gear.acts.wearing import equip, unequip
from mud.game.gear.model import Focus
from mud.game.gear.rules import FOCUS_SECONDS, damage_of
from mud.game.light.acts import light_from
from mud.game.thing.acts import drop, put, template_of, weight_of
from mud.game.thing.acts.stacks import piece_of, settle
from mud.game.thing.acts.vessels import name_of
from mud.game.thing.model import Item, Means
from mud.game.thing.rules import words_about
from mud.kernel.errors import Refused
from mud.kernel.ids import AlterationId, ItemId
from mud.world.contents import Holder
from tests.game.gear.armory import Armory, given, thing

PLUS_ONE, PLUS_TWO, OX, FEATHER, GLOW, FUR, SPIKES = map(
    AlterationId, ("plus_one", "plus_two", "of_the_ox", "feather", "glow", "fur", "spikes")
)


@pytest.fixture
def stage() -> Armory:
    return Armory()


@pytest.fixture
def ann(stage: Armory) -> Player:
    return stage.enter("Ann")


def test_what_has_a_plain_name_begins_unidentified_and_answers_to_that_alone(stage: Armory, ann: Player) -> None:
    [ring] = given(stage, ann, "item_ring_of_warding")
    assert (ring.identified, name_of(stage.world, ring)) == (False, "bone ring")
    assert "rare" not in words_about(template_of(stage.world, ring), ring)
    magic.identify(stage.world, ann, ring)
    assert name_of(stage.world, ring) == "ring of warding"
    assert "rare" in words_about(template_of(stage.world, ring), ring)
    assert ring.history[-1].means is Means.IDENTIFIED


def bonded(stage: Armory, who: Player, kind: str) -> Item:
    [item] = given(stage, who, kind)
    item.identified = True
    _attune(stage, who, item)
    return item


def _attune(stage: Armory, who: Player, item: Item) -> None:
    magic.begin_attuning(stage.world, who, item)
    stage.step(FOCUS_SECONDS)
    assert item.attuned_to == who.id


def _another(stage: Armory, item: Item, key: str) -> Item:
    return stage.world.add(Item(id=ItemId(key), template_id=item.template_id, holder=item.holder))


def test_nobody_is_attuned_to_more_than_three_things(stage: Armory, ann: Player) -> None:
    ring = bonded(stage, ann, "item_ring_of_warding")
    for number in range(2):
        _attune(stage, ann, _another(stage, ring, str(number)))
    more = _another(stage, ring, "more")
    with pytest.raises(Refused, match="three things"):
        magic.begin_attuning(stage.world, ann, more)
    magic.end_attunement(stage.world, ann, ring)
    _attune(stage, ann, more)


@pytest.mark.parametrize(
    "broken_by",
    [
        lambda stage, ann: stage.type("ann", "down"),
        lambda stage, ann: hurt(stage.world, ann, 1, DamageType.PHYSICAL),
        lambda stage, ann: magic.break_focus(stage.world, ann),
    ],
    ids=["walking", "being hurt", "something else"],
)
def test_what_takes_ones_mind_off_ends_the_attempt(
    stage: Armory, ann: Player, broken_by: Callable[[Armory, Player], object]
) -> None:
    [ring] = given(stage, ann, "item_ring_of_warding")
    ring.identified = True
    magic.begin_attuning(stage.world, ann, ring)
    broken_by(stage, ann)
    assert Focus.of(ann).task is None
    stage.step(FOCUS_SECONDS * 2)
    assert ring.attuned_to is None


def test_what_left_the_hands_meanwhile_is_not_attuned(stage: Armory, ann: Player) -> None:
    [ring] = given(stage, ann, "item_ring_of_warding")
    ring.identified = True
    magic.begin_attuning(stage.world, ann, ring)
    drop(stage.world, ann, ring)
    stage.step(FOCUS_SECONDS)
    assert ring.attuned_to is None


def test_attunement_ends_for_what_is_inside_of_what_is_given_away(stage: Armory, ann: Player) -> None:
    ring = bonded(stage, ann, "item_ring_of_warding")
    [pack] = given(stage, ann, "item_pack")
    put(stage.world, ann, ring, pack)
    assert ring.attuned_to == ann.id
    drop(stage.world, ann, pack)
    assert ring.attuned_to is None


def test_death_ends_every_attunement(stage: Armory, ann: Player) -> None:
    ring = bonded(stage, ann, "item_ring_of_warding")
    magic.die(stage.world, ann)
    assert (ring.attuned_to, magic.attuned_by(stage.world, ann)) == (None, [])


def test_a_curse_holds_until_it_is_lifted(stage: Armory, ann: Player) -> None:
    [belt] = given(stage, ann, "item_belt")
    equip(stage.world, ann, belt)
    with pytest.raises(Refused, match="does not come off"):
        unequip(stage.world, ann, belt)
    magic.lift_curse(stage.world, ann, belt)
    unequip(stage.world, ann, belt)
    assert belt.equipped_slot is None
    with pytest.raises(Refused, match="no curse"):
        magic.lift_curse(stage.world, ann, belt)


def test_an_enchantment_changes_name_damage_and_weight_once_it_is_known(stage: Armory, ann: Player) -> None:
    [sword] = given(stage, ann, "item_long_sword")
    sword.identified = False
    enchant(stage.world, ann, sword, PLUS_ONE)
    assert name_of(stage.world, sword) == "long sword"
    sword.identified = True
    enchant(stage.world, ann, sword, OX)
    assert name_of(stage.world, sword) == "+1 long sword of the ox"
    assert damage_of(template_of(stage.world, sword), sword, both_hands=False) == (2, 9)
    enchant(stage.world, ann, sword, FEATHER)
    assert weight_of(stage.world, sword) == 0


def test_of_one_group_the_last_counts(stage: Armory, ann: Player) -> None:
    [sword] = given(stage, ann, "item_long_sword")
    enchant(stage.world, ann, sword, PLUS_ONE)
    enchant(stage.world, ann, sword, PLUS_TWO)
    assert name_of(stage.world, sword) == "+2 long sword"
    assert [change.kind for change in sword.enchantments] == ["plus_two"]


def test_magic_has_its_limits(stage: Armory, ann: Player) -> None:
    sword, lantern = given(stage, ann, "item_long_sword", "item_lantern")
    with pytest.raises(Refused, match="not for such things"):
        enchant(stage.world, ann, sword, GLOW)
    enchant(stage.world, ann, lantern, GLOW)
    with pytest.raises(Refused, match="already"):
        enchant(stage.world, ann, lantern, GLOW)
    sword.quantity = 2
    with pytest.raises(Refused, match="one thing at a time"):
        enchant(stage.world, ann, sword, PLUS_ONE)


def test_work_by_hand_is_plain_to_see_and_magic_goes_again(stage: Armory, ann: Player) -> None:
    [leather] = given(stage, ann, "item_leather")
    modify(stage.world, ann, leather, FUR)
    modify(stage.world, ann, leather, SPIKES)
    enchant(stage.world, ann, leather, OX)
    assert name_of(stage.world, leather) == "fur-lined spiked leather armor of the ox"
    assert weight_of(stage.world, leather) == 11
    disenchant(stage.world, ann, leather)
    assert name_of(stage.world, leather) == "fur-lined spiked leather armor"
    with pytest.raises(Refused, match="No magic"):
        disenchant(stage.world, ann, leather)


def test_what_was_altered_joins_no_stack_and_both_halves_of_a_split_bear_it(stage: Armory, ann: Player) -> None:
    pebble = thing(stage, "item_pebble")
    kind = ItemId("stack")
    template = template_of(stage.world, pebble)
    stage.world.catalog = stage.world.catalog.with_(replace(template, max_stack_size=10))
    whole = stage.world.add(
        Item(id=kind, template_id=pebble.template_id, holder=Holder.player(ann.id), quantity=2, identified=False)
    )
    half = piece_of(stage.world, whole, 1)
    assert half.identified is False
    enchant(stage.world, ann, half, OX)
    assert settle(stage.world, half) is half
    assert whole.enchantments == ()


def test_a_lamp_shines_brighter_for_what_lies_on_it(stage: Armory, ann: Player) -> None:
    [lantern] = given(stage, ann, "item_lantern")
    stage.type("ann", "light lantern")
    before = light_from(stage.world, ann.room_id, 0)
    enchant(stage.world, ann, lantern, GLOW)
    assert light_from(stage.world, ann.room_id, 0) == before + 10


def test_what_magic_adds_to_a_weapon_is_not_told_before_it_is_known(stage: Armory, ann: Player) -> None:
    [sword] = given(stage, ann, "item_long_sword")
    enchant(stage.world, ann, sword, PLUS_ONE)
    sword.identified = False
    assert "1 to 8 slashing, 1 to 10 in both hands" in " ".join(stage.type("ann", "examine long sword")["ann"])
    sword.identified = True
    assert "2 to 9 slashing, 2 to 11 in both hands" in " ".join(stage.type("ann", "examine long sword")["ann"])
