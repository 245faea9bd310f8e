"""Health and energy come back by and by: by posture and place, only to those who miss any."""

import pytest

from mud.game.being.acts import enter, health, leave
from mud.game.being.acts.recovery import EVERY, Recovering, attend
from mud.game.being.model import Player, Position
from mud.game.being.rules import RECOVERY, RESTFUL
from mud.game.being.rules.numbers import HealthRegeneration, energy_regeneration, health_regeneration
from mud.game.being.specs import DamageType
from mud.game.place.acts import set_flag
from mud.game.place.specs import Room, RoomFlag
from mud.kernel.errors import Refused
from mud.kernel.hooks import Hooks, modifier
from tests.stage import Stage


@pytest.fixture
def stage() -> Stage:
    return Stage()


@pytest.fixture
def ann(stage: Stage) -> Player:
    return stage.enter("Ann")


def wound(stage: Stage, who: Player, points: int) -> None:
    health.hurt(stage.world, who, points, DamageType.PHYSICAL)


def minutes(stage: Stage, count: float) -> None:
    for _ in range(int(count * 60 / EVERY)):
        stage.step(EVERY)


@pytest.mark.parametrize("position", [position for position, times in RECOVERY.items() if times])
def test_the_better_one_rests_the_sooner_it_comes_back(stage: Stage, ann: Player, position: Position) -> None:
    ann.max_health = ann.current_health = 200
    ann.max_energy = ann.current_energy = 200
    ann.position = position
    wound(stage, ann, 150)
    health.exert(stage.world, ann, 150)
    minutes(stage, 2)
    assert ann.current_health == 50 + int(2 * 10 * RECOVERY[position])
    assert ann.current_energy == 50 + int(2 * 20 * RECOVERY[position])


def test_in_an_inn_one_rests_well(stage: Stage, ann: Player) -> None:
    before = health_regeneration(stage.world, ann), energy_regeneration(stage.world, ann)
    set_flag(stage.world, stage.world.catalog.get(Room, ann.room_id), RoomFlag.RESTFUL, True)
    after = health_regeneration(stage.world, ann), energy_regeneration(stage.world, ann)
    assert after == (before[0] * RESTFUL, before[1] * RESTFUL)


def test_whoever_misses_nothing_costs_nothing(stage: Stage, ann: Player) -> None:
    waiting = len(stage.world.schedule)
    attend(stage.world, ann)
    assert len(stage.world.schedule) == waiting
    wound(stage, ann, 1)
    wound(stage, ann, 1)
    assert len(stage.world.schedule) == waiting + 1
    minutes(stage, 3)
    assert ann.current_health == ann.max_health
    assert len(stage.world.schedule) == waiting
    assert not stage.world.memory(Recovering).by


def test_parts_of_points_are_not_lost(stage: Stage, ann: Player) -> None:
    wound(stage, ann, 5)  # a point in a minute, a tenth of it at a time
    minutes(stage, 0.9)
    assert ann.current_health == ann.max_health - 5
    minutes(stage, 0.3)
    assert ann.current_health == ann.max_health - 4


def test_whoever_took_a_rest_is_told_when_it_is_enough(stage: Stage, ann: Player) -> None:
    stage.type("ann", "rest")
    health.exert(stage.world, ann, 1)
    assert stage.step(EVERY) == {"ann": ["You have rested enough: nothing hurts, and nothing is heavy."]}
    stage.type("ann", "stand")
    health.exert(stage.world, ann, 1)
    minutes(stage, 1)
    assert ann.current_energy == ann.max_energy


@modifier(HealthRegeneration)
def not_now(_world: object, _of: HealthRegeneration, _number: float) -> float:
    return 0.0


def test_a_feature_can_keep_it_back_and_it_goes_on_afterwards(stage: Stage, ann: Player) -> None:
    wound(stage, ann, 5)
    hooks, stage.world.hooks = stage.world.hooks, Hooks([not_now])
    minutes(stage, 5)
    assert ann.current_health == ann.max_health - 5
    stage.world.hooks = hooks
    minutes(stage, 1.1)
    assert ann.current_health == ann.max_health - 4


def test_it_waits_for_those_who_are_away(stage: Stage, ann: Player) -> None:
    wound(stage, ann, 5)
    leave(stage.world, ann)
    minutes(stage, 10)
    assert ann.current_health == ann.max_health - 5
    assert not stage.world.memory(Recovering).by
    enter(stage.world, ann)
    minutes(stage, 1.1)
    assert ann.current_health == ann.max_health - 4


def test_what_is_undone_leaves_nobody_without_recovery(stage: Stage, ann: Player) -> None:
    def harm() -> None:
        with stage.world.undoing():
            wound(stage, ann, 3)
            raise Refused("No.")

    with pytest.raises(Refused):
        harm()
    wound(stage, ann, 3)
    minutes(stage, 1.1)
    assert ann.current_health == ann.max_health - 2
