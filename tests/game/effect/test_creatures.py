"""Effects on creatures: in their memory alone, and as real as on people."""

from dataclasses import replace

import pytest

from mud.game.being.model import Position
from mud.game.being.rules import numbers
from mud.game.being.specs import Ability, Condition
from mud.game.effect import acts
from mud.game.effect.acts import conditions
from mud.game.effect.model import PlayerEffect
from mud.game.effect.specs import Changed, Effect, EffectKind, Save
from mud.game.npc.acts import vanish
from mud.kernel.ids import EffectId
from mud.kernel.values import FrozenMap
from tests.game.npc.creatures import Yard

WEB = Effect(
    id=EffectId("web"),
    name="web",
    description="Sticky.",
    kind=EffectKind.DEBUFF,
    duration=60,
    conditions=(Condition.RESTRAINED,),
    save=Save(Ability.STRENGTH, 30, ends=True),
)
VENOM = Effect(
    id=EffectId("venom"),
    name="venom",
    description="",
    kind=EffectKind.DOT,
    duration=18,
    every=6,
    amount=1,
    modifiers=FrozenMap({Changed.STRENGTH: -4}),
    conditions=(Condition.POISONED,),
)
KNOCK = Effect(
    id=EffectId("knock"), name="knock", description="", kind=EffectKind.DEBUFF, conditions=(Condition.PRONE,)
)


@pytest.fixture
def yard() -> Yard:
    stage = Yard()
    stage.world.catalog = stage.world.catalog.with_(WEB, VENOM, KNOCK)
    return stage


def test_an_effect_ticks_on_a_creature_and_leaves_it(yard: Yard) -> None:
    goose = yard.one("npc_goose")
    before, strength, waiting = goose.current_health, goose.strength, len(yard.world.schedule)
    assert acts.apply(yard.world, goose, VENOM)
    assert numbers.score_of(yard.world, goose, Ability.STRENGTH) == max(1, strength - 4)
    assert conditions.has_condition(yard.world, goose, Condition.POISONED)
    for _ in range(4):
        yard.step(6.1)
    assert goose.current_health == before - 3
    assert not acts.effects_on(yard.world, goose)
    assert not conditions.conditions_on(yard.world, goose)
    assert len(yard.world.schedule) == waiting + 1  # it recovers
    assert not list(yard.world.shelf(PlayerEffect))


def test_people_see_what_comes_over_a_creature(yard: Yard) -> None:
    ann = yard.enter("Ann")
    goose = yard.one("npc_goose")
    ann.room_id = goose.room_id
    acts.apply(yard.world, goose, KNOCK)
    assert goose.position is Position.RESTING
    assert yard.told() == {"ann": ["The grey goose falls to the ground."]}


def test_a_creature_throws_against_what_lies_on_it_after_each_round(yard: Yard) -> None:
    goose = yard.one("npc_goose")
    acts.apply(yard.world, goose, WEB)
    assert numbers.walking_pace(yard.world, goose) == 0
    found = acts.effect_on(yard.world, goose, WEB.id)
    assert found is not None
    first = found.effect_data.next_save_at
    yard.step(6.1)
    found = acts.effect_on(yard.world, goose, WEB.id)
    assert found is not None
    assert first is not None
    assert found.effect_data.next_save_at == pytest.approx(first + 6.1)
    goose.strength = 30
    for _ in range(9):
        yard.step(6.1)
    assert not acts.effects_on(yard.world, goose)


def test_what_is_undone_lies_on_no_creature(yard: Yard) -> None:
    goose = yard.one("npc_goose")
    waiting = len(yard.world.schedule)

    def poison_and_fail() -> None:
        with yard.world.undoing():
            acts.apply(yard.world, goose, VENOM)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        poison_and_fail()
    assert not acts.effects_on(yard.world, goose)
    yard.step(60)
    assert goose.current_health == goose.max_health
    assert len(yard.world.schedule) <= waiting


def test_a_creature_that_vanishes_takes_its_effects_along(yard: Yard) -> None:
    goose = yard.one("npc_goose")
    acts.apply(yard.world, goose, VENOM)
    vanish(yard.world, goose)
    yard.step(60)
    assert not any("venom" in line for lines in yard.told().values() for line in lines)


def test_a_creature_is_free_of_conditions_that_its_kind_never_knows(yard: Yard) -> None:
    goose = yard.one("npc_goose")
    kind = yard.template("npc_goose")
    hardy = replace(kind, condition_immunities=(Condition.PRONE, Condition.POISONED))
    yard.world.catalog = yard.world.catalog.with_(hardy)
    assert not acts.apply(yard.world, goose, KNOCK)
    assert goose.position is Position.STANDING
    assert acts.apply(yard.world, goose, VENOM)
    assert not conditions.conditions_on(yard.world, goose)
