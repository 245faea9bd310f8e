"""Taking and dropping, and things coming back."""

import pytest

from mud.game.thing import acts
from mud.game.thing.model import Item
from mud.game.thing.rules import LONGEST_HISTORY
from mud.kernel.errors import Refused
from mud.kernel.ids import RoomId
from mud.world.contents import Holder
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
