"""Taking and dropping, and things coming back."""

from collections.abc import Callable

import pytest

from mud.game.being import acts as beings
from mud.game.being.model import Player
from mud.game.gear.acts import wearing
from mud.game.thing import acts
from mud.game.thing.model import Item
from mud.game.thing.rules import LONGEST_HISTORY
from mud.kernel.errors import Refused
from mud.kernel.hooks import Guard, Hooks
from mud.kernel.ids import ItemId, ItemTemplateId, RoomId
from mud.world.contents import Holder
from mud.world.world import World
from tests.stage import Stage

SQUARE = RoomId("room_square")


def names(stage: Stage) -> list[str]:
    return sorted(acts.template_of(stage.world, item).name for item in acts.lying_in(stage.world, SQUARE))


def test_a_new_world_is_filled_once() -> None:
    stage = Stage()
    assert names(stage) == ["loaf of rye bread"] * 3 + ["rusty sword"]
    assert stage.step(10_000) == {}
    assert len(names(stage)) == 4


def test_a_thing_cannot_be_taken_from_another_room() -> None:
    stage = Stage()
    ann = stage.enter("Ann")
    loaf = next(iter(acts.lying_in(stage.world, SQUARE)))
    stage.type("ann", "north")
    with pytest.raises(Refused, match="no longer here"):
        acts.take(stage.world, ann, loaf)
    assert loaf.holder == Holder.room(SQUARE)


def test_a_thing_cannot_be_dropped_by_who_does_not_have_it() -> None:
    stage = Stage()
    ann, bob = stage.enter("Ann"), stage.enter("Bob")
    stage.type("ann", "get sword")
    [sword] = acts.carried_by(stage.world, ann)
    with pytest.raises(Refused, match="not carrying"):
        acts.drop(stage.world, bob, sword)


def test_what_was_taken_comes_back_after_its_interval_and_not_before() -> None:
    stage = Stage()
    stage.enter("Ann")
    stage.type("ann", "get sword")
    stage.step(599)
    assert "rusty sword" not in names(stage)
    stage.step(1)
    assert names(stage).count("rusty sword") == 1


def test_what_was_put_back_does_not_come_back_as_well() -> None:
    stage = Stage()
    stage.enter("Ann")
    stage.type("ann", "get sword")
    stage.type("ann", "drop sword")
    stage.step(5_000)
    assert names(stage).count("rusty sword") == 1


def test_each_move_is_one_row() -> None:
    stage = Stage()
    stage.enter("Ann")
    stage.world.take_changes()
    stage.type("ann", "get sword")
    assert [type(thing) for thing in stage.world.take_changes().dirty if isinstance(thing, Item)] == [Item]


def means(item: Item) -> list[tuple[str, str]]:
    return [(passage.means.value, passage.to) for passage in item.history]


def test_a_thing_remembers_what_made_it_and_to_whom_it_came() -> None:
    stage = Stage()
    ann, bob = stage.enter("Ann"), stage.enter("Bob")
    stage.type("ann", "get sword; drop sword; get sword; give sword to bob")
    [sword] = [item for item in acts.carried_by(stage.world, bob) if item.template_id == "item_sword"]
    assert means(sword) == [("placed", "square_sword"), ("taken", ann.id), ("given", bob.id)]


def test_the_history_of_a_thing_is_bounded_and_keeps_its_beginning() -> None:
    stage = Stage()
    ann, bob = stage.enter("Ann"), stage.enter("Bob")
    stage.type("ann", "get sword")
    [sword] = [item for item in acts.carried_by(stage.world, ann) if item.template_id == "item_sword"]
    for _ in range(LONGEST_HISTORY):
        stage.type("ann", "give sword to bob")
        stage.type("bob", "give sword to ann")
    assert len(sword.history) == LONGEST_HISTORY
    assert means(sword)[0] == ("placed", "square_sword")
    assert means(sword)[-2:] == [("given", bob.id), ("given", ann.id)]


def armed(stage: Stage) -> tuple[Player, Player, Item]:
    """Ann with something that can be taken in hand, and Bob beside her."""
    ann, bob = stage.enter("Ann"), stage.enter("Bob")
    template = ItemTemplateId("item_cleaver")
    cleaver = Item(id=ItemId("cleaver"), template_id=template, holder=Holder.player(ann.id))
    return ann, bob, stage.world.add(cleaver)


def test_a_thing_cannot_be_given_to_someone_elsewhere() -> None:
    stage = Stage()
    ann, bob, cleaver = armed(stage)
    stage.type("bob", "north")
    with pytest.raises(Refused, match="Bob is not here"):
        acts.give(stage.world, ann, cleaver, bob)
    assert cleaver.holder == Holder.player(ann.id)


def test_a_thing_cannot_be_given_to_someone_who_is_asleep() -> None:
    stage = Stage()
    ann, bob, cleaver = armed(stage)
    beings.leave(stage.world, bob)
    with pytest.raises(Refused, match="Bob is not here"):
        acts.give(stage.world, ann, cleaver, bob)


def test_nobody_is_given_more_than_they_can_carry() -> None:
    stage = Stage()
    ann, bob, cleaver = armed(stage)
    cleaver.quantity = 1_000
    with pytest.raises(Refused, match="Bob cannot carry that as well"):
        acts.give(stage.world, ann, cleaver, bob)
    assert cleaver.holder == Holder.player(ann.id)


def test_what_is_worn_is_neither_dropped_nor_given() -> None:
    stage = Stage()
    ann, bob, cleaver = armed(stage)
    wearing.equip(stage.world, ann, cleaver)
    with pytest.raises(Refused, match="remove that first"):
        acts.drop(stage.world, ann, cleaver)
    with pytest.raises(Refused, match="remove that first"):
        acts.give(stage.world, ann, cleaver, bob)
    assert cleaver.holder == Holder.player(ann.id)


@pytest.mark.parametrize("intent", [acts.Dropping, acts.Taking])
def test_a_guard_may_keep_a_thing_from_being_given(intent: type[object]) -> None:
    stage = Stage()
    ann, bob, cleaver = armed(stage)
    stage.world.hooks = Hooks([Guard(intent, forbid)])
    with pytest.raises(Refused, match="cursed"):
        acts.give(stage.world, ann, cleaver, bob)
    assert cleaver.holder == Holder.player(ann.id)


@pytest.mark.parametrize("act", [acts.drop, wearing.equip, wearing.unequip, acts.take])
def test_a_guard_may_prevent_what_is_done_with_a_thing(act: Callable[[World, Player, Item], None]) -> None:
    stage = Stage()
    ann, _, cleaver = armed(stage)
    if act is acts.take:
        acts.drop(stage.world, ann, cleaver)
    if act is wearing.unequip:
        wearing.equip(stage.world, ann, cleaver)
    before = (cleaver.holder, cleaver.equipped_slot)
    intents = (acts.Taking, acts.Dropping, acts.Equipping, acts.Unequipping)
    stage.world.hooks = Hooks([Guard(intent, forbid) for intent in intents])
    with pytest.raises(Refused, match="cursed"):
        act(stage.world, ann, cleaver)
    assert (cleaver.holder, cleaver.equipped_slot) == before


def forbid(_world: World, _intent: object) -> None:
    raise Refused("It is cursed.")
