"""Dying and being saved: SRD 5.1, "Dropping to 0 Hit Points"."""

import pytest

from mud.game.being.acts import enter, leave
from mud.game.being.acts.health import heal, hurt
from mud.game.being.model import Player, Position
from mud.game.being.rules.numbers import can_act, check_bonus, max_health
from mud.game.being.specs import Ability, Condition, DamageType
from mud.game.combat.acts import engage, in_fight
from mud.game.combat.model import DiceRoll, RollKind
from mud.game.death import rules
from mud.game.death.acts import dying
from mud.game.death.events import Died, Dying, Roused, Stabilized
from mud.game.death.rules import Outcome
from mud.game.effect import acts as effects
from mud.game.effect.rules.plain import PLAIN, PREFIX
from mud.game.place.acts import Attacking, set_flag
from mud.game.place.specs import Room
from mud.kernel.errors import Refused
from tests.game.death.graveyard import FIELD, Graveyard, mortality, position


@pytest.fixture
def yard() -> Graveyard:
    return Graveyard()


@pytest.fixture
def ann(yard: Graveyard) -> Player:
    return yard.bring("Ann")[0]


@pytest.mark.parametrize(
    ("rolled", "outcome"),
    [
        (1, Outcome.TWO_FAILURES),
        (2, Outcome.FAILURE),
        (9, Outcome.FAILURE),
        (10, Outcome.SUCCESS),
        (19, Outcome.SUCCESS),
        (20, Outcome.AWAKE),
    ],
)
def test_a_death_save_is_ten_or_more(rolled: int, outcome: Outcome) -> None:
    assert rules.save(rolled) is outcome


def test_whoever_loses_the_last_hit_point_is_dying_and_not_dead(yard: Graveyard, ann: Player) -> None:
    yard.fell(ann)
    assert position(ann) is Position.DYING
    assert ann.current_health == 0
    assert [type(event) for event in yard.happened(Dying, Died)] == [Dying]
    assert not can_act(yard.world, ann)


def test_damage_far_beyond_the_last_hit_point_kills_at_once(yard: Graveyard, ann: Player) -> None:
    yard.fell(ann, beyond=max_health(yard.world, ann))
    assert position(ann) is Position.DEAD


def test_damage_not_so_far_beyond_it_does_not(yard: Graveyard, ann: Player) -> None:
    yard.fell(ann, beyond=max_health(yard.world, ann) - 1)
    assert position(ann) is Position.DYING


def test_three_saves_made_are_life(yard: Graveyard, ann: Player) -> None:
    yard.let_show(10, 9, 19, 12)
    yard.fell(ann)
    for _ in range(4):
        yard.step(6)
    assert mortality(ann).is_stable
    assert position(ann) is Position.DYING
    assert (mortality(ann).saves_made, mortality(ann).saves_failed) == (0, 0)


def test_whoever_is_stable_wakes_after_some_minutes_with_one_hit_point(yard: Graveyard, ann: Player) -> None:
    yard.let_show(10, 10, 10)
    yard.fell(ann)
    for _ in range(3):
        yard.step(6)
    yard.step(60)
    assert position(ann) is Position.DYING
    yard.step(60)  # the middle of 1d4 is 2
    assert position(ann) is Position.RESTING
    assert ann.current_health == 1


def test_three_saves_lost_are_death(yard: Graveyard, ann: Player) -> None:
    yard.let_show(9, 11, 2, 3)
    yard.fell(ann)
    for _ in range(3):
        yard.step(6)
    assert position(ann) is Position.DYING
    yard.step(6)
    assert position(ann) is Position.DEAD


def test_a_one_counts_as_two(yard: Graveyard, ann: Player) -> None:
    yard.let_show(1, 2)
    yard.fell(ann)
    yard.step(6)
    assert mortality(ann).saves_failed == 2
    yard.step(6)
    assert position(ann) is Position.DEAD


def test_with_a_twenty_one_comes_to_with_a_hit_point(yard: Graveyard, ann: Player) -> None:
    yard.let_show(2, 20)
    yard.fell(ann)
    yard.step(6)
    yard.step(6)
    assert (ann.position, ann.current_health) == (Position.RESTING, 1)
    assert mortality(ann).saves_failed == 0


def test_every_save_is_kept_on_record(yard: Graveyard, ann: Player) -> None:
    yard.let_show(14)
    yard.fell(ann)
    yard.world.take_changes()
    yard.step(6)
    [roll] = [each for each in yard.world.take_changes().records if isinstance(each, DiceRoll)]
    assert (roll.kind, roll.total, roll.against, roll.success) == (RollKind.DEATH_SAVE, 14, 10, True)


@pytest.mark.parametrize(("critical", "failed"), [(False, 1), (True, 2)])
def test_another_blow_is_a_save_lost_and_a_critical_one_two(
    yard: Graveyard, ann: Player, critical: bool, failed: int
) -> None:
    yard.fell(ann)
    dying.fall(yard.world, ann, None, 3, critical)
    assert mortality(ann).saves_failed == failed


def test_blows_on_the_dying_kill_in_the_end(yard: Graveyard, ann: Player) -> None:
    yard.fell(ann)
    for _ in range(3):
        assert position(ann) is Position.DYING
        hurt(yard.world, ann, 1, DamageType.FIRE)
    assert position(ann) is Position.DEAD


def test_a_blow_on_someone_stable_makes_them_dying_again(yard: Graveyard, ann: Player) -> None:
    yard.fell(ann)
    dying.stabilize(yard.world, ann)
    hurt(yard.world, ann, 1, DamageType.FIRE)
    assert dying.is_in_danger(ann)
    assert mortality(ann).saves_failed == 1


def test_any_healing_wakes_the_dying_and_forgets_their_saves(yard: Graveyard, ann: Player) -> None:
    yard.let_show(2)
    yard.fell(ann)
    yard.step(6)
    yard.world.told()
    heal(yard.world, ann, 3)
    assert (ann.position, ann.current_health) == (Position.RESTING, 3)
    assert (mortality(ann).saves_failed, mortality(ann).fate_at) == (0, None)
    assert len(yard.happened(Roused)) == 1
    assert yard.step(60) == {"ann": []} or "saved" not in str(yard.told())


def test_whoever_falls_is_out_of_the_fight(yard: Graveyard, ann: Player) -> None:
    [marrow] = yard.creatures("npc_marrow")
    engage(yard.world, marrow, ann)
    yard.fell(ann, by=marrow)
    assert not in_fight(yard.world, ann)
    assert not in_fight(yard.world, marrow)
    with pytest.raises(Refused, match="lies still"):
        yard.world.check(Attacking(marrow, ann, FIELD))


def test_the_dead_cannot_be_attacked(yard: Graveyard, ann: Player) -> None:
    [bob] = yard.bring("Bob")
    yard.fell(bob, beyond=100)
    set_flag(yard.world, yard.world.catalog.get(Room, FIELD), "arena", True)
    with pytest.raises(Refused, match="beyond all harm"):
        yard.world.check(Attacking(ann, bob, FIELD))


def test_whoever_knows_medicine_stops_the_bleeding_more_often(yard: Graveyard, ann: Player) -> None:
    [bob] = yard.bring("Bob")
    yard.fell(ann)
    adds = check_bonus(yard.world, bob, Ability.WISDOM, dying.MEDICINE)
    yard.let_show(10 - adds - 1, 10 - adds)
    dying.tend(yard.world, bob, ann)
    assert dying.is_in_danger(ann)
    dying.tend(yard.world, bob, ann)
    assert mortality(ann).is_stable
    assert len(yard.happened(Stabilized)) == 1


def test_whoever_leaves_while_dying_goes_on_dying(yard: Graveyard, ann: Player) -> None:
    yard.let_show(2, 2, 2)
    yard.fell(ann)
    leave(yard.world, ann)
    for _ in range(3):
        yard.step(6)
    assert position(ann) is Position.DEAD
    yard.step(15)
    assert position(ann) is Position.STANDING
    assert ann.room_id == "room_gate"


def test_whoever_comes_back_while_dying_reads_so(yard: Graveyard, ann: Player) -> None:
    yard.fell(ann)
    leave(yard.world, ann)
    yard.told()
    enter(yard.world, ann)
    assert "You lie senseless, and are dying." in " ".join(yard.told()["ann"])


def test_those_who_are_not_dying_cannot_be_tended_or_let_go(yard: Graveyard, ann: Player) -> None:
    [bob] = yard.bring("Bob")
    with pytest.raises(Refused, match="not dying"):
        dying.tend(yard.world, bob, ann)
    with pytest.raises(Refused, match="not dying"):
        dying.tend(yard.world, bob, yard.creatures("npc_hare")[0])
    with pytest.raises(Refused, match="alive"):
        dying.let_go(yard.world, ann)


def test_exhaustion_makes_death_saves_harder(yard: Graveyard, ann: Player) -> None:
    for _ in range(3):
        effects.apply(yard.world, ann, PLAIN[PREFIX + Condition.EXHAUSTION])
    yard.fell(ann)
    yard.let_show(20, 9)
    yard.step(6)
    assert (mortality(ann).saves_made, mortality(ann).saves_failed) == (0, 1)
