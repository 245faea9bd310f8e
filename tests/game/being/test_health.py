"""Who is out of their senses, and who is beyond being hurt or healed."""

import pytest

from mud.game.being.acts import look
from mud.game.being.acts.health import heal, hurt
from mud.game.being.acts.postures import SENSELESS, wake_other
from mud.game.being.events import Healed, Hurt
from mud.game.being.model import Position
from mud.game.being.specs import DamageType
from mud.kernel.errors import Refused
from tests.stage import Stage


@pytest.fixture
def stage() -> Stage:
    stage = Stage()
    stage.enter("Ann")
    stage.enter("Bob")
    return stage


def test_the_dead_are_neither_hurt_nor_healed(stage: Stage) -> None:
    ann = stage.players["ann"]
    ann.position = Position.DEAD
    before = ann.current_health
    assert hurt(stage.world, ann, 3, DamageType.FIRE) == 0
    ann.current_health = 0
    assert heal(stage.world, ann, 5) == 0
    assert before > 3
    assert ann.current_health == 0
    assert not [event for event in stage.world.told() if isinstance(event, Hurt | Healed)]


def test_what_is_suffered_beyond_the_last_hit_point_is_told(stage: Stage) -> None:
    ann = stage.players["ann"]
    had = ann.current_health
    hurt(stage.world, ann, had + 4, DamageType.FIRE)
    [event] = [event for event in stage.world.told() if isinstance(event, Hurt)]
    assert event.beyond == 4


def test_whoever_is_dying_hears_nothing_and_sees_nothing(stage: Stage) -> None:
    stage.players["ann"].position = Position.DYING
    assert "ann" not in stage.type("bob", "say Can you hear me?")
    assert stage.type("bob", "whisper ann hello")["bob"] == ["Ann is senseless."]
    look(stage.world, stage.players["ann"])
    assert stage.told()["ann"] == [SENSELESS]


def test_whoever_is_dying_is_not_woken_by_shaking(stage: Stage) -> None:
    stage.players["ann"].position = Position.DYING
    with pytest.raises(Refused, match="does not wake"):
        wake_other(stage.world, stage.players["bob"], stage.players["ann"])


def test_a_spirit_sees_and_hears(stage: Stage) -> None:
    stage.players["ann"].position = Position.DEAD
    assert stage.type("bob", "say Rest now.")["ann"] == ['Bob says, "Rest now."']
    assert "Ann is here as a spirit." in stage.type("bob", "look")["bob"]
