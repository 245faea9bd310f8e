"""Learning, rising, training and starting over."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mud.game.being.acts import enter, leave
from mud.game.being.model import Player
from mud.game.being.rules import modifier_of
from mud.game.being.rules.numbers import max_health
from mud.game.being.specs import Ability
from mud.game.calling import acts
from mud.game.calling.acts import ExperienceGain, Teaching
from mud.game.calling.events import ExperienceGained, LevelGained
from mud.game.calling.model import Growth
from mud.game.calling.rules import MOST_EXPERIENCE, energy_at, hit_points, level_for, respec_price
from mud.game.place.acts import set_flag
from mud.game.place.specs import Room, RoomFlag
from mud.kernel.errors import Refused
from mud.kernel.hooks import Hooks, modifier
from mud.kernel.ids import ClassId, RoomId
from mud.world.purses import coins_in, mint
from tests.stage import Stage

LOFT = RoomId("room_loft")


@pytest.fixture
def stage() -> Stage:
    return Stage()


@pytest.fixture
def ann(stage: Stage) -> Player:
    player = stage.enter("Ann")
    player.room_id = LOFT
    return player


def agrees(who: Player) -> bool:
    """Whether level, experience, hit points and energy of a fighter are those of each other."""
    points = hit_points(10, who.level, modifier_of(who.constitution))
    return (who.level, who.max_health, who.max_energy) == (level_for(who.experience), points, energy_at(who.level))


def test_several_levels_at_once_are_told_once(stage: Stage, ann: Player) -> None:
    ann.current_health = 5
    assert acts.gain(stage.world, ann, 7_000, "the siege") == 7_000
    gained, risen, *_ = [e for e in stage.world.told() if isinstance(e, (ExperienceGained, LevelGained))]
    assert isinstance(gained, ExperienceGained)
    assert (gained.amount, gained.why) == (7_000, "the siege")
    assert isinstance(risen, LevelGained)
    assert (risen.level, risen.before, risen.health, risen.energy, risen.points) == (5, 1, 4 * 8, 20, 2)
    assert (ann.level, ann.max_health, ann.current_health, ann.max_energy) == (5, 12 + 32, 5 + 32, 70)


def test_a_level_takes_no_experience_and_nothing_comes_of_nothing(stage: Stage, ann: Player) -> None:
    assert acts.gain(stage.world, ann, 300) == 300
    assert (ann.level, ann.experience) == (2, 300)
    assert acts.gain(stage.world, ann, 0) == acts.gain(stage.world, ann, -50) == 0
    assert ann.experience == 300


def test_nobody_gets_beyond_the_most_experience_there_is(stage: Stage, ann: Player) -> None:
    assert acts.gain(stage.world, ann, 10**12) == MOST_EXPERIENCE
    assert acts.gain(stage.world, ann, 1) == 0
    assert (ann.level, agrees(ann)) == (20, True)


@modifier(ExperienceGain)
def owes_half(_world: object, _gain: ExperienceGain, amount: float) -> float:
    return amount / 2


def test_what_someone_owes_is_kept_from_them(stage: Stage, ann: Player) -> None:
    stage.world.hooks = Hooks([owes_half])
    assert acts.gain(stage.world, ann, 601) == ann.experience == 300


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 400_000)), max_size=12))
def test_experience_and_level_agree_after_any_gains_and_changes(steps: list[tuple[bool, int]]) -> None:
    stage = STAGE
    ann = stage.players["ann"]
    for gains, amount in steps:
        before = ann.experience
        if gains:
            acts.gain(stage.world, ann, amount)
            assert ann.experience >= before
        else:
            acts.set_experience(stage.world, ann, amount)
        assert agrees(ann)
        assert 1 <= ann.current_health <= max_health(stage.world, ann)
    stage.world.told()


STAGE = Stage()
STAGE.enter("Ann")


def test_what_else_changed_hit_points_stays_when_levels_come_and_go(stage: Stage, ann: Player) -> None:
    ann.max_health += 7
    acts.set_experience(stage.world, ann, 355_000)
    acts.set_experience(stage.world, ann, 0)
    assert ann.max_health == 12 + 7


def test_points_come_at_the_levels_of_the_class(stage: Stage, ann: Player) -> None:
    points = []
    for experience in (0, 2_700, 34_000, 100_000, 195_000, 305_000, 355_000):
        acts.set_experience(stage.world, ann, experience)
        points.append(acts.points_left(stage.world, ann))
    assert points == [0, 2, 4, 6, 8, 10, 10]


def test_training_raises_a_score_and_what_hangs_on_it(stage: Stage, ann: Player) -> None:
    acts.set_experience(stage.world, ann, 34_000)  # level 8, four points
    ann.constitution, ann.dexterity = 14, 15
    before = ann.max_health
    for _ in range(2):
        acts.train(stage.world, ann, Ability.CONSTITUTION)
    acts.train(stage.world, ann, Ability.DEXTERITY)
    assert (ann.constitution, ann.max_health) == (16, before + 8)
    assert (ann.dexterity, ann.armor_class) == (16, 13)
    assert Growth.of(ann).trained == {Ability.CONSTITUTION: 2, Ability.DEXTERITY: 1}
    assert acts.points_left(stage.world, ann) == 1


def test_nothing_is_trained_beyond_twenty_or_without_points(stage: Stage, ann: Player) -> None:
    with pytest.raises(Refused, match="no points"):
        acts.train(stage.world, ann, Ability.STRENGTH)
    acts.set_experience(stage.world, ann, 2_700)
    ann.strength = 20
    with pytest.raises(Refused, match="nobody trains beyond 20"):
        acts.train(stage.world, ann, Ability.STRENGTH)
    assert acts.points_left(stage.world, ann) == 2


@modifier(Teaching)
def somebody_teaches(_world: object, _teaching: Teaching, number: float) -> float:
    return number + 1


def test_one_trains_where_the_room_or_somebody_teaches(stage: Stage, ann: Player) -> None:
    assert acts.is_taught(stage.world, ann)
    set_flag(stage.world, stage.world.catalog.get(Room, LOFT), RoomFlag.TRAINS, False)
    with pytest.raises(Refused, match="nobody here to train with"):
        acts.train(stage.world, ann, Ability.STRENGTH)
    stage.world.hooks = Hooks([somebody_teaches])
    assert acts.is_taught(stage.world, ann)


def test_starting_over_gives_all_back_for_its_price(stage: Stage, ann: Player) -> None:
    acts.set_experience(stage.world, ann, 34_000)
    mint(stage.world, ann, respec_price(8), "a test")
    whole = {name: getattr(ann, name) for name in ("constitution", "dexterity", "max_health", "armor_class")}
    coins = coins_in(stage.world, ann)
    for ability in (Ability.CONSTITUTION, Ability.CONSTITUTION, Ability.DEXTERITY, Ability.DEXTERITY):
        acts.train(stage.world, ann, ability)
    acts.respec(stage.world, ann)
    assert {name: getattr(ann, name) for name in whole} == whole
    assert acts.points_left(stage.world, ann) == 4
    assert not Growth.of(ann).trained
    assert coins_in(stage.world, ann) == coins - 50 * 64
    assert agrees(ann)


def test_starting_over_costs_what_nobody_may_have(stage: Stage, ann: Player) -> None:
    acts.set_experience(stage.world, ann, 34_000)
    acts.train(stage.world, ann, Ability.STRENGTH)
    with pytest.raises(Refused, match="32 gold pieces"):
        acts.respec(stage.world, ann)
    assert Growth.of(ann).trained


def test_whoever_comes_with_level_and_experience_at_odds_loses_neither(stage: Stage, ann: Player) -> None:
    leave(stage.world, ann)
    ann.level, ann.experience = 4, 10
    enter(stage.world, ann)
    assert (ann.level, ann.experience) == (4, 2_700)
    leave(stage.world, ann)
    ann.level, ann.experience = 1, 6_500
    enter(stage.world, ann)
    assert ann.level == 5


def test_whose_class_is_gone_still_rises(stage: Stage, ann: Player) -> None:
    ann.character_class = ClassId("astrologer")
    acts.gain(stage.world, ann, 300)
    assert (ann.level, ann.max_health, ann.max_energy) == (2, 12 + 5 + 2, 55)
