"""Numbers that are kept: worked out anew when what they are made of changes, and only then."""

import pytest

from mud.game.being.model import Being
from mud.game.being.rules.kept import kept, stale
from mud.game.being.rules.numbers import max_health
from mud.game.effect import acts as effects
from mud.game.effect.specs import Changed, Effect, EffectKind
from mud.kernel.ids import EffectId
from mud.kernel.money import Copper
from mud.kernel.values import FrozenMap
from mud.world.world import World
from tests.stage import Stage

STRONGER = Effect(
    id=EffectId("effect_test_stronger"),
    name="stronger",
    description="You feel stronger.",
    kind=EffectKind.BUFF,
    modifiers=FrozenMap({Changed.MAX_HEALTH: 5}),
)


def test_a_number_is_worked_out_once_until_the_player_changes() -> None:
    stage, asked = Stage(), []
    ann = stage.enter("Ann")

    def height(_world: World, being: Being) -> int:
        asked.append(being)
        return 10 * being.level

    assert [kept(stage.world, ann, height) for _ in range(3)] == [10, 10, 10]
    assert asked == [ann]
    ann.level = 2
    assert kept(stage.world, ann, height) == 20


def test_what_has_nothing_to_do_with_it_leaves_a_number_as_it_is() -> None:
    stage, asked = Stage(), []
    ann, bob = stage.enter("Ann"), stage.enter("Bob")

    def count(_world: World, being: Being) -> int:
        asked.append(being)
        return 1

    kept(stage.world, ann, count)
    stage.type("bob", "say hello")
    bob.current_health -= 1
    ann.current_energy -= 1
    asked.clear()
    kept(stage.world, ann, count)
    assert not asked


def test_an_effect_changes_a_number_that_is_kept() -> None:
    stage = Stage()
    ann = stage.enter("Ann")
    before = max_health(stage.world, ann)
    effects.apply(stage.world, ann, STRONGER)
    stage.world.catalog = stage.world.catalog.with_(STRONGER)
    assert max_health(stage.world, ann) == before + 5
    effects.end(stage.world, ann, STRONGER.id)
    assert max_health(stage.world, ann) == before


def test_what_was_taken_back_is_not_kept() -> None:
    stage = Stage()
    ann = stage.enter("Ann")
    stage.world.catalog = stage.world.catalog.with_(STRONGER)
    before = max_health(stage.world, ann)

    def fail_in_the_middle() -> None:
        effects.apply(stage.world, ann, STRONGER)
        assert max_health(stage.world, ann) == before + 5
        raise RuntimeError

    with pytest.raises(RuntimeError), stage.world.undoing():
        fail_in_the_middle()
    assert max_health(stage.world, ann) == before


def test_a_number_that_is_made_of_something_nobody_named_is_found() -> None:
    stage = Stage()
    ann = stage.enter("Ann")

    def wealth(_world: World, _being: Being) -> int:
        return ann.coins

    kept(stage.world, ann, wealth)
    assert stale(stage.world) == []
    ann.coins = Copper(7)
    assert stale(stage.world) == ["Ann: wealth is kept as 500 and is 7"]
