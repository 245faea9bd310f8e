"""Any order of wearing, holding, packing, attuning and saving leaves slots, holders and numbers right."""

import random

import pytest

from mud.game.being.model import Player
from mud.game.being.rules.numbers import carrying_capacity
from mud.game.gear.acts.carrying import burden_on
from mud.game.gear.acts.wearing import loosen
from mud.game.gear.model import PlayerInventory
from mud.game.gear.rules import MOST_ATTUNED, is_two_handed
from mud.game.gear.system import count_again
from mud.game.thing.acts import carried_by, carrying_slots, load_of, packed_by, template_of, worn_by
from mud.game.thing.model import Item
from mud.game.thing.rules import Slot
from mud.world.contents import HolderKind
from tests.game.gear.armory import Armory
from tests.game.gear.test_numbers import all_numbers

VERBS = (
    *("wear", "wield", "hold", "remove", "drop", "get", "study", "attune", "unattune", "compare"),
    *("put", "give", "loadout save", "loadout", "loadout remove", "get all from pack", "examine"),
)
WORDS = ("long", "great", "dagger", "shield", "leather armor", "scale", "plate", "tin", "bone", "belt", "pack", "all")
NAMES = ("one", "two", "three")


def line(chance: random.Random) -> str:
    verb = chance.choice(VERBS)
    match verb:
        case "put":
            return f"put {chance.choice(WORDS)} in pack"
        case "give":
            return f"give {chance.choice(WORDS)} to {chance.choice(('ann', 'bob'))}"
        case "loadout save" | "loadout" | "loadout remove":
            return f"{verb} {chance.choice(NAMES)}"
        case "get all from pack":
            return verb
    return f"{verb} {chance.choice(WORDS)}"


def check(stage: Armory, who: Player) -> None:
    world = stage.world
    worn = worn_by(world, who)
    slots = [item.equipped_slot for item in carried_by(world, who) if item.equipped_slot is not None]
    assert len(slots) == len(set(slots)) == len(worn)
    by_slot = {Slot(item.equipped_slot or ""): item for item in worn}
    main = by_slot.get(Slot.MAIN_HAND)
    assert not (main is not None and is_two_handed(template_of(world, main)) and Slot.OFF_HAND in by_slot)
    assert all(item.quantity == 1 for item in worn)
    assert sum(item.attuned_to == who.id for item in world.shelf(Item)) <= MOST_ATTUNED
    row = world.get(PlayerInventory, who.id)
    assert row is not None
    assert row.current_weight == load_of(world, carried_by(world, who)).pounds
    assert row.current_slots == len(packed_by(world, who))
    assert (row.max_weight, row.max_slots) == (carrying_capacity(world, who), carrying_slots(world, who))
    assert row.burden is burden_on(world, who)


@pytest.mark.parametrize("seed", range(6))
def test_any_order_of_gear_commands_leaves_slots_holders_and_numbers_right(seed: int) -> None:
    chance, stage = random.Random(seed), Armory(seed)
    people = [stage.enter("Ann"), stage.enter("Bob")]
    before = [all_numbers(stage, who) for who in people]
    count = sum(item.quantity for item in stage.world.shelf(Item))
    for _ in range(250):
        if chance.random() < 0.1:
            stage.step(61)
        stage.type(chance.choice(("ann", "bob")), line(chance))
        for who in people:
            check(stage, who)
        for item in stage.world.shelf(Item):
            assert item.equipped_slot is None or item.holder.kind is HolderKind.PLAYER
            assert item.attuned_to is None or item.attuned_to in {who.id for who in people}
    assert sum(item.quantity for item in stage.world.shelf(Item)) == count
    for who, numbers in zip(people, before, strict=True):
        for item in worn_by(stage.world, who):
            loosen(stage.world, who, item)
        after = all_numbers(stage, who)
        for numbers_of in (after, numbers):
            numbers_of.pop("walking_pace")  # what lies on the shoulders still slows
        assert after == numbers


def test_what_no_event_tells_of_is_counted_again_of_many_in_portions() -> None:
    stage = Armory()
    people = [stage.enter(f"Ann{chr(97 + number // 26)}{chr(97 + number % 26)}") for number in range(45)]
    rows = [stage.world.get(PlayerInventory, who.id) for who in people]
    for row in rows:
        assert row is not None
        row.current_weight = -1.0
    count_again.function(stage.world)
    left = [sum(row is not None and row.current_weight < 0 for row in rows)]
    for _ in range(3):
        stage.step(0.2)
        left.append(sum(row is not None and row.current_weight < 0 for row in rows))
    assert left == [25, 5, 0, 0]
