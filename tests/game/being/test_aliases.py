"""Words of one's own, kept with the character."""

import pytest

from mud.game.being.acts import read_aliases, remove_alias, set_alias
from mud.game.being.events import AliasesRead, AliasSet
from mud.kernel.errors import Refused
from mud.play.aliases import LONGEST_BODY, MOST_ALIASES
from tests.stage import Stage


@pytest.fixture
def stage() -> Stage:
    made = Stage()
    made.enter("Ann")
    return made


def test_an_alias_is_saved_with_the_character(stage: Stage) -> None:
    ann = stage.players["ann"]
    stage.world.take_changes()
    set_alias(stage.world, ann, " GS ", "get sword ")
    assert dict(ann.aliases) == {"gs": "get sword"}
    assert stage.world.take_changes().dirty == [ann]
    assert [type(each) for each in stage.world.told()] == [AliasSet]


def test_an_alias_can_be_changed_and_taken_away(stage: Stage) -> None:
    ann = stage.players["ann"]
    set_alias(stage.world, ann, "gs", "get sword")
    set_alias(stage.world, ann, "gs", "get shield")
    assert ann.aliases["gs"] == "get shield"
    remove_alias(stage.world, ann, "GS")
    assert not ann.aliases
    with pytest.raises(Refused):
        remove_alias(stage.world, ann, "gs")


def test_nobody_has_more_aliases_than_can_be_shown(stage: Stage) -> None:
    ann = stage.players["ann"]
    for number in range(MOST_ALIASES):
        set_alias(stage.world, ann, f"a{number}", "look")
    with pytest.raises(Refused, match=str(MOST_ALIASES)):
        set_alias(stage.world, ann, "more", "look")
    set_alias(stage.world, ann, "a0", "north")
    assert len(ann.aliases) == MOST_ALIASES


@pytest.mark.parametrize(("name", "body"), [("", "look"), ("a b", "look"), ("a", ""), ("a", "x" * (LONGEST_BODY + 1))])
def test_what_cannot_be_an_alias_changes_nothing(stage: Stage, name: str, body: str) -> None:
    with pytest.raises(Refused):
        set_alias(stage.world, stage.players["ann"], name, body)
    assert not stage.players["ann"].aliases


def test_one_alias_can_be_read_or_all(stage: Stage) -> None:
    ann = stage.players["ann"]
    set_alias(stage.world, ann, "gs", "get sword")
    set_alias(stage.world, ann, "n2", "2n")
    stage.world.told()
    read_aliases(stage.world, ann)
    read_aliases(stage.world, ann, "N2")
    read = [each.aliases for each in stage.world.told() if isinstance(each, AliasesRead)]
    assert [dict(aliases) for aliases in read] == [{"gs": "get sword", "n2": "2n"}, {"n2": "2n"}]
    with pytest.raises(Refused):
        read_aliases(stage.world, ann, "xyzzy")
