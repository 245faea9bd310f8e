"""Stacks come apart and together, and no piece is lost or made by it."""

import pytest

from mud.game.being.model import Player
from mud.game.gear.acts import wearing
from mud.game.thing import acts
from mud.game.thing.acts.stacks import StackLimit, piece_of, settle, slots_for, what_became_of
from mud.game.thing.events import Ceased, Changed, Divided, Merged
from mud.game.thing.model import Item, Means, Passage
from mud.game.thing.rules import LONGEST_HISTORY
from mud.kernel.errors import Refused
from mud.kernel.hooks import Hooks, Modifier
from mud.kernel.ids import ItemId, ItemTemplateId, PlacementId
from mud.kernel.values import FrozenMap
from mud.world.contents import Holder
from tests.stage import Stage

APPLE = ItemTemplateId("item_apple")
MOST = 8


def heap(stage: Stage, who: Player, name: str, count: int) -> Item:
    """So many apples in someone's hands, apart from any others."""
    apples = Item(id=ItemId(name), template_id=APPLE, holder=Holder.player(who.id), quantity=count)
    return stage.world.add(apples)


def amounts(stage: Stage, who: Player) -> list[int]:
    return [item.quantity for item in acts.carried_by(stage.world, who)]


@pytest.fixture
def stage() -> Stage:
    return Stage()


@pytest.fixture
def ann(stage: Stage) -> Player:
    return stage.enter("Ann")


def test_a_piece_is_what_the_stack_lacks(stage: Stage, ann: Player) -> None:
    apples = heap(stage, ann, "apples", 5)
    piece = piece_of(stage.world, apples, 2)
    assert (apples.quantity, piece.quantity) == (3, 2)
    assert (piece.template_id, piece.holder) == (apples.template_id, apples.holder)
    assert [type(event) for event in stage.world.outbox] == [Divided]


def test_all_of_a_stack_is_the_stack(stage: Stage, ann: Player) -> None:
    apples = heap(stage, ann, "apples", 5)
    assert piece_of(stage.world, apples, 5) is apples


def test_a_piece_remembers_its_stack(stage: Stage, ann: Player) -> None:
    apples = heap(stage, ann, "apples", 5)
    apples.history = (Passage(Means.PLACED, "store_apples", 1.0),)
    piece = piece_of(stage.world, apples, 2)
    now = stage.world.clock.now()
    assert piece.history == (*apples.history, Passage(Means.SPLIT, ann.id, now, apples.id))


def test_what_comes_back_to_its_stack_leaves_no_trace(stage: Stage, ann: Player) -> None:
    apples = heap(stage, ann, "apples", 5)
    apples.history = before = (Passage(Means.ISSUED, ann.id, 1.0),)
    piece = piece_of(stage.world, apples, 2)
    assert settle(stage.world, piece) is apples
    assert (apples.quantity, apples.history) == (5, before)
    assert stage.world.get(Item, piece.id) is None
    assert what_became_of(piece) is apples
    assert [type(event) for event in stage.world.outbox] == [Divided, Merged]


def test_a_stack_remembers_what_joined_it(stage: Stage, ann: Player) -> None:
    apples, others = heap(stage, ann, "apples", 2), heap(stage, ann, "others", 2)
    others.history = (Passage(Means.ISSUED, ann.id, 1.0),)
    settle(stage.world, others)
    assert apples.history == (Passage(Means.JOINED, ann.id, stage.world.clock.now(), others.id),)


def test_the_history_of_a_stack_is_bounded(stage: Stage, ann: Player) -> None:
    apples = heap(stage, ann, "apples", 1)
    for number in range(LONGEST_HISTORY + 5):
        other = heap(stage, ann, f"other{number}", 1)
        other.history = (Passage(Means.ISSUED, ann.id, 1.0),)
        settle(stage.world, other)
        acts.use_up(stage.world, apples)
    assert len(apples.history) == LONGEST_HISTORY


def test_no_stack_is_larger_than_its_kind_allows(stage: Stage, ann: Player) -> None:
    heap(stage, ann, "apples", 7)
    rest = settle(stage.world, heap(stage, ann, "others", 5))
    assert amounts(stage, ann) == [MOST, 4]
    assert (rest.id, rest.became) == ("others", None)


@pytest.mark.parametrize("state", ["instance_data", "current_durability"])
def test_things_in_different_states_do_not_join(stage: Stage, ann: Player, state: str) -> None:
    apples, others = heap(stage, ann, "apples", 2), heap(stage, ann, "others", 2)
    setattr(apples, state, {"instance_data": FrozenMap({"bitten": True}), "current_durability": 3}[state])
    settle(stage.world, others)
    assert amounts(stage, ann) == [2, 2]


def test_on_the_floor_what_belongs_there_and_what_was_left_there_stay_apart(stage: Stage, ann: Player) -> None:
    placed = heap(stage, ann, "placed", 2)
    placed.placement_id = PlacementId("store_apples")
    left = heap(stage, ann, "left", 2)
    acts.drop(stage.world, ann, placed)
    acts.drop(stage.world, ann, left)
    assert (placed.quantity, left.quantity) == (2, 2)


def test_in_the_hand_they_join_and_belong_nowhere(stage: Stage, ann: Player) -> None:
    placed = heap(stage, ann, "placed", 2)
    placed.placement_id = PlacementId("store_apples")
    assert settle(stage.world, heap(stage, ann, "left", 2)) is placed
    assert placed.placement_id is None


def test_an_upper_feature_may_keep_a_thing_by_itself(stage: Stage, ann: Player) -> None:
    heap(stage, ann, "apples", 2)
    stage.world.hooks = Hooks([Modifier(StackLimit, lambda _world, _limit, _most: 1.0)])
    settle(stage.world, heap(stage, ann, "others", 2))
    assert amounts(stage, ann) == [2, 2]


def test_what_joins_takes_no_place_of_its_own(stage: Stage, ann: Player) -> None:
    other, hand = heap(stage, ann, "other", 5), Holder.player(ann.id)
    acts.drop(stage.world, ann, other)
    assert slots_for(stage.world, other, 5, hand) == 1
    heap(stage, ann, "apples", 4)
    assert slots_for(stage.world, other, 4, hand) == 0
    assert slots_for(stage.world, other, 5, hand) == 1


def test_more_than_there_are_cannot_be_moved(stage: Stage, ann: Player) -> None:
    apples = heap(stage, ann, "apples", 2)
    for count in (0, 3):
        with pytest.raises(Refused, match="not so many"):
            acts.drop(stage.world, ann, apples, count)
    assert amounts(stage, ann) == [2]


def test_so_many_are_too_heavy_where_fewer_are_not(stage: Stage, ann: Player) -> None:
    apples = heap(stage, ann, "apples", 1_000)
    apples.holder = Holder.room(ann.room_id)
    with pytest.raises(Refused, match="so many of them"):
        acts.take(stage.world, ann, apples, 900)
    acts.take(stage.world, ann, apples, 5)
    assert (apples.quantity, amounts(stage, ann)) == (995, [5])


def test_one_of_a_stack_is_taken_in_hand(stage: Stage, ann: Player) -> None:
    cleavers = heap(stage, ann, "cleavers", 3)
    knives = Item(id=ItemId("knives"), template_id=ItemTemplateId("item_cleaver"), holder=cleavers.holder, quantity=3)
    stage.world.add(knives)
    wearing.equip(stage.world, ann, knives)
    [held] = acts.worn_by(stage.world, ann)
    assert (held.quantity, knives.quantity, knives.equipped_slot) == (1, 2, None)


def test_what_is_used_up_is_told_to_programs(stage: Stage, ann: Player) -> None:
    apples = heap(stage, ann, "apples", 2)
    acts.use_up(stage.world, apples)
    acts.use_up(stage.world, apples)
    assert [type(event) for event in stage.world.outbox] == [Changed, Ceased]
    assert stage.world.get(Item, apples.id) is None


def test_what_was_in_a_thing_that_is_no_more_lies_where_it_was(stage: Stage, ann: Player) -> None:
    box = Item(id=ItemId("box"), template_id=ItemTemplateId("item_box"), holder=Holder.player(ann.id))
    apples = heap(stage, ann, "apples", 2)
    acts.put(stage.world, ann, apples, stage.world.add(box))
    acts.use_up(stage.world, box)
    assert apples.holder == Holder.player(ann.id)
