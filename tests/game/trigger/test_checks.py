"""Doubts about triggers and effects: those that nothing can ever set off."""

from typing import Any

import pytest

from mud.app import roster
from mud.content.doubts import Overview
from mud.game.trigger.checks import never_applied, never_fires
from mud.game.trigger.specs import Occasion, Trigger
from mud.kernel.ids import EffectId
from tests.game.trigger.country import trigger
from tests.stage import town


def overview(*specs: Trigger) -> Overview:
    return Overview(town().with_(*specs), roster.language().words)


def doubted(*specs: Trigger) -> list[str]:
    return [problem.message for problem in never_fires.function(overview(*specs))]


@pytest.mark.parametrize(
    ("on", "fields", "why"),
    [
        (Occasion.ENTER, {"enabled": False}, "nothing switches it on"),
        (Occasion.TAKE, {"item": "item_unseen"}, "item_unseen is nowhere"),
        (Occasion.EFFECT, {"effect": EffectId("effect_warmth")}, "nothing applies effect_warmth"),
        (Occasion.EXIT, {"way": "chimney"}, "no way chimney leads out of there"),
    ],
    ids=lambda each: str(getattr(each, "value", "")),
)
def test_a_trigger_that_waits_for_what_never_comes_is_doubtful(on: Occasion, fields: dict[str, Any], why: str) -> None:
    # Any: as a trigger has them
    [message] = doubted(trigger("t", on, "stop", **fields))
    assert why in message


def test_what_something_else_brings_about_is_not_doubtful() -> None:
    assert not doubted(
        trigger("a", Occasion.ENTER, {"enable_trigger": "b"}, {"apply_effect": "effect_warmth"}),
        trigger("b", Occasion.EFFECT, "stop", effect=EffectId("effect_warmth"), enabled=False),
        trigger("c", Occasion.EXIT, "stop", way="chimney"),
        trigger("d", Occasion.ENTER, {"open_exit": {"way": "chimney", "to": "room_lane"}}),
    )


def test_an_effect_that_nothing_applies_is_doubtful() -> None:
    doubtful = {problem.id for problem in never_applied.function(overview())}
    assert doubtful == {"effect_warmth"}
    applied = overview(trigger("a", Occasion.ENTER, {"apply_effect": "effect_warmth"}))
    assert "effect_warmth" not in {problem.id for problem in never_applied.function(applied)}
