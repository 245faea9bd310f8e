"""What lies about goes after its time, and what is precious or at home stays."""

import pytest

from mud.game.being.model import Player
from mud.game.supply.acts import decay
from mud.game.supply.model import Decay, Ending
from mud.game.supply.rules import LITTER, PULPED, STRAYED
from mud.game.supply.system import wait_for_ends
from mud.game.thing import acts
from mud.game.thing.acts.making import shift
from mud.game.thing.model import Item
from mud.kernel.ids import AreaId, ItemId, PlacementId
from mud.world.contents import Holder
from tests.game.supply.larder import Larder

BUN, LETTER, SPOON, KNIFE, TOKEN = "item_bun", "item_letter", "item_spoon", "item_knife", "item_token"


@pytest.fixture
def stage() -> Larder:
    return Larder()


@pytest.fixture
def ann(stage: Larder) -> Player:
    return stage.enter("Ann")


def leave(stage: Larder, who: Player, kind: str, quantity: int = 1) -> Item:
    """A thing that someone leaves on the floor."""
    item = stage.give(who, kind, quantity)
    acts.drop(stage.world, who, item)
    return item


def is_there(stage: Larder, item: Item) -> bool:
    return stage.world.get(Item, item.id) is item


@pytest.mark.parametrize(("kind", "seconds"), [(BUN, 900), (SPOON, LITTER), (LETTER, LITTER)])
def test_a_thing_lies_for_its_time_and_then_is_gone(stage: Larder, ann: Player, kind: str, seconds: int) -> None:
    item = leave(stage, ann, kind)
    stage.step(seconds - 1)
    assert is_there(stage, item)
    stage.step(1)
    assert not is_there(stage, item)
    assert len(stage.world.shelf(Decay)) == 0


def test_junk_goes_whatever_it_is_worth(stage: Larder, ann: Player) -> None:
    crown = leave(stage, ann, "item_paste_crown")
    stage.step(LITTER)
    assert not is_there(stage, crown)


@pytest.mark.parametrize("kind", ["item_cup_key", "item_cup_coin", "item_stool"])
def test_keys_treasure_and_furniture_stay(stage: Larder, ann: Player, kind: str) -> None:
    item = leave(stage, ann, kind)
    stage.step(1_000_000)
    assert is_there(stage, item)


def test_what_is_worth_something_stays(stage: Larder, ann: Player) -> None:
    knife = leave(stage, ann, KNIFE)
    stage.step(1_000_000)
    assert is_there(stage, knife)


def test_what_comes_back_elsewhere_anyway_goes_whatever_it_is_worth(stage: Larder, ann: Player) -> None:
    knife = stage.give(ann, KNIFE)
    knife.placement_id = PlacementId("kitchen_knife")
    stage.type("ann", "south")
    acts.drop(stage.world, ann, knife)
    stage.step(STRAYED)
    assert not is_there(stage, knife)


def test_what_content_moved_is_left_where_it_is(stage: Larder, ann: Player) -> None:
    spoon = leave(stage, ann, SPOON)
    shift(stage.world, spoon, Holder.room("room_bank"))
    stage.step(LITTER)
    assert is_there(stage, spoon)


def test_what_lies_at_home_stays(stage: Larder, ann: Player) -> None:
    stage.type("ann", "get knife; drop knife")
    assert len(stage.world.shelf(Decay)) == 0


def test_a_quest_thing_stays_however_it_came_there(stage: Larder, ann: Player) -> None:
    token = stage.give(ann, TOKEN)
    token.holder = Holder.room(ann.room_id)
    decay.leave_lying(stage.world, token)
    assert len(stage.world.shelf(Decay)) == 0


def test_what_is_picked_up_has_time_again(stage: Larder, ann: Player) -> None:
    bun = leave(stage, ann, BUN)
    stage.step(800)
    acts.take(stage.world, ann, bun)
    assert len(stage.world.shelf(Decay)) == 0
    acts.drop(stage.world, ann, bun)
    stage.step(800)
    assert is_there(stage, bun)


def test_some_of_what_lies_there_is_taken_and_the_rest_goes_in_its_time(stage: Larder, ann: Player) -> None:
    buns = leave(stage, ann, BUN, 3)
    acts.take(stage.world, ann, buns, 1)
    stage.step(900)
    assert not is_there(stage, buns)
    assert sum(item.quantity for item in stage.all_of(BUN, ann)) == 1


def test_a_stack_lasts_as_long_as_what_joined_it_last(stage: Larder, ann: Player) -> None:
    buns = leave(stage, ann, BUN, 2)
    stage.step(600)
    leave(stage, ann, BUN, 1)
    stage.step(600)
    assert (is_there(stage, buns), buns.quantity) == (True, 3)
    stage.step(300)
    assert not is_there(stage, buns)
    assert len(stage.world.shelf(Decay)) == 0


def test_a_restart_neither_forgets_nor_delays_it(stage: Larder, ann: Player) -> None:
    leave(stage, ann, BUN)
    [lying] = stage.world.shelf(Decay)
    lying.job.cancel()
    stage.world.clock.step(2_000)  # type: ignore[attr-defined]  # tests have a stepped clock
    wait_for_ends.function(stage.world)
    stage.world.told()
    stage.step(0)
    assert len(stage.world.shelf(Decay)) == 0


def test_a_decay_of_what_is_gone_is_forgotten(stage: Larder) -> None:
    stage.world.add(Decay(id=ItemId("gone"), due_at=5.0, ending=Ending.ROTS))
    wait_for_ends.function(stage.world)
    assert len(stage.world.shelf(Decay)) == 0


def test_rain_makes_pulp_of_paper_under_the_sky(stage: Larder, ann: Player) -> None:
    indoors = leave(stage, ann, LETTER)
    stage.type("ann", "south")
    outdoors, spoon = leave(stage, ann, LETTER), leave(stage, ann, SPOON)
    decay.soak(stage.world, AreaId("larder"))
    stage.world.told()
    stage.step(PULPED)
    assert [is_there(stage, each) for each in (indoors, outdoors, spoon)] == [True, False, True]


def test_what_falls_out_of_a_thing_that_is_gone_lies_about_as_well(stage: Larder, ann: Player) -> None:
    sack, bun = stage.give(ann, "item_sack"), stage.give(ann, BUN)
    acts.put(stage.world, ann, bun, sack)
    acts.drop(stage.world, ann, sack)
    stage.told()
    assert stage.step(LITTER) == {"ann": ["The flour sack is gone, kicked aside or carried off."]}
    assert bun.holder == Holder.room(ann.room_id)
    stage.step(900)
    assert not is_there(stage, bun)


def test_several_things_that_go_together_are_told_in_the_plural(stage: Larder, ann: Player) -> None:
    leave(stage, ann, BUN, 3)
    stage.told()
    assert stage.step(900) == {"ann": ["The three currant buns rot away."]}


def test_it_is_told_only_where_it_lay(stage: Larder, ann: Player) -> None:
    stage.enter("Bob")
    leave(stage, ann, BUN)
    stage.type("bob", "south")
    assert "bob" not in stage.step(900)


def test_what_lies_about_costs_nothing_until_it_is_due(stage: Larder, ann: Player) -> None:
    for _ in range(50):
        leave(stage, ann, SPOON)
    before = len(stage.world.outbox)
    stage.world.clock.step(LITTER - 1)  # type: ignore[attr-defined]  # as above
    assert stage.world.schedule.run(fail) == 0
    assert len(stage.world.outbox) == before


def fail(_name: str, error: Exception, _seconds: float) -> None:
    raise error
