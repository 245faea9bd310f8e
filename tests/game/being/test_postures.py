"""Standing, sitting, lying and sleeping."""

import pytest

from mud.game.being import acts
from mud.game.being.acts import postures
from mud.game.being.acts.postures import Settling
from mud.game.being.model import Player, Position
from mud.game.being.readers import can_see
from mud.game.being.rules import DREAMING, ENERGY_BACK, LEAST_BACK, RECOVERY, ROUSING
from mud.game.being.rules.numbers import (
    EnergyRegeneration,
    HealthRegeneration,
    energy_regeneration,
    health_regeneration,
)
from mud.game.being.views.lines import prompt_for
from mud.game.thing.model import Item
from mud.kernel.errors import Refused
from mud.kernel.hooks import Hooks, guard, modifier
from mud.play.dispatch import CommandTable
from mud.text.span import plain
from mud.world.world import World
from tests.play.test_inn import Inn
from tests.stage import Stage


@pytest.fixture
def stage() -> Stage:
    return Stage()


@pytest.fixture
def ann(stage: Stage) -> Player:
    return stage.enter("Ann")


def test_sleepers_see_nothing_and_hear_nothing_in_the_room(stage: Stage, ann: Player) -> None:
    stage.enter("Bob")
    stage.type("ann", "sleep")
    assert not can_see(stage.world, ann)
    assert "ann" not in stage.type("bob", "emote dances")
    assert "ann" not in stage.type("bob", "north")
    stage.type("bob", "south")
    stage.type("ann", "wake")
    assert stage.type("bob", "emote dances")["ann"] == ["Bob dances"]


def test_every_command_either_wakes_or_is_refused_or_is_the_players_own(stage: Stage, ann: Player) -> None:
    table: CommandTable = stage.services[CommandTable]
    for command in table.allowed(stage.contexts["ann"].role):
        if command.name in ("quit", "save"):
            continue
        ann.position = Position.SLEEPING
        refused = stage.type("ann", command.name).get("ann") == [postures.ASLEEP]
        assert refused != (command.category in DREAMING or command.name in ROUSING), command.name


def test_whoever_comes_back_is_awake_and_still_lies(stage: Stage, ann: Player) -> None:
    stage.type("ann", "sleep")
    acts.leave(stage.world, ann)
    acts.enter(stage.world, ann)
    assert ann.position is Position.RESTING


def test_whoever_loses_the_link_sleeps_on(stage: Stage, ann: Player) -> None:
    stage.type("ann", "sleep")
    acts.lose_link(stage.world, ann)
    stage.told()
    acts.find_link(stage.world, ann)
    assert stage.told()["ann"][-1] == postures.ASLEEP


def test_whoever_is_asleep_goes_nowhere(stage: Stage, ann: Player) -> None:
    ann.position = Position.SLEEPING
    with pytest.raises(Refused, match="asleep"):
        acts.walk(stage.world, ann, "north")


def test_nobody_stands_up_for_a_way_that_is_barred(stage: Stage, ann: Player) -> None:
    stage.type("ann", "sit")
    assert stage.type("ann", "south") == {"ann": ["You can't go that way."]}
    assert ann.position is Position.SITTING


@modifier(HealthRegeneration)
def healed(_world: World, _about: HealthRegeneration, health: float) -> float:
    return health + 2


@modifier(EnergyRegeneration)
def rested(_world: World, _about: EnergyRegeneration, energy: float) -> float:
    return energy + 4


@pytest.mark.parametrize("position", list(Position))
def test_strength_comes_back_by_how_one_lies(stage: Stage, ann: Player, position: Position) -> None:
    stage.world.hooks = Hooks([healed, rested])
    ann.position = position
    assert health_regeneration(stage.world, ann) == (LEAST_BACK + 2) * RECOVERY[position]
    assert energy_regeneration(stage.world, ann) == (ann.max_energy * ENERGY_BACK + 4) * RECOVERY[position]


@guard(Settling)
def no_rest(_world: World, settling: Settling) -> None:
    raise Refused(f"Not {settling.position.value} now.")


def test_another_feature_can_forbid_it(stage: Stage, ann: Player) -> None:
    stage.world.hooks = Hooks([no_rest])
    with pytest.raises(Refused, match="Not resting now"):
        postures.settle(stage.world, ann, Position.RESTING)
    assert ann.position is Position.STANDING


def test_the_prompt_can_show_it(stage: Stage, ann: Player) -> None:
    stage.type("ann", "prompt {position}>")
    stage.type("ann", "sit")
    assert plain(prompt_for(stage.world, ann)()) == "sitting> "


@pytest.fixture
def inn() -> Inn:
    return Inn()


def test_a_seat_that_is_gone_leaves_whoever_sat_on_it_on_the_ground(inn: Inn) -> None:
    ann, _ = inn.enter("Ann"), inn.enter("Bob")
    inn.type("ann", "sit on bench")
    bench = inn.world.get(Item, ann.seat)
    assert bench is not None
    inn.world.remove(bench)
    assert inn.type("bob", "look")["bob"][-1] == "Ann sits here."
    assert inn.type("ann", "rest")["ann"] == ["You lie down."]


def test_whoever_comes_back_finds_the_seat_unless_it_was_taken(inn: Inn) -> None:
    ann, bob = inn.enter("Ann"), inn.enter("Bob")
    inn.type("ann", "sleep on window seat")
    acts.leave(inn.world, ann)
    acts.enter(inn.world, ann)
    assert ann.seat == "room_parlor window seat"
    acts.leave(inn.world, ann)
    inn.type("bob", "sit on window seat")
    acts.enter(inn.world, ann)
    assert ann.position is Position.RESTING
    assert postures.seat_of(inn.world, ann) is None
    assert bob.seat == "room_parlor window seat"


def test_a_seat_that_was_taken_along_in_a_stack_seats_as_many_more(inn: Inn) -> None:
    ann = inn.enter("Ann")
    [bench] = [item for item in inn.world.shelf(Item) if item.template_id == "item_bench"]
    bench.quantity = 3
    assert postures.seats_in(inn.world, ann.room_id)[bench.id].places == 6
