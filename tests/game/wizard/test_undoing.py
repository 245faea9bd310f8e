"""Taking back what one did: with the same permission, in order, and not for ever."""

from dataclasses import replace

from mud.game.being.acts import delete_player, leave
from mud.game.death.acts import die
from mud.game.death.acts.remains import NOBODY
from mud.game.thing.model import Item
from mud.game.wizard.acts.undoing import MOST_UNDOABLE
from mud.game.wizard.model import Deeds
from mud.play.roles import Role
from tests.game.death.graveyard import Graveyard, kinds_in
from tests.stage import Stage


def test_whoever_lost_the_permission_cannot_undo_what_it_took() -> None:
    stage = Stage()
    ann = stage.enter("Ann")
    stage.enter("Gwen", Role.GAME_MASTER)
    stage.type("gwen", "alter ann level 5")
    stage.contexts["gwen"] = replace(stage.contexts["gwen"], role=Role.HELPER)
    assert stage.type("gwen", "undo")["gwen"] == [
        "You may no longer do that, and so not undo it: you set level 1 -> 5 and experience 0 -> 6500 of Ann."
    ]
    assert ann.level == 5


def test_only_so_many_acts_are_remembered() -> None:
    stage = Stage()
    gwen = stage.enter("Gwen", Role.GAME_MASTER)
    for _ in range(MOST_UNDOABLE):
        stage.type("gwen", "goto lane")
        stage.type("gwen", "goto square")
    assert len(Deeds.of(gwen).undoable) == MOST_UNDOABLE


def test_nobody_undoes_what_somebody_else_did() -> None:
    stage = Stage()
    ann = stage.enter("Ann")
    for name in ("Gwen", "Gus"):
        stage.enter(name, Role.GAME_MASTER)
    stage.type("gwen", "alter ann level 5")
    assert stage.type("gus", "undo")["gus"] == ["There is nothing of yours that could be undone."]
    assert ann.level == 5


def test_a_corpse_that_was_purged_is_one_again_with_its_rights_its_time_and_its_coins() -> None:
    yard = Graveyard()
    ann, bob = yard.bring("Ann", "Bob")
    gwen = yard.enter("Gwen", Role.GAME_MASTER)
    gwen.room_id = ann.room_id
    yard.told()
    die(yard.world, ann, bob)
    die(yard.world, yard.creatures("npc_marrow")[0], bob)
    before = {each.of: (each.owner_id, each.allowed, each.free_at, each.decays_at) for each in yard.corpses()}
    coins = {each.of: each.coins for each in yard.corpses()}
    things = kinds_in(yard.world, yard.world.shelf(Item))
    yard.type("gwen", "purge all.corpse really")
    assert yard.corpses() == []
    assert ann.coins == coins["Ann"]
    yard.type("gwen", "undo")
    assert {each.of: (each.owner_id, each.allowed, each.free_at, each.decays_at) for each in yard.corpses()} == before
    assert {each.of: each.coins for each in yard.corpses()} == {**coins, "Ann": 0}
    assert ann.coins == coins["Ann"]
    assert kinds_in(yard.world, yard.world.shelf(Item)) == things
    assert all(each.job is not None for each in yard.corpses())
    assert "There is nothing in" not in yard.type("bob", "loot marrow")["bob"][0]


def test_a_purged_corpse_whose_owner_is_gone_comes_back_as_anyones() -> None:
    yard = Graveyard()
    (ann,) = yard.bring("Ann")
    gwen = yard.enter("Gwen", Role.GAME_MASTER)
    gwen.room_id = ann.room_id
    die(yard.world, ann)
    yard.type("gwen", "purge all.corpse really")
    leave(yard.world, ann)
    delete_player(yard.world, ann)
    yard.type("gwen", "undo")
    [corpse] = yard.corpses()
    assert (corpse.owner_id, corpse.of) == (None, NOBODY)
