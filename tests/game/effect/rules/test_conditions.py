"""The table of the fifteen conditions (SRD 5.1, "Appendix PH-A: Conditions"), row by row."""

from itertools import product

import pytest

from mud.game.being.specs import Ability, Condition
from mud.game.effect.rules import conditions as rules

C = Condition
NONE: frozenset[Condition] = frozenset()
NEAR, FAR = True, False


def test_there_are_fifteen() -> None:
    assert len(Condition) == 15


ATTACKS = {  # the attacker is so; against the target that is so, near and far
    C.BLINDED: (-1, 1, 1),
    C.CHARMED: (0, 0, 0),
    C.DEAFENED: (0, 0, 0),
    C.EXHAUSTION: (0, 0, 0),
    C.FRIGHTENED: (-1, 0, 0),
    C.GRAPPLED: (0, 0, 0),
    C.INCAPACITATED: (0, 0, 0),
    C.INVISIBLE: (1, -1, -1),
    C.PARALYZED: (0, 1, 1),
    C.PETRIFIED: (0, 1, 1),
    C.POISONED: (-1, 0, 0),
    C.PRONE: (-1, 1, -1),
    C.RESTRAINED: (-1, 1, 1),
    C.STUNNED: (0, 1, 1),
    C.UNCONSCIOUS: (-1, 1, 0),  # it brings prone: at a distance the one cancels the other
}


@pytest.mark.parametrize("condition", Condition)
def test_the_edge_of_attacks(condition: Condition) -> None:
    own, near, far = ATTACKS[condition]
    assert rules.attack_edge({condition}, NONE, NEAR) == own
    assert rules.attack_edge(NONE, {condition}, NEAR) == near
    assert rules.attack_edge(NONE, {condition}, FAR) == far


@pytest.mark.parametrize(
    ("attacker", "target", "near", "edge"),
    [
        ({C.POISONED, C.PRONE, C.FRIGHTENED}, {C.STUNNED}, NEAR, 0),
        ({C.INVISIBLE}, {C.INVISIBLE}, NEAR, 0),
        ({C.INVISIBLE}, {C.RESTRAINED, C.STUNNED}, FAR, 1),
        ({C.BLINDED}, {C.PRONE}, FAR, -1),
        ({C.BLINDED}, {C.BLINDED}, NEAR, 0),
    ],
)
def test_however_many_there_are_one_on_each_side_cancels_out(
    attacker: set[Condition], target: set[Condition], near: bool, edge: int
) -> None:
    assert rules.attack_edge(attacker, target, near) == edge


@pytest.mark.parametrize("condition", Condition)
def test_whoever_is_helpless_is_hit_critically_from_near(condition: Condition) -> None:
    helpless = condition in (C.PARALYZED, C.UNCONSCIOUS)
    assert rules.is_automatic_critical({condition}, NEAR) is helpless
    assert not rules.is_automatic_critical({condition}, FAR)


@pytest.mark.parametrize(("condition", "ability"), list(product(Condition, Ability)))
def test_who_lies_still_fails_strength_and_dexterity(condition: Condition, ability: Ability) -> None:
    still = condition in (C.PARALYZED, C.PETRIFIED, C.STUNNED, C.UNCONSCIOUS)
    assert rules.fails_save({condition}, ability) is (still and ability in (Ability.STRENGTH, Ability.DEXTERITY))


@pytest.mark.parametrize(("condition", "ability"), list(product(Condition, Ability)))
def test_only_the_restrained_dodge_badly(condition: Condition, ability: Ability) -> None:
    hindered = condition is C.RESTRAINED and ability is Ability.DEXTERITY
    assert rules.save_edge({condition}, ability) == (-1 if hindered else 0)


@pytest.mark.parametrize("condition", Condition)
def test_fear_and_poison_hinder_checks(condition: Condition) -> None:
    assert rules.check_edge({condition}) == (-1 if condition in (C.FRIGHTENED, C.POISONED) else 0)


@pytest.mark.parametrize(
    ("condition", "acts", "moves", "speaks", "sees", "hears"),
    [
        (C.BLINDED, True, True, True, False, True),
        (C.CHARMED, True, True, True, True, True),
        (C.DEAFENED, True, True, True, True, False),
        (C.EXHAUSTION, True, True, True, True, True),
        (C.FRIGHTENED, True, True, True, True, True),
        (C.GRAPPLED, True, False, True, True, True),
        (C.INCAPACITATED, False, True, True, True, True),
        (C.INVISIBLE, True, True, True, True, True),
        (C.PARALYZED, False, False, False, True, True),
        (C.PETRIFIED, False, False, False, False, False),
        (C.POISONED, True, True, True, True, True),
        (C.PRONE, True, True, True, True, True),
        (C.RESTRAINED, True, False, True, True, True),
        (C.STUNNED, False, False, True, True, True),
        (C.UNCONSCIOUS, False, False, False, False, False),
    ],
)
def test_what_one_can_still_do(
    condition: Condition, acts: bool, moves: bool, speaks: bool, sees: bool, hears: bool
) -> None:
    lies = {condition}
    found = rules.can_act(lies), rules.can_move(lies), rules.can_speak(lies), rules.can_see(lies), rules.can_hear(lies)
    assert found == (acts, moves, speaks, sees, hears)
    assert rules.falters(lies) is (condition is C.STUNNED)


@pytest.mark.parametrize(
    ("level", "checks", "pace", "attacks", "saves", "health"),
    [
        (0, 0, 1.0, 0, 0, 1.0),
        (1, -1, 1.0, 0, 0, 1.0),
        (2, -1, 0.5, 0, 0, 1.0),
        (3, -1, 0.5, -1, -1, 1.0),
        (4, -1, 0.5, -1, -1, 0.5),
        (5, -1, 0.0, -1, -1, 0.5),
        (6, -1, 0.0, -1, -1, 0.5),
    ],
)
def test_each_level_of_exhaustion_brings_what_those_below_it_bring(
    level: int, checks: int, pace: float, attacks: int, saves: int, health: float
) -> None:
    assert rules.check_edge(NONE, level) == checks
    assert rules.pace_share(NONE, level) == pace
    assert rules.attack_edge(NONE, NONE, NEAR, level) == attacks
    assert all(rules.save_edge(NONE, ability, level) == saves for ability in Ability)
    assert rules.health_share(level) == health


def test_crawling_halves_what_exhaustion_has_left_of_the_pace() -> None:
    assert rules.pace_share({C.PRONE}) == 0.5
    assert rules.pace_share({C.PRONE}, 2) == 0.25


@pytest.mark.parametrize("condition", Condition)
def test_only_stone_resists_all_damage(condition: Condition) -> None:
    assert rules.damage_share({condition}) == (0.5 if condition is C.PETRIFIED else 1.0)


@pytest.mark.parametrize(
    ("condition", "implied"),
    [
        (C.PARALYZED, {C.INCAPACITATED}),
        (C.PETRIFIED, {C.INCAPACITATED}),
        (C.STUNNED, {C.INCAPACITATED}),
        (C.UNCONSCIOUS, {C.INCAPACITATED, C.PRONE}),
        (C.RESTRAINED, set()),
    ],
)
def test_some_conditions_bring_others(condition: Condition, implied: set[Condition]) -> None:
    assert rules.with_implied({condition}) == {condition} | implied
