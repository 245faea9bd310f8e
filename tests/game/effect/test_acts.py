"""Effects: coming, adding up, ticking here and away, ending, and what they change."""

import pytest

from mud.game.being import acts as beings
from mud.game.being.model import Player
from mud.game.being.rules import numbers
from mud.game.being.specs import Ability, DamageType
from mud.game.effect import acts
from mud.game.effect.events import EffectEnded
from mud.game.effect.model import NEVER, PlayerEffect
from mud.game.effect.rules import ticks_due
from mud.game.effect.specs import Changed, Effect, EffectKind, Moment, Stacking
from mud.kernel.clauses import Clauses
from mud.kernel.errors import Refused
from mud.kernel.ids import EffectId
from mud.kernel.values import FrozenMap
from tests.stage import Stage, build_world, town

MIGHT = Effect(
    id=EffectId("might"),
    name="might",
    description="Strong.",
    kind=EffectKind.BUFF,
    duration=60,
    modifiers=FrozenMap({Changed.STRENGTH: 2, Changed.MAX_HEALTH: 5}),
)
RASH = Effect(
    id=EffectId("rash"),
    name="rash",
    description="It itches.",
    kind=EffectKind.DEBUFF,
    duration=60,
    stacking=Stacking.STACK,
    most_stacks=3,
    modifiers=FrozenMap({Changed.DEXTERITY: -2}),
    tags=("skin",),
)
WARD = Effect(
    id=EffectId("ward"),
    name="ward",
    description="Fire bends away.",
    kind=EffectKind.BUFF,
    stacking=Stacking.STRONGEST,
    strength=3,
    damage_shares=FrozenMap({DamageType.FIRE: 0.5}),
    dispellable=False,
)
VENOM = Effect(
    id=EffectId("venom"),
    name="venom",
    description="It burns.",
    kind=EffectKind.DOT,
    duration=30,
    every=6,
    amount=1,
    damage=DamageType.POISON,
    texts=FrozenMap({Moment.START: "It burns, {who}.", Moment.OTHERS_START: "{Who} goes gray."}),
    on_end=Clauses.read([{"tell": "You feel better."}]),
    tags=("poison",),
)
REST = Effect(
    id=EffectId("rest"), name="rest", description="", kind=EffectKind.HOT, duration=12, every=6, amount="1d1+1"
)


@pytest.fixture
def stage() -> Stage:
    return Stage(build_world(town().with_(MIGHT, RASH, WARD, VENOM, REST)))


@pytest.fixture
def ann(stage: Stage) -> Player:
    return stage.enter("Ann")


def test_an_effect_changes_numbers_for_as_long_as_it_lies_there(stage: Stage, ann: Player) -> None:
    strength = numbers.score_of(stage.world, ann, Ability.STRENGTH)
    assert acts.apply(stage.world, ann, MIGHT)
    assert numbers.score_of(stage.world, ann, Ability.STRENGTH) == strength + 2
    assert numbers.max_health(stage.world, ann) == ann.max_health + 5
    stage.step(61)
    assert numbers.score_of(stage.world, ann, Ability.STRENGTH) == strength
    assert not acts.effects_on(stage.world, ann)


def test_health_that_an_effect_lent_goes_with_it(stage: Stage, ann: Player) -> None:
    acts.apply(stage.world, ann, MIGHT)
    ann.current_health = ann.max_health + 5
    stage.step(61)
    assert ann.current_health == ann.max_health


def test_a_refreshed_effect_lasts_anew(stage: Stage, ann: Player) -> None:
    acts.apply(stage.world, ann, MIGHT)
    stage.step(50)
    acts.apply(stage.world, ann, MIGHT)
    stage.step(50)
    assert acts.effect_on(stage.world, ann, MIGHT.id)
    stage.step(11)
    assert not acts.effect_on(stage.world, ann, MIGHT.id)


def test_a_stacking_effect_counts_as_often_as_it_came_up_to_its_most(stage: Stage, ann: Player) -> None:
    for _ in range(5):
        acts.apply(stage.world, ann, RASH)
    assert numbers.score_of(stage.world, ann, Ability.DEXTERITY) == ann.dexterity - 6


def test_of_the_strongest_a_weaker_one_does_not_take_hold(stage: Stage, ann: Player) -> None:
    assert acts.apply(stage.world, ann, WARD)
    assert not acts.apply(stage.world, ann, WARD, strength=2, seconds=10)
    assert acts.apply(stage.world, ann, WARD, strength=4)
    found = acts.effect_on(stage.world, ann, WARD.id)
    assert found is not None
    assert (found.effect_data.strength, found.effect_data.stacks, found.expires_at) == (4, 1, NEVER)


def test_resistance_halves_a_damage(stage: Stage, ann: Player) -> None:
    acts.apply(stage.world, ann, WARD)
    assert numbers.suffered(stage.world, ann, 7, DamageType.FIRE) == 3
    assert numbers.suffered(stage.world, ann, 7, DamageType.COLD) == 7


def test_damage_over_time_comes_with_each_tick_and_ends(stage: Stage, ann: Player) -> None:
    bob = stage.enter("Bob")
    ann.current_health = ann.max_health
    acts.apply(stage.world, ann, VENOM)
    assert stage.told() == {"ann": ["It burns, Ann."], "bob": ["Ann goes gray."]}
    assert stage.step(6.5) == {"ann": ["Venom takes a hit point."]}
    assert ann.current_health == ann.max_health - 1
    for _ in range(3):
        stage.step(6)
    assert stage.step(6)["ann"] == ["Venom takes a hit point.", "Venom has left you.", "You feel better."]
    assert ann.current_health == ann.max_health - 5
    assert bob.current_health == bob.max_health
    assert len(stage.world.schedule) == len(Stage(build_world(town())).world.schedule) + 1  # she recovers


def test_healing_over_time_gives_hit_points_back(stage: Stage, ann: Player) -> None:
    ann.current_health = 1
    acts.apply(stage.world, ann, REST)
    stage.step(7)
    stage.step(7)
    assert ann.current_health == 1 + 2 + 2


def test_an_effect_ticks_while_its_bearer_is_away_and_says_nothing(stage: Stage, ann: Player) -> None:
    acts.apply(stage.world, ann, VENOM)
    beings.leave(stage.world, ann)
    stage.told()
    assert not stage.step(6.5)
    assert ann.current_health == ann.max_health - 1
    stage.step(40)
    assert not acts.effects_on(stage.world, ann)


def test_what_was_missed_while_nothing_ran_is_made_up_for(stage: Stage, ann: Player) -> None:
    acts.apply(stage.world, ann, VENOM)
    found = acts.effect_on(stage.world, ann, VENOM.id)
    assert found is not None
    found.job.cancel()
    stage.step(1000)
    acts.see_to_all(stage.world)
    assert ann.current_health == ann.max_health - 5
    assert not list(stage.world.shelf(PlayerEffect))


def test_what_no_file_describes_is_forgotten(stage: Stage, ann: Player) -> None:
    acts.apply(stage.world, ann, MIGHT)
    stage.world.catalog = town()
    acts.see_to_all(stage.world)
    assert not list(stage.world.shelf(PlayerEffect))


def test_an_effect_can_take_the_last_hit_point(stage: Stage, ann: Player) -> None:
    ann.current_health = 2
    acts.apply(stage.world, ann, VENOM)
    stage.step(100)
    assert ann.current_health == 0


def test_dispelling_ends_what_harms_and_can_be_dispelled(stage: Stage, ann: Player) -> None:
    for each in (VENOM, RASH, MIGHT, WARD):
        acts.apply(stage.world, ann, each)
    assert acts.dispel(stage.world, ann, "poison") == 1
    assert acts.dispel(stage.world, ann) == 1
    assert [spec.id for spec, _ in acts.effects_on(stage.world, ann)] == ["might", "ward"]
    assert acts.end(stage.world, ann, WARD.id)
    assert not acts.end(stage.world, ann, WARD.id)


def test_more_effects_than_a_row_can_hold_are_refused(stage: Stage, ann: Player) -> None:
    many = [
        Effect(id=EffectId(f"e{number}"), name="e", description="", kind=EffectKind.BUFF)
        for number in range(acts.MOST_EFFECTS + 1)
    ]
    for each in many[:-1]:
        acts.apply(stage.world, ann, each)
    with pytest.raises(Refused, match="nothing more takes hold"):
        acts.apply(stage.world, ann, many[-1])


def test_nothing_lies_on_a_character_that_was_deleted(stage: Stage, ann: Player) -> None:
    acts.apply(stage.world, ann, VENOM)
    beings.delete_player(stage.world, ann)
    assert not list(stage.world.shelf(PlayerEffect))
    assert not any(isinstance(event, EffectEnded) for event in stage.world.told())


@pytest.mark.parametrize(
    ("next_at", "now", "until", "due"), [(6, 5, 30, 0), (6, 6, 30, 1), (6, 17.9, 30, 2), (6, 18, 30, 3), (6, 99, 30, 5)]
)
def test_ticks_that_are_due(next_at: float, now: float, until: float, due: int) -> None:
    assert ticks_due(next_at, 6, now, until) == due


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": EffectKind.DOT, "amount": 1},
        {"kind": EffectKind.HOT, "every": 6},
        {"kind": EffectKind.BUFF, "amount": 3},
        {"kind": EffectKind.BUFF, "on_tick": Clauses.read(["stop"])},
        {"kind": EffectKind.DOT, "every": 6, "amount": "$who.level"},
    ],
)
def test_an_effect_that_could_not_do_what_it_says_is_no_effect(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"every|amount"):
        Effect(id=EffectId("x"), name="x", description="", **wrong)  # type: ignore[arg-type]  # wrong on purpose
