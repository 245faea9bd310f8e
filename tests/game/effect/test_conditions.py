"""Conditions as they lie on people: what they cannot do any more, and what becomes of them."""

import pytest

from mud.game.being.acts import character_of
from mud.game.being.acts.health import hurt
from mud.game.being.acts.postures import SENSELESS, settle
from mud.game.being.model import Player, Position
from mud.game.being.rules import numbers
from mud.game.being.specs import Ability, Condition, DamageType
from mud.game.effect import acts
from mud.game.effect.acts import conditions
from mud.game.effect.rules.conditions import with_implied
from mud.game.effect.specs import Effect, EffectKind, Save, Stacking
from mud.kernel.errors import Refused
from mud.kernel.ids import EffectId
from mud.kernel.values import FrozenMap
from tests.game.combat.yard import LoadedDice
from tests.stage import Stage, build_world, town

C = Condition


def bringing(*lies: Condition, name: str = "", **more: object) -> Effect:
    """An effect that brings conditions."""
    called = name or "_".join(lies)
    return Effect(
        id=EffectId(called),
        name=called,
        description="",
        kind=EffectKind.DEBUFF,
        conditions=lies,
        **more,  # type: ignore[arg-type]  # the fields of an effect
    )


EACH = [bringing(each) for each in Condition]
WEARY = bringing(name="weary", exhaustion=1, stacking=Stacking.STACK, most_stacks=6)
HELD = bringing(C.PARALYZED, name="held", save=Save(Ability.WISDOM, 12, ends=True))
WET = bringing(name="wet", damage_shares=FrozenMap({DamageType.FIRE: 0.5, DamageType.LIGHTNING: 2.0}))
BLESSED = bringing(name="blessed", concentration=True)


@pytest.fixture
def stage() -> Stage:
    return Stage(build_world(town().with_(*EACH, WEARY, HELD, BLESSED, WET)))


@pytest.fixture
def ann(stage: Stage) -> Player:
    return stage.enter("Ann")


@pytest.fixture
def bob(stage: Stage) -> Player:
    return stage.enter("Bob")


def lay(stage: Stage, who: Player, *lies: Condition, by: Player | str = "") -> None:
    for each in lies:
        acts.apply(stage.world, who, bringing(each), by=by)
    stage.told()


@pytest.mark.parametrize("condition", Condition)
def test_a_condition_lies_there_with_what_it_implies_as_long_as_its_effect(
    stage: Stage, ann: Player, bob: Player, condition: Condition
) -> None:
    lay(stage, ann, condition, by=bob)
    found = conditions.conditions_on(stage.world, ann)
    assert set(found) == with_implied({condition})
    assert found[condition] == {bob.id}
    acts.end(stage.world, ann, EffectId(condition))
    ann.position = Position.STANDING
    assert not conditions.conditions_on(stage.world, ann)


@pytest.mark.parametrize("condition", Condition)
def test_only_those_who_are_incapacitated_cannot_act(stage: Stage, ann: Player, condition: Condition) -> None:
    lay(stage, ann, condition)
    assert numbers.can_act(stage.world, ann) is (C.INCAPACITATED not in with_implied({condition}))


@pytest.mark.parametrize(
    ("condition", "said"),
    [
        (C.PARALYZED, "You are paralyzed, and cannot move a finger."),
        (C.STUNNED, "You are stunned, and cannot move."),
        (C.PETRIFIED, SENSELESS),
        (C.UNCONSCIOUS, SENSELESS),
        (C.GRAPPLED, "You are held fast, and cannot get away."),
        (C.RESTRAINED, "You are caught, and cannot get away."),
    ],
)
def test_whoever_is_held_goes_nowhere(stage: Stage, ann: Player, condition: Condition, said: str) -> None:
    before = ann.room_id
    lay(stage, ann, condition)
    assert stage.type("ann", "north")["ann"] == [said]
    assert ann.room_id == before
    assert numbers.walking_pace(stage.world, ann) == 0


def test_the_incapacitated_walk_and_talk_and_touch_nothing(stage: Stage, ann: Player) -> None:
    lay(stage, ann, C.INCAPACITATED)
    assert stage.type("ann", "get all")["ann"] == ["You are in no state to do anything."]
    assert stage.type("ann", "say help")["ann"] == ['You say, "help"']
    assert stage.type("ann", "inventory")["ann"][0] == "You carry"
    assert stage.type("ann", "stand")["ann"] == ["You are standing already."]


def test_the_paralyzed_see_and_do_not_speak(stage: Stage, ann: Player, bob: Player) -> None:
    lay(stage, ann, C.PARALYZED)
    assert stage.type("ann", "say help")["ann"] == [
        "You are paralyzed, and cannot move a finger. You cannot even speak."
    ]
    assert stage.type("bob", "say hello")["ann"] == ['Bob says, "hello"']
    assert any("Bob" in line for line in stage.type("ann", "look")["ann"])


def test_the_unconscious_fall_and_know_of_nothing(stage: Stage, ann: Player, bob: Player) -> None:
    acts.apply(stage.world, ann, bringing(C.UNCONSCIOUS))
    assert ann.position is Position.RESTING
    assert "Ann falls to the ground." in stage.told()["bob"]
    assert "ann" not in stage.type("bob", "say hello")
    assert stage.type("ann", "look")["ann"] == [SENSELESS]


def test_standing_up_ends_what_only_threw_one_down(stage: Stage, ann: Player) -> None:
    lay(stage, ann, C.PRONE)
    assert ann.position is Position.RESTING
    assert conditions.has_condition(stage.world, ann, C.PRONE)
    stage.type("ann", "stand")
    assert not conditions.has_condition(stage.world, ann, C.PRONE)
    assert not acts.effects_on(stage.world, ann)


def test_whoever_is_grappled_does_not_get_up(stage: Stage, ann: Player) -> None:
    lay(stage, ann, C.GRAPPLED, C.PRONE)
    with pytest.raises(Refused, match="held fast"):
        settle(stage.world, ann, Position.STANDING)


def test_lying_and_sleeping_are_conditions_by_themselves(stage: Stage, ann: Player) -> None:
    ann.position = Position.RESTING
    assert set(conditions.conditions_on(stage.world, ann)) == {C.PRONE}
    ann.position = Position.SLEEPING
    assert C.UNCONSCIOUS in conditions.conditions_on(stage.world, ann)
    assert not numbers.can_act(stage.world, ann)


def test_the_frightened_do_not_go_to_what_they_fear(stage: Stage, ann: Player, bob: Player) -> None:
    stage.type("bob", "north")
    lay(stage, ann, C.FRIGHTENED, by=bob)
    said = stage.type("ann", "north")["ann"]
    assert said == ["You cannot bring yourself to go there: that is where Bob is."]
    stage.type("bob", "south")
    stage.type("ann", "north")
    assert ann.room_id != bob.room_id


def test_fear_counts_while_its_source_is_here(stage: Stage, ann: Player, bob: Player) -> None:
    lay(stage, ann, C.FRIGHTENED, by=bob)
    assert conditions.attack_edge(stage.world, ann, bob, within_reach=True) == -1
    stage.type("bob", "north")
    assert conditions.attack_edge(stage.world, ann, bob, within_reach=True) == 0


def test_the_charmed_raise_no_hand_against_whoever_charmed_them(stage: Stage, ann: Player, bob: Player) -> None:
    cid = stage.enter("Cid")
    lay(stage, ann, C.CHARMED, by=bob)
    with pytest.raises(Refused, match="charmed you"):
        conditions.check_may_attack(stage.world, ann, bob)
    conditions.check_may_attack(stage.world, ann, cid)
    conditions.check_may_attack(stage.world, bob, ann)


def test_stone_resists_and_a_second_resistance_counts_nothing(stage: Stage, ann: Player) -> None:
    lay(stage, ann, C.PETRIFIED, C.POISONED)
    acts.apply(stage.world, ann, WET)
    assert numbers.suffered(stage.world, ann, 10, DamageType.FIRE) == 5
    assert numbers.suffered(stage.world, ann, 11, DamageType.LIGHTNING) == 10
    assert not conditions.has_condition(stage.world, ann, C.POISONED)


def test_exhaustion_adds_up_from_half_the_health_to_none(stage: Stage, ann: Player) -> None:
    whole = numbers.max_health(stage.world, ann)
    pace = numbers.walking_pace(stage.world, ann)
    for level in range(1, 6):
        acts.apply(stage.world, ann, WEARY)
        assert conditions.exhaustion_of(stage.world, ann) == level
        assert numbers.max_health(stage.world, ann) == (whole if level < 4 else whole // 2)
        assert numbers.walking_pace(stage.world, ann) == (pace if level < 2 else pace // 2 if level < 5 else 0)
    with pytest.raises(Refused, match="too exhausted"):
        conditions.check_free(ann)


def test_the_sixth_exhaustion_is_death(stage: Stage, ann: Player) -> None:
    for _ in range(6):
        acts.apply(stage.world, ann, WEARY)
    assert (ann.position, ann.current_health) == (Position.DEAD, 0)


@pytest.mark.parametrize("how", ["felled", "asleep", "stunned"])
def test_whoever_is_out_of_their_senses_keeps_nothing_up(stage: Stage, ann: Player, bob: Player, how: str) -> None:
    acts.apply(stage.world, bob, BLESSED, by=ann)
    stage.world.dice = LoadedDice((20, 20))  # no blow breaks it
    match how:
        case "felled":
            hurt(stage.world, ann, ann.current_health, DamageType.FORCE)
        case "asleep":
            settle(stage.world, ann, Position.SLEEPING)
        case _:
            lay(stage, ann, C.STUNNED)
    assert acts.effect_on(stage.world, bob, BLESSED.id) is None


def test_who_cannot_move_fails_a_throw_of_dexterity_without_a_roll(stage: Stage, ann: Player) -> None:
    lay(stage, ann, C.STUNNED)
    assert not any(numbers.succeeds_save(stage.world, ann, Ability.DEXTERITY, -50) for _ in range(20))
    assert numbers.succeeds_save(stage.world, ann, Ability.WISDOM, -50)


def test_an_effect_that_is_withstood_does_not_come(stage: Stage, ann: Player, bob: Player) -> None:
    assert not acts.apply(stage.world, ann, HELD, dc=-50)
    assert stage.told() == {
        "ann": ["Held does not take hold of you."],
        "bob": ["Held does not take hold of Ann."],
    }
    assert acts.apply(stage.world, ann, HELD, dc=50)
    assert not numbers.can_act(stage.world, ann)


def test_each_round_ends_with_another_throw(stage: Stage, ann: Player) -> None:
    ann.wisdom = 8
    acts.apply(stage.world, ann, HELD, dc=21)
    stage.step(6.1)
    stage.step(6.1)
    found = acts.effect_on(stage.world, ann, HELD.id)
    assert found is not None
    assert found.effect_data.next_save_at is not None
    ann.wisdom = 30
    for _ in range(60):
        stage.step(6.1)
    assert not acts.effect_on(stage.world, ann, HELD.id)
    assert numbers.can_act(stage.world, ann)


def test_a_mind_keeps_up_one_effect_at_a_time(stage: Stage, ann: Player, bob: Player) -> None:
    cid = stage.enter("Cid")
    acts.apply(stage.world, ann, BLESSED, by=cid)
    acts.apply(stage.world, bob, BLESSED, by=cid)
    assert not acts.effects_on(stage.world, ann)
    assert acts.effects_on(stage.world, bob)
    lay(stage, cid, C.STUNNED)
    assert not acts.effects_on(stage.world, bob)


def test_a_blow_may_break_concentration(stage: Stage, ann: Player, bob: Player) -> None:
    acts.apply(stage.world, ann, BLESSED, by=bob)
    acts.shake(stage.world, bob, 0)
    assert acts.effects_on(stage.world, ann)
    acts.shake(stage.world, bob, 200)
    assert not acts.effects_on(stage.world, ann)


def test_what_is_undone_leaves_no_condition(stage: Stage, ann: Player) -> None:
    def stun_and_fail() -> None:
        with stage.world.undoing():
            acts.apply(stage.world, ann, bringing(C.STUNNED))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        stun_and_fail()
    assert not conditions.conditions_on(stage.world, ann)
    assert numbers.can_act(stage.world, ann)


def test_the_sheet_has_a_copy_for_readers_of_the_database(stage: Stage, ann: Player) -> None:
    lay(stage, ann, C.STUNNED)
    acts.apply(stage.world, ann, WEARY)
    assert character_of(stage.world, ann).conditions == ("exhaustion", "incapacitated", "stunned")
    acts.forget_all(stage.world, ann)
    assert character_of(stage.world, ann).conditions == ()


def test_a_grip_ends_when_nobody_holds_any_more(stage: Stage, ann: Player, bob: Player) -> None:
    lay(stage, ann, C.GRAPPLED, by=bob)
    assert stage.type("ann", "north")["ann"] == ["You are held fast, and cannot get away."]
    lay(stage, bob, C.STUNNED)
    stage.type("ann", "north")
    assert ann.room_id != bob.room_id
    assert not conditions.conditions_on(stage.world, ann)


def test_the_blinded_read_why_they_cannot_do_what_needs_eyes(stage: Stage, ann: Player) -> None:
    lay(stage, ann, C.BLINDED)
    assert stage.type("ann", "search")["ann"] == ["You are blinded, and cannot see to search."]
    assert "You are blinded, and cannot see to make out a map." in stage.type("ann", "map")["ann"]


def test_nobody_wakes_the_unconscious_by_shaking_them(stage: Stage, ann: Player, bob: Player) -> None:
    lay(stage, ann, C.UNCONSCIOUS)
    assert stage.type("bob", "wake ann")["bob"] == ["Ann does not wake, whatever you do."]


def test_loading_does_not_throw_anybody_down_a_second_time(stage: Stage, ann: Player) -> None:
    sticky = bringing(C.PRONE, C.INCAPACITATED, name="sticky")
    stage.world.catalog = stage.world.catalog.with_(sticky)
    acts.apply(stage.world, ann, sticky)
    ann.position = Position.STANDING
    ann.conditions = type(ann.conditions)()
    acts.take_up(stage.world)
    acts.see_to_all(stage.world)
    assert ann.position is Position.STANDING
    assert not numbers.can_act(stage.world, ann)


def test_a_blow_ends_a_sleep_that_is_no_more_than_that(stage: Stage, ann: Player) -> None:
    slumber = bringing(C.UNCONSCIOUS, name="slumber", ends_when_hurt=True)
    stage.world.catalog = stage.world.catalog.with_(slumber)
    acts.apply(stage.world, ann, slumber)
    lay(stage, ann, C.POISONED)
    assert not ann.is_aware
    hurt(stage.world, ann, 1, DamageType.COLD)
    assert ann.is_aware
    assert set(conditions.conditions_on(stage.world, ann)) == {C.POISONED, C.PRONE}
