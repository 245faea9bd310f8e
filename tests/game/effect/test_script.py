"""The words of content about conditions and harm."""

from collections.abc import Mapping

import pytest

from mud.game.being.model import Player, Position
from mud.game.being.script import names_around
from mud.game.being.specs import Condition
from mud.game.effect import acts
from mud.game.effect.acts import conditions
from mud.kernel.clauses import Clauses
from mud.play.scripts.language import scene_for
from tests.stage import Stage


@pytest.fixture
def stage() -> Stage:
    return Stage()


@pytest.fixture
def ann(stage: Stage) -> Player:
    return stage.enter("Ann")


@pytest.fixture
def bob(stage: Stage) -> Player:
    return stage.enter("Bob")


def do(stage: Stage, who: Player, *lines: object, by: Player | None = None) -> Mapping[str, list[str]]:
    """Do lines of content about someone; what is read after that."""
    scene = scene_for(stage.world, names_around(stage.world, who), "a test")
    scene.source = by or "a test"
    scene.perform(Clauses.read(list(lines)))
    return stage.told()


def holds(stage: Stage, who: Player, line: object) -> bool:
    return scene_for(stage.world, names_around(stage.world, who), "a test").holds(Clauses.read([line]))


@pytest.mark.parametrize("condition", Condition)
def test_every_condition_comes_by_itself_and_goes_by_a_cure(stage: Stage, ann: Player, condition: Condition) -> None:
    do(stage, ann, {"apply_condition": condition.value})
    assert holds(stage, ann, {"has_condition": condition.value})
    do(stage, ann, {"cure_condition": condition.value})
    ann.position = Position.STANDING
    assert not holds(stage, ann, {"has_condition": condition.value})


def test_a_condition_is_told_and_ends_with_its_time(stage: Stage, ann: Player, bob: Player) -> None:
    told = do(stage, ann, {"apply_condition": {"condition": "stunned", "seconds": 12}})
    assert told == {"ann": ["You are stunned."], "bob": ["Ann is stunned."]}
    assert stage.step(12.1) == {"ann": ["You are no longer stunned."], "bob": ["Ann is no longer stunned."]}


def test_a_charm_is_that_of_whoever_did_it(stage: Stage, ann: Player, bob: Player) -> None:
    do(stage, ann, {"apply_condition": "charmed"}, by=bob)
    assert conditions.brought_by(stage.world, ann, Condition.CHARMED, bob)


def test_a_condition_can_be_withstood_when_it_comes_or_later(stage: Stage, ann: Player) -> None:
    withstood = {"condition": "stunned", "save": "wisdom", "against": -20}
    do(stage, ann, {"apply_condition": withstood})
    assert not holds(stage, ann, {"has_condition": "stunned"})
    ann.wisdom = 1
    do(stage, ann, {"apply_condition": {**withstood, "against": 21, "ends": True}})
    assert holds(stage, ann, {"has_condition": "stunned"})
    ann.wisdom = 30
    for _ in range(30):
        stage.step(6.1)
    assert not holds(stage, ann, {"has_condition": "stunned"})


def test_a_cure_takes_one_level_of_exhaustion(stage: Stage, ann: Player) -> None:
    do(stage, ann, *[{"apply_condition": "exhaustion"}] * 3)
    assert holds(stage, ann, {"exhausted": 3})
    do(stage, ann, {"cure_condition": "exhaustion"})
    assert conditions.exhaustion_of(stage.world, ann) == 2


@pytest.mark.parametrize(("against", "half", "lost"), [(99, True, 8), (-99, True, 4), (-99, False, 0)])
def test_harm_is_halved_or_spared_by_a_saving_throw(
    stage: Stage, ann: Player, against: int, half: bool, lost: int
) -> None:
    ann.max_health = ann.current_health = 50
    stun = [{"apply_condition": {"condition": "stunned", "to": "$each"}}]
    do(stage, ann, {"harm": {"amount": 8, "type": "fire", "against": against, "half": half, "do": stun}})
    assert ann.current_health == 50 - lost
    assert holds(stage, ann, {"has_condition": "stunned"}) is (lost == 8)


def test_someone_is_knocked_down(stage: Stage, ann: Player, bob: Player) -> None:
    told = do(stage, ann, {"knock_down": "$who"})
    assert told == {"ann": ["You fall to the ground."], "bob": ["Ann falls to the ground."]}
    assert holds(stage, ann, {"has_condition": "prone"})
    assert not do(stage, ann, {"knock_down": "$who"})


def test_someone_is_pushed_where_there_is_a_way(stage: Stage, ann: Player, bob: Player) -> None:
    cid = stage.enter("Cid")
    stage.type("cid", "north")
    told = do(stage, ann, {"push": "north"}, {"push": "down"})
    assert ann.room_id == cid.room_id
    assert told["ann"][0] == "You are pushed out: north."
    assert told["bob"] == ["Ann is pushed out: north."]
    assert told["cid"] == ["Ann comes flying in from the south."]


def test_something_is_done_to_each_being_but_one(stage: Stage, ann: Player, bob: Player) -> None:
    do(stage, ann, {"each_being": {"do": [{"knock_down": "$each"}], "but": "$who"}})
    assert ann.position is Position.STANDING
    assert bob.position is Position.RESTING


def test_an_effect_takes_another_difficulty(stage: Stage, ann: Player) -> None:
    do(stage, ann, {"apply_effect": {"effect": "effect_itch", "against": 5}})
    assert acts.effects_on(stage.world, ann)
