"""Getting out of what holds one: SRD 5.1, "Escaping a Grapple", "Restrained"."""

import pytest

from mud.game.being.acts import BusyFor, character_of
from mud.game.being.model import Player, Proficiency
from mud.game.being.specs import Ability, Condition
from mud.game.death.acts import die
from mud.game.effect import acts
from mud.game.effect.acts.struggling import STRUGGLE_SECONDS, struggle
from mud.game.effect.rules.plain import PLAIN, PREFIX
from mud.game.effect.specs import Effect, EffectKind, Escape, Save
from mud.kernel.errors import Refused
from mud.kernel.ids import EffectId
from mud.kernel.values import FrozenMap
from tests.game.combat.yard import LoadedDice
from tests.game.death.graveyard import Graveyard
from tests.stage import Stage

C = Condition


@pytest.fixture
def stage() -> Stage:
    return Stage()


@pytest.fixture
def ann(stage: Stage) -> Player:
    ann = stage.enter("Ann")
    ann.strength, ann.dexterity = 10, 14
    character_of(stage.world, ann).skills = FrozenMap()
    return ann


def holding(condition: Condition, escape: Escape | None = None, save: Save | None = None) -> Effect:
    """An effect that holds."""
    return Effect(
        id=EffectId("effect_hold"),
        name="hold",
        description="",
        kind=EffectKind.DEBUFF,
        conditions=(condition,),
        escape=escape,
        save=save,
    )


def lay(stage: Stage, who: Player, effect: Effect, by: Player | str = "", dc: int | None = None) -> None:
    stage.world.catalog = stage.world.catalog.with_(effect)
    stage.world.dice = LoadedDice((1,))
    assert acts.apply(stage.world, who, effect, by=by, dc=dc)


@pytest.mark.parametrize(
    ("effect", "face", "free"),
    [
        (holding(C.RESTRAINED, Escape(dc=10)), 10, True),  # strength 10 adds nothing
        (holding(C.RESTRAINED, Escape(dc=10)), 9, False),
        (holding(C.RESTRAINED, Escape(dc=10, ability=Ability.DEXTERITY)), 8, True),
        (holding(C.RESTRAINED, Escape(dc=10, ability=Ability.DEXTERITY)), 7, False),
        (holding(C.GRAPPLED, Escape(dc=10)), 8, True),  # the better of strength and dexterity
        (holding(C.GRAPPLED, Escape(dc=10)), 7, False),
        (holding(C.RESTRAINED, save=Save(Ability.STRENGTH, 12)), 12, True),  # what was to be withstood
        (holding(C.RESTRAINED, save=Save(Ability.STRENGTH, 12, ends=True)), 11, False),
    ],
)
def test_a_check_gets_one_free(stage: Stage, ann: Player, effect: Effect, face: int, free: bool) -> None:
    lay(stage, ann, effect)
    stage.world.dice = LoadedDice((face,))
    assert struggle(stage.world, ann) is free
    assert (C.RESTRAINED in ann.conditions or C.GRAPPLED in ann.conditions) is not free


@pytest.mark.parametrize(("his", "hers", "free"), [(10, 13, False), (10, 14, False), (10, 15, True)])
def test_a_grip_is_a_contest_and_holds_where_both_are_equal(
    stage: Stage, ann: Player, his: int, hers: int, free: bool
) -> None:
    bob = stage.enter("Bob")
    bob.strength, ann.strength, ann.dexterity = 18, 10, 10
    character_of(stage.world, bob).skills = FrozenMap()
    lay(stage, ann, holding(C.GRAPPLED), by=bob)
    stage.world.dice = LoadedDice((his, hers))
    assert struggle(stage.world, ann) is free


def test_what_one_knows_of_athletics_counts(stage: Stage, ann: Player) -> None:
    character_of(stage.world, ann).skills = FrozenMap({"athletics": Proficiency()})
    lay(stage, ann, holding(C.RESTRAINED, Escape(dc=12)))
    stage.world.dice = LoadedDice((10,))
    assert struggle(stage.world, ann)


def test_the_poisoned_struggle_badly(stage: Stage, ann: Player) -> None:
    lay(stage, ann, holding(C.RESTRAINED, Escape(dc=10)))
    acts.apply(stage.world, ann, PLAIN[PREFIX + C.POISONED])
    stage.world.dice = LoadedDice((20, 2))
    assert not struggle(stage.world, ann)


def test_nobody_struggles_out_of_nothing_nor_out_of_what_only_passes(stage: Stage, ann: Player) -> None:
    with pytest.raises(Refused, match="Nothing holds you"):
        struggle(stage.world, ann)
    lay(stage, ann, holding(C.RESTRAINED))
    with pytest.raises(Refused, match="It has to pass"):
        struggle(stage.world, ann)
    assert stage.world.modified(BusyFor(ann), 0.0) == 0


def test_a_grip_of_who_is_gone_is_none(stage: Stage, ann: Player) -> None:
    bob = stage.enter("Bob")
    lay(stage, ann, holding(C.GRAPPLED), by=bob)
    stage.type("bob", "north")
    with pytest.raises(Refused, match="Nothing holds you"):
        struggle(stage.world, ann)
    assert C.GRAPPLED not in ann.conditions


def test_it_takes_a_moment(stage: Stage, ann: Player) -> None:
    lay(stage, ann, holding(C.RESTRAINED, Escape(dc=30)))
    struggle(stage.world, ann)
    assert stage.world.modified(BusyFor(ann), 0.0) == STRUGGLE_SECONDS
    stage.step(STRUGGLE_SECONDS)
    assert stage.world.modified(BusyFor(ann), 0.0) == 0


def test_only_what_holds_can_say_how_one_gets_out_of_it() -> None:
    with pytest.raises(ValueError, match="grapples or restrains"):
        holding(C.STUNNED, Escape(dc=10))


def test_the_grip_of_the_dead_is_none() -> None:
    yard = Graveyard()
    (ann,) = yard.bring("Ann")
    [marrow] = yard.creatures("npc_marrow")
    marrow.room_id = ann.room_id
    assert acts.apply(yard.world, ann, PLAIN[PREFIX + C.GRAPPLED], by=marrow)
    die(yard.world, marrow)
    acts.slip(yard.world, ann)
    assert C.GRAPPLED not in ann.conditions
