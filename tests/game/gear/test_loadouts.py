"""What a saved loadout remembers of each of its things."""

import pytest

from mud.game.being.model import Player
from mud.game.gear.acts.loadouts import loadouts_of
from mud.game.thing.acts import carried_by
from mud.game.thing.model import Item
from tests.game.gear.armory import Armory


@pytest.fixture
def stage() -> Armory:
    return Armory()


def daggers(stage: Armory, who: Player) -> list[Item]:
    return [item for item in carried_by(stage.world, who) if item.template_id == "item_dagger"]


def test_a_loadout_knows_when_it_was_saved(stage: Armory) -> None:
    ann = stage.enter("Ann")
    stage.type("ann", "get leather armor; wear leather armor")
    for name in ("early", "late"):
        stage.step(100)
        stage.type("ann", f"loadout save {name}")
    now = stage.world.clock.now()
    assert {name: piece.equipped_date for name, [piece] in loadouts_of(stage.world, ann).items()} == {
        "early": now - 100,
        "late": now,
    }


def test_one_thing_can_be_part_of_several_loadouts(stage: Armory) -> None:
    ann = stage.enter("Ann")
    stage.type("ann", "get leather armor; wear leather armor; loadout save early; loadout save late")
    [early], [late] = loadouts_of(stage.world, ann).values()
    assert early.item_instance_id == late.item_instance_id
    assert early.id != late.id


def test_the_very_thing_that_was_saved_is_worn_again(stage: Armory) -> None:
    ann = stage.enter("Ann")
    stage.type("ann", "get 2 daggers; wield 2.dagger; loadout save knife; remove all")
    first, second = daggers(stage, ann)
    assert loadouts_of(stage.world, ann)["knife"][0].item_instance_id == second.id
    stage.type("ann", "loadout knife")
    assert (first.equipped_slot, second.equipped_slot) == (None, "main_hand")


def test_what_its_player_never_learned_to_use_is_listed_so(stage: Armory) -> None:
    stage.enter("Bob")
    stage.type("bob", "get leather armor; wear leather armor; loadout save hides")
    listed = " ".join(stage.type("bob", "loadout list")["bob"][1:])
    assert listed.startswith("hides: a suit of leather armor (which you are not used to), saved")


def test_the_list_of_loadouts_says_when_each_was_saved(stage: Armory) -> None:
    stage.enter("Bob")
    stage.type("bob", "get leather armor; wear leather armor; loadout save hides")
    stage.step(7200)
    stage.type("bob", "loadout save skins")
    listed = " ".join(" ".join(stage.type("bob", "loadout list")["bob"]).split())
    assert "saved two hours ago skins: a suit of leather armor" in listed
    assert listed.endswith("saved less than a minute ago")
