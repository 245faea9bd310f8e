"""What programs are told of enemies."""

import pytest

from mud.game.being.feeds import status_of
from mud.game.combat import acts, feeds
from mud.game.combat.feeds import enemies, opponent_health, opponent_name, percent_of, target, target_info
from mud.game.effect import acts as effects
from mud.game.effect.rules.plain import PLAIN
from tests.game.combat.yard import Yard


@pytest.fixture
def yard() -> Yard:
    return Yard()


def test_who_fights_nobody_has_no_enemies(yard: Yard) -> None:
    [ann] = yard.bring("Ann")
    assert target.function(yard.world, ann) == ""
    assert target_info.function(yard.world, ann) == {"id": "", "short_desc": "", "hpperc": ""}
    assert enemies.function(yard.world, ann) == []
    assert opponent_name.function(yard.world, ann) == ""
    assert status_of(yard.world, ann).facts["target"] == ""


def test_an_enemy_is_told_with_what_is_left_of_its_health(yard: Yard) -> None:
    ann, bob, cid = yard.bring("Ann", "Bob", "Cid")
    acts.engage(yard.world, ann, bob)
    acts.engage(yard.world, cid, ann)
    bob.max_health, bob.current_health = 12, 5
    assert target.function(yard.world, ann) == bob.id
    assert target_info.function(yard.world, ann) == {"id": bob.id, "short_desc": "Bob", "hpperc": "41%"}
    told = enemies.function(yard.world, ann)
    assert isinstance(told, list)
    assert told[0] == {"id": bob.id, "name": "Bob", "target": True, "level": 1, "hpperc": 41, "state": "badly hurt"}
    assert told[1] == {
        "id": cid.id,
        "name": "Cid",
        "target": False,
        "level": 1,
        "hpperc": 100,
        "state": "unhurt",
    }
    assert opponent_health.function(yard.world, ann) == 41
    assert feeds.opponent_health_max.function(yard.world, ann) == 100
    assert feeds.opponent_level.function(yard.world, ann) == 1
    assert status_of(yard.world, ann).facts["target"] == "Bob"


def test_of_whom_one_does_not_see_one_is_told_no_more_than_that_someone_is_there(yard: Yard) -> None:
    ann, bob = yard.bring("Ann", "Bob")
    acts.engage(yard.world, ann, bob)
    effects.apply(yard.world, ann, PLAIN["condition_blinded"])
    assert target_info.function(yard.world, ann) == {"id": bob.id, "short_desc": "someone", "hpperc": ""}
    assert enemies.function(yard.world, ann) == [{"id": bob.id, "name": "someone", "target": True}]
    assert opponent_name.function(yard.world, ann) == "someone"
    assert opponent_health.function(yard.world, ann) == 0


@pytest.mark.parametrize(("health", "percent"), [(0, 0), (1, 1), (150, 50), (299, 99), (300, 100)])
def test_a_little_health_is_not_none(yard: Yard, health: int, percent: int) -> None:
    [ann] = yard.bring("Ann")
    ann.max_health, ann.current_health = 300, health
    assert percent_of(yard.world, ann) == percent
