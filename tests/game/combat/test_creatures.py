"""Creatures fight as everybody else does, with what their kind gives them."""

import pytest

from mud.game.being.acts.health import heal, hurt
from mud.game.being.model import Being
from mud.game.being.rules.numbers import health_of
from mud.game.being.specs import DamageType
from mud.game.combat import acts
from mud.game.combat.events import Struck
from mud.game.combat.model import Combatant, Encounter, Outcome
from mud.game.npc.acts import vanish
from mud.kernel.ids import RoomId
from tests.game.combat.yard import LoadedDice, run
from tests.game.npc.creatures import Yard

LANE = RoomId("room_lane")


@pytest.fixture
def yard() -> Yard:
    return Yard()


def test_a_creature_strikes_with_what_it_has_by_nature(yard: Yard) -> None:
    rat, ann = yard.one("npc_rat"), yard.enter("Ann")
    (bite,) = acts.weapons_of(yard.world, rat)
    assert (bite.name, bite.verb, bite.damage.mean) == ("bite", "bite", 1)
    assert acts.attack_bonus(yard.world, rat, ann, bite) == 4
    assert acts.damage_of_blow(yard.world, rat, ann, bite).mean == 1


def test_one_without_attacks_does_what_its_kind_says(yard: Yard) -> None:
    goose, ann = yard.one("npc_goose"), yard.enter("Ann")
    (blow,) = acts.weapons_of(yard.world, goose)
    assert (blow.damage.least, blow.damage.most) == (1, 5)
    assert acts.attack_bonus(yard.world, goose, ann, blow) == 2


def test_who_is_attacked_strikes_back_and_the_rest_look_on(yard: Yard) -> None:
    ann, bob, goose = yard.enter("Ann"), yard.enter("Bob"), yard.one("npc_goose")
    goose.current_health = goose.max_health = 500
    ann.current_health = ann.max_health = 500
    acts.engage(yard.world, ann, goose)
    run(yard, 30)
    assert health_of(yard.world, goose) < 500 > health_of(yard.world, ann)
    assert not acts.in_fight(yard.world, bob)


def test_a_creature_turns_to_who_harms_it_most(yard: Yard) -> None:
    ann, bob, goose = yard.enter("Ann"), yard.enter("Bob"), yard.one("npc_goose")
    for each in (ann, bob, goose):
        each.current_health = each.max_health = 500
    acts.engage(yard.world, ann, goose)
    acts.engage(yard.world, bob, goose)
    assert acts.target_of(yard.world, goose) is ann
    hurt(yard.world, goose, 40, DamageType.FIRE, bob)
    run(yard, 4)
    assert acts.target_of(yard.world, goose) is bob


def test_a_healer_draws_half_of_what_they_heal(yard: Yard) -> None:
    ann, bob, goose = yard.enter("Ann"), yard.enter("Bob"), yard.one("npc_goose")
    for each in (ann, bob, goose):
        each.current_health = each.max_health = 500
    acts.engage(yard.world, ann, goose)
    hurt(yard.world, ann, 60, DamageType.FIRE, goose)
    heal(yard.world, ann, 40, bob)
    threat: dict[Being, float] = dict(acts.threat_on(yard.world, goose))
    assert threat == {bob: 20}
    assert bob in acts.participants(yard.world, goose)
    assert acts.target_of(yard.world, bob) is None  # they have lifted no hand themselves


def test_a_fight_with_what_vanishes_is_over(yard: Yard) -> None:
    ann, goose = yard.enter("Ann"), yard.one("npc_goose")
    acts.engage(yard.world, ann, goose)
    vanish(yard.world, goose)
    assert not list(yard.world.shelf(Combatant))


def test_the_last_blow_ends_it_and_is_told_as_the_last(yard: Yard) -> None:
    ann, goose = yard.enter("Ann"), yard.one("npc_goose")
    goose.current_health = 1
    acts.engage(yard.world, ann, goose)
    yard.world.told()
    yard.world.dice = LoadedDice([15])
    acts.attack(yard.world, ann, goose)
    (blow,) = [each for each in yard.world.told() if isinstance(each, Struck)]
    assert (blow.amount, blow.last) == (1, True)
    (encounter,) = [each for each in yard.world.records if isinstance(each, Encounter)]
    assert encounter.outcome is Outcome.FELLED


def test_considering_is_honest(yard: Yard) -> None:
    ann = yard.enter("Ann")
    ann.room_id = LANE
    assert yard.type("ann", "consider rat")["ann"] == ["The mill rat would be no match for you."]
    boar = yard.one("npc_boar")
    boar.strength = 20
    assert "die" in yard.type("ann", "consider marrow")["ann"][0]
