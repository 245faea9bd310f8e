"""Things that do something of their own accord."""

from dataclasses import replace
from pathlib import Path

import pytest

from mud.content.errors import ContentErrors
from mud.game.being.specs import Condition
from mud.game.effect.acts import conditions
from mud.game.thing.specs import ItemTemplate, Touch
from mud.kernel.clauses import Clauses
from mud.kernel.values import FrozenMap
from tests.stage import Stage, build_world, load_content, town


def stage_with(kind: str, **effects: list[object]) -> Stage:
    """A stage on which things of a kind do something."""
    found = town().get(ItemTemplate, kind)
    actions = FrozenMap({Touch(name): Clauses.read(lines) for name, lines in effects.items()})
    return Stage(build_world(town().with_(replace(found, effects=actions))))


def test_what_is_worn_lies_on_its_wearer_until_it_is_taken_off() -> None:
    stage = stage_with(
        "item_boots",
        worn=[{"apply_condition": "invisible"}],
        removed=[{"cure_condition": "invisible"}],
    )
    ann = stage.enter("Ann")
    stage.type("ann", "north; east; get boots")
    assert stage.type("ann", "hold boots")["ann"][-1] == "You are invisible."
    assert conditions.has_condition(stage.world, ann, Condition.INVISIBLE)
    assert stage.type("ann", "remove boots")["ann"][-1] == "You are no longer invisible."
    assert not conditions.has_condition(stage.world, ann, Condition.INVISIBLE)


def test_what_is_used_does_what_it_does_besides() -> None:
    stage = stage_with("item_boots", used=[{"tell": "There is a coin in it, {who}."}])
    kind = replace(stage.world.catalog.get(ItemTemplate, "item_boots"), consume_effect=Clauses.read(["stop"]))
    stage.world.catalog = stage.world.catalog.with_(kind)
    stage.enter("Ann")
    stage.type("ann", "north; east; get boots")
    assert "There is a coin in it, Ann." in stage.type("ann", "use boots")["ann"]


def test_a_thing_is_worn_although_what_it_does_fails() -> None:
    endless = {"repeat": {"times": 100, "do": [{"repeat": {"times": 100, "do": [{"count_flag": "n"}]}}]}}
    stage = stage_with("item_boots", worn=[endless])
    ann = stage.enter("Ann")
    stage.type("ann", "north; east; get boots; hold boots")
    assert not ann.player_flags
    assert any("boots" in line for line in stage.type("ann", "equipment")["ann"])


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ("hit: [{hurt: {amount: 1, who: $nobody}}]", "there is no $nobody here"),
        ("hit: [{sing: loudly}]", "sing"),
        ("thrown: [{hurt: 1}]", "thrown"),
    ],
)
def test_what_makes_no_sense_of_a_thing_is_found_when_it_is_loaded(tmp_path: Path, lines: str, message: str) -> None:
    (tmp_path / "blade.yaml").write_text(
        f"item_templates:\n  item_blade:\n    name: blade\n    description: Sharp.\n    item_type: weapon\n"
        f"    effects:\n      {lines}\n"
    )
    with pytest.raises(ContentErrors, match=message.replace("$", r"\$")):
        load_content(tmp_path)
