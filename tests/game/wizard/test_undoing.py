"""Taking back what one did: with the same permission, in order, and not for ever."""

from dataclasses import replace

from mud.game.wizard.acts.undoing import MOST_UNDOABLE
from mud.game.wizard.model import Deeds
from mud.play.roles import Role
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
