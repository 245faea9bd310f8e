"""Placements: what is missing comes back, and nothing is doubled."""

from dataclasses import dataclass, field
from typing import Annotated, TypeVar

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from mud.kernel.describe import describe
from mud.kernel.entity import Entity, entity, set_slot
from mud.kernel.ids import PlacementId
from mud.kernel.marks import Key
from mud.world.placements import Due, Placements
from mud.world.shelf import DuplicateError
from mud.world.world import World
from tests.world.samples import make_world, step

EVERY = 100.0


@dataclass
class Pear:
    """A placement of pears on a tree, of which so many still hang there."""

    id: PlacementId
    max: int = 3
    every: float = EVERY


@entity("pears_due")
class PearsDue(Due):
    """When pears grow again."""


@entity("fruit")
class Fruit(Entity):
    id: Annotated[str, Key()]
    placement_id: PlacementId | None = None
    hangs: bool = True


@dataclass
class Orchard:
    """The feature's side: what is listed, and what goes wrong when pears are made."""

    placements: list[Pear]
    barren: bool = False
    blighted: bool = False
    looked: int = field(default=0)

    @property
    def pears(self) -> Placements[Pear]:
        return Placements(PearsDue, lambda world: self.placements, self.count, self.make)

    def count(self, world: World, placement: Pear) -> int:
        self.looked += 1
        return sum(fruit.placement_id == placement.id and fruit.hangs for fruit in world.shelf(Fruit))

    def make(self, world: World, placement: Pear) -> None:
        if self.blighted:
            raise RuntimeError("blight")
        if not self.barren:
            world.add(Fruit(id=world.ids.new(), placement_id=placement.id))

    def hanging(self, world: World, tree: PlacementId) -> int:
        return sum(fruit.placement_id == tree and fruit.hangs for fruit in world.shelf(Fruit))

    def pick(self, world: World, tree: PlacementId) -> Fruit:
        picked = next(fruit for fruit in world.shelf(Fruit) if fruit.placement_id == tree and fruit.hangs)
        picked.hangs = False
        self.pears.disturbed(world, tree)
        return picked

    def put_back(self, world: World, fruit: Fruit) -> None:
        fruit.hangs = True
        assert fruit.placement_id is not None
        self.pears.disturbed(world, fruit.placement_id)


E = TypeVar("E", bound=Entity)
TREE, OTHER = PlacementId("tree"), PlacementId("other")


@pytest.fixture
def orchard() -> Orchard:
    return Orchard([Pear(TREE)])


@pytest.fixture
def world(orchard: Orchard) -> World:
    made = new_world()
    orchard.pears.start(made)
    return made


def new_world() -> World:
    return make_world(classes=(PearsDue, Fruit))


def after_restart(old: World, down: float = 0.0) -> World:
    """Another world with the saved fields of all entities of the old one, as a store would load it."""
    new = new_world()
    new.ids = old.ids  # which were never given before, whatever the seed
    step(new, old.clock.elapsed() + down)
    for cls in (PearsDue, Fruit):
        for one in old.shelf(cls):
            new.shelf(cls).place(loaded_from(one), {})
    return new


def loaded_from(one: E) -> E:
    loaded = one.__new__(type(one))
    for f in describe(type(one)).fields:
        set_slot(loaded, f.name, getattr(one, f.name))
    return loaded


def due_at(world: World, tree: PlacementId = TREE) -> float | None:
    due = world.get(PearsDue, tree)
    assert due is not None
    return due.due_at


def test_a_new_placement_is_filled_at_once(world: World, orchard: Orchard) -> None:
    assert orchard.hanging(world, TREE) == 3
    assert due_at(world) is None
    assert len(world.schedule) == 0


def test_due_times_are_saved_and_nothing_else_of_them(world: World) -> None:
    assert list(describe(PearsDue).columns()) == ["id", "due_at", "created_at", "updated_at"]
    assert world.get(PearsDue, TREE) in world.take_changes().dirty


def test_all_that_is_missing_comes_back_an_interval_after_the_first_was_taken(world: World, orchard: Orchard) -> None:
    orchard.pick(world, TREE)
    step(world, 60)
    orchard.pick(world, TREE)
    step(world, 39)
    assert orchard.hanging(world, TREE) == 1
    step(world, 1)
    assert orchard.hanging(world, TREE) == 3
    assert due_at(world) is None
    step(world, 10 * EVERY)
    assert orchard.hanging(world, TREE) == 3


def test_each_interval_begins_with_a_loss(world: World, orchard: Orchard) -> None:
    orchard.pick(world, TREE)
    step(world, EVERY)
    step(world, 30)
    orchard.pick(world, TREE)
    assert due_at(world) == world.clock.now() + EVERY
    step(world, 99)
    assert orchard.hanging(world, TREE) == 2
    step(world, 1)
    assert orchard.hanging(world, TREE) == 3


def test_what_was_put_back_is_not_replaced(world: World, orchard: Orchard) -> None:
    pear = orchard.pick(world, TREE)
    step(world, 50)
    orchard.put_back(world, pear)
    assert (due_at(world), len(world.schedule)) == (None, 0)
    step(world, EVERY)
    assert len(world.shelf(Fruit)) == 3


def test_more_than_the_maximum_is_left_alone(world: World, orchard: Orchard) -> None:
    pear = orchard.pick(world, TREE)
    step(world, EVERY)
    orchard.put_back(world, pear)
    step(world, EVERY)
    assert (orchard.hanging(world, TREE), due_at(world)) == (4, None)
    orchard.pick(world, TREE)
    assert due_at(world) is None


def test_taking_and_putting_back_over_and_over_leaves_one_job(world: World, orchard: Orchard) -> None:
    for _ in range(1000):
        orchard.put_back(world, orchard.pick(world, TREE))
        orchard.put_back(world, orchard.pick(world, TREE))
    orchard.pick(world, TREE)
    orchard.pick(world, TREE)
    assert len(world.schedule) == 1


def test_a_full_placement_costs_nothing(world: World, orchard: Orchard) -> None:
    orchard.looked = 0
    for _ in range(100):
        step(world, EVERY)
    assert orchard.looked == 0


def test_what_is_full_already_is_not_saved_again(world: World, orchard: Orchard) -> None:
    world.take_changes()
    orchard.pears.disturbed(world, TREE)
    assert world.dirty_count() == 0


def test_an_id_that_no_placement_has_means_nothing(world: World, orchard: Orchard) -> None:
    orchard.pears.disturbed(world, PlacementId("stump"))
    assert len(world.shelf(PearsDue)) == 1


# Restarts


def test_a_restart_doubles_nothing(world: World, orchard: Orchard) -> None:
    again = after_restart(world)
    orchard.pears.start(again)
    step(again, 10 * EVERY)
    assert orchard.hanging(again, TREE) == 3


def test_a_restart_does_not_fill_early(world: World, orchard: Orchard) -> None:
    orchard.pick(world, TREE)
    step(world, 60)
    again = after_restart(world)
    orchard.pears.start(again)
    step(again, 39)
    assert orchard.hanging(again, TREE) == 2
    step(again, 1)
    assert orchard.hanging(again, TREE) == 3


def test_what_came_due_while_the_server_was_down_is_made_at_the_first_tick(world: World, orchard: Orchard) -> None:
    orchard.pick(world, TREE)
    again = after_restart(world, down=1000 * EVERY)
    orchard.pears.start(again)
    step(again, 0)
    assert orchard.hanging(again, TREE) == 3


def test_a_loss_that_nobody_told_of_is_found_at_the_start(world: World, orchard: Orchard) -> None:
    world.remove(next(iter(world.shelf(Fruit))))
    again = after_restart(world)
    orchard.pears.start(again)
    assert due_at(again) == again.clock.now() + EVERY


def test_a_clock_that_was_set_back_does_not_put_off_the_next_filling(world: World, orchard: Orchard) -> None:
    orchard.pick(world, TREE)
    due = world.get(PearsDue, TREE)
    assert due is not None
    due.due_at = world.clock.now() + 10_000_000
    again = after_restart(world)
    orchard.pears.start(again)
    step(again, EVERY)
    assert orchard.hanging(again, TREE) == 3


# Content that changes


def test_a_placement_that_is_new_in_the_content_is_filled(world: World, orchard: Orchard) -> None:
    orchard.pick(world, TREE)
    orchard.placements.append(Pear(OTHER, max=2))
    orchard.pears.start(world)
    assert (orchard.hanging(world, TREE), orchard.hanging(world, OTHER)) == (2, 2)
    assert len(world.schedule) == 1


def test_a_placement_that_left_the_content_is_forgotten(world: World, orchard: Orchard) -> None:
    orchard.pick(world, TREE)
    orchard.placements[:] = [Pear(OTHER)]
    orchard.pears.start(world)
    step(world, 10 * EVERY)
    assert world.get(PearsDue, TREE) is None
    assert orchard.hanging(world, TREE) == 2
    orchard.pick(world, TREE)


@pytest.mark.parametrize(("most", "expected"), [(1, 2), (5, 5)])
def test_a_new_maximum_holds_from_the_next_filling(world: World, orchard: Orchard, most: int, expected: int) -> None:
    orchard.pick(world, TREE)
    orchard.placements[:] = [Pear(TREE, max=most)]
    orchard.pears.start(world)
    step(world, EVERY)
    assert orchard.hanging(world, TREE) == expected


def test_two_placements_of_one_id_are_refused_before_anything_changes(orchard: Orchard) -> None:
    world = new_world()
    orchard.placements[:] = [Pear(OTHER), Pear(TREE), Pear(TREE)]
    with pytest.raises(DuplicateError, match="two placements 'tree'"):
        orchard.pears.start(world)
    assert world.dirty_count() == 0


# What goes wrong


def test_a_failure_is_tried_again_an_interval_later(world: World, orchard: Orchard) -> None:
    orchard.pick(world, TREE)
    orchard.blighted = True
    with pytest.raises(RuntimeError, match="blight"):
        step(world, EVERY)
    assert due_at(world) == world.clock.now() + EVERY
    orchard.blighted = False
    step(world, EVERY)
    assert orchard.hanging(world, TREE) == 3


def test_what_makes_nothing_is_asked_once_an_interval(world: World, orchard: Orchard) -> None:
    orchard.barren = True
    orchard.pick(world, TREE)
    orchard.pick(world, TREE)
    orchard.looked = 0
    step(world, EVERY)
    assert orchard.looked <= 3
    orchard.barren = False
    step(world, EVERY)
    assert orchard.hanging(world, TREE) == 3


def test_one_failure_does_not_keep_other_placements_empty(orchard: Orchard) -> None:
    world = new_world()
    orchard.placements.append(Pear(OTHER))
    orchard.pears.start(world)
    orchard.pick(world, TREE)
    orchard.pick(world, OTHER)
    made: list[PlacementId] = []

    def make(world: World, placement: Pear) -> None:
        if placement.id == TREE:
            raise RuntimeError("blight")
        made.append(placement.id)
        orchard.make(world, placement)

    spoiled = Placements(PearsDue, lambda world: orchard.placements, orchard.count, make)
    again = after_restart(world)
    spoiled.start(again)
    with pytest.raises(RuntimeError):
        step(again, EVERY)
    assert made == [OTHER]


class Seasons(RuleBasedStateMachine):
    """Whatever is picked and put back, with restarts at any time: never too many, and full after an interval's rest."""

    @initialize(most=st.integers(1, 4))
    def plant(self, most: int) -> None:
        self.orchard = Orchard([Pear(TREE, max=most), Pear(OTHER, max=1)])
        self.world = new_world()
        self.picked: list[str] = []
        self.returned = 0
        self.orchard.pears.start(self.world)

    @rule(tree=st.sampled_from([TREE, OTHER]))
    def pick(self, tree: PlacementId) -> None:
        if self.orchard.hanging(self.world, tree):
            self.picked.append(self.orchard.pick(self.world, tree).id)

    @rule()
    def put_back(self) -> None:
        if self.picked:
            fruit = self.world.get(Fruit, self.picked.pop())
            assert fruit is not None
            self.orchard.put_back(self.world, fruit)
            self.returned += 1

    @rule(seconds=st.floats(0, 1.5 * EVERY))
    def wait(self, seconds: float) -> None:
        step(self.world, seconds)

    @rule(down=st.floats(0, 2 * EVERY))
    def restart(self, down: float) -> None:
        self.world = after_restart(self.world, down)
        self.orchard.pears.start(self.world)

    @rule()
    def rest(self) -> None:
        step(self.world, EVERY)
        for placement in self.orchard.placements:
            assert self.orchard.hanging(self.world, placement.id) >= placement.max

    @invariant()
    def nothing_is_doubled(self) -> None:
        for placement in self.orchard.placements:
            hanging = self.orchard.hanging(self.world, placement.id)
            assert hanging <= placement.max + self.returned
            assert (due_at(self.world, placement.id) is None) == (hanging >= placement.max)
        assert len(self.world.schedule) <= len(self.orchard.placements)


TestSeasons = Seasons.TestCase
