"""The world: what is to be saved and told between two commands."""

import random

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, invariant, rule

from mud.content.catalog import Catalog
from mud.kernel.clock import SteppedClock
from mud.kernel.dice import Dice
from mud.kernel.entity import Entity
from mud.kernel.errors import Refused
from mud.kernel.events import Bus, on
from mud.kernel.hooks import Hooks, guard, modifier
from mud.kernel.ids import RandomIds
from mud.kernel.schema import build_schema
from mud.world.shelf import DuplicateError
from mud.world.world import Sources, World
from tests.world.samples import CLASSES, Folk, Note, Seat, Thing, Till, Waved, folk, make_world


@pytest.fixture
def world() -> World:
    return make_world()


def row(entity: Entity) -> tuple[object, ...]:
    assert isinstance(entity, Folk)
    return (entity.id, entity.age, entity.health)


# Changes


def test_changes_come_in_the_order_in_which_they_were_made(world: World) -> None:
    ann, bob, cat = folk(world, "ann"), folk(world, "bob"), folk(world, "cat")
    seat = world.add(Seat(row=1, number=1))
    world.take_changes()
    for changed in (bob, ann, bob):
        changed.age += 1
    seat.taken = True
    cat.age += 1
    bob.age += 1
    assert world.take_changes().dirty == [bob, ann, seat, cat]


def test_changes_are_taken_once(world: World) -> None:
    folk(world, "ann")
    world.record(Note(id="n"))
    world.remove(folk(world, "bob"))
    assert world.take_changes()
    nothing = world.take_changes()
    assert not nothing
    assert (nothing.dirty, nothing.removed, nothing.records) == ([], [], [])


def test_what_was_taken_does_not_change_later(world: World) -> None:
    ann = folk(world, "ann")
    first = world.take_changes()
    folk(world, "bob")
    world.record(Note(id="n"))
    world.remove(ann)
    assert (first.dirty, first.removed, first.records) == ([ann], [], [])


def test_a_change_after_the_taking_waits_for_the_next(world: World) -> None:
    ann = folk(world, "ann")
    world.take_changes()
    ann.age = 3
    assert world.take_changes().dirty == [ann]


def test_records_come_in_order(world: World) -> None:
    notes = [Note(id=str(number)) for number in range(5)]
    for note in notes:
        world.record(note)
    changes = world.take_changes()
    assert (changes.records, bool(changes)) == (notes, True)


def test_a_lazy_change_alone_is_not_saved(world: World) -> None:
    ann = folk(world, "ann")
    world.take_changes()
    ann.health = 3
    assert world.dirty_count() == 0
    assert not world.take_changes()


@pytest.mark.parametrize("cause", ["another", "removed", "recorded", "asked for"])
def test_lazy_changes_ride_along(world: World, cause: str) -> None:
    ann, bob = folk(world, "ann"), folk(world, "bob")
    world.take_changes()
    ann.health = 3
    if cause == "another":
        bob.age += 1
    elif cause == "removed":
        world.remove(bob)
    elif cause == "recorded":
        world.record(Note(id="n"))
    dirty = world.take_changes(lazy_too=cause == "asked for").dirty
    assert dirty == ([bob, ann] if cause == "another" else [ann])
    assert not world.take_changes(lazy_too=True)


def test_a_lazy_and_another_change_of_one_entity_are_one_row(world: World) -> None:
    ann = folk(world, "ann")
    world.take_changes()
    ann.health = 3
    ann.age = 3
    assert world.take_changes().dirty == [ann]


def test_the_count_is_what_the_next_flush_would_write(world: World) -> None:
    ann = folk(world, "ann")
    folk(world, "bob")
    world.record(Note(id="n"))
    assert world.dirty_count() == 3
    world.remove(ann)
    assert world.dirty_count() == 3
    world.take_changes()
    assert world.dirty_count() == 0


def test_marking_all_marks_everything_once(world: World) -> None:
    everyone = [folk(world, name) for name in ("ann", "bob", "cat")]
    seat = world.add(Seat(row=1, number=1))
    gone = folk(world, "dan")
    world.remove(gone)
    world.take_changes()
    everyone[1].age += 1
    world.mark_all()
    dirty = world.take_changes().dirty
    assert dirty == [everyone[1], everyone[0], everyone[2], seat]


def test_marking_in_parts_marks_what_is_there_and_not_what_has_gone_meanwhile(world: World) -> None:
    everyone = [folk(world, name) for name in ("ann", "bob", "cat", "dan")]
    world.take_changes()
    marking = world.mark_in_parts(most=2)
    assert next(marking) == 2
    world.remove(everyone[0])
    world.remove(everyone[3])
    new = folk(world, "eve")
    assert sum(marking) == 2
    changes = world.take_changes()
    assert set(changes.dirty) == {everyone[1], everyone[2], new}
    assert len(changes.removed) == 2


# Added and removed


def test_what_is_removed_is_named_by_table_and_key(world: World) -> None:
    seat, ann = world.add(Seat(row=3, number=7)), folk(world, "ann")
    world.take_changes()
    ann.age, ann.health = 3, 3
    world.remove(seat)
    world.remove(ann)
    changes = world.take_changes()
    assert (changes.dirty, changes.removed) == ([], [("seats", (3, 7)), ("folk", "ann")])


def test_the_last_of_add_remove_add_decides(world: World) -> None:
    first = folk(world, "ann")
    world.take_changes()
    world.remove(first)
    second = folk(world, "ann")
    changes = world.take_changes()
    assert (changes.dirty, changes.removed) == ([second], [])
    world.remove(second)
    third = folk(world, "ann")
    world.remove(third)
    changes = world.take_changes()
    assert (changes.dirty, changes.removed) == ([], [("folk", "ann")])


def test_an_addition_that_is_refused_does_not_undo_a_removal(world: World) -> None:
    ann, bob = folk(world, "ann"), folk(world, "bob")
    world.take_changes()
    world.remove(ann)
    with pytest.raises(DuplicateError):
        world.add(Folk(id="ann", name="bob"))
    assert world.take_changes().removed == [("folk", "ann")]
    assert list(world.shelf(Folk)) == [bob]


def test_a_class_that_is_not_in_the_roster_has_no_shelf() -> None:
    world = make_world(classes=(Folk,))
    with pytest.raises(LookupError):
        world.add(Till(id="inn"))
    with pytest.raises(LookupError):
        world.get(Seat, (1, 1))


def test_shelves_stand_in_roster_order(world: World) -> None:
    assert [shelf.spec.cls for shelf in world.shelves()] == [Folk, Thing, Seat, Till]


class Database(RuleBasedStateMachine):
    """A store that writes what it is given, in order, is at each flush the world as it is."""

    people = Bundle("people")

    def __init__(self) -> None:
        super().__init__()
        self.world = make_world()
        self.rows: dict[str, tuple[object, ...]] = {}

    @rule(target=people, key=st.sampled_from("abcd"))
    def come(self, key: str) -> Folk | None:
        return None if self.world.get(Folk, key) else folk(self.world, key)

    @rule(one=people, age=st.integers(0, 3))
    def grow(self, one: Folk | None, age: int) -> None:
        if one is not None:
            one.age = age

    @rule(one=people, health=st.integers(0, 3))
    def be_hurt(self, one: Folk | None, health: int) -> None:
        if one is not None:
            one.health = health

    @rule(one=consumes(people))
    def leave(self, one: Folk | None) -> None:
        if one is not None:
            self.world.remove(one)

    @rule(shutting_down=st.booleans())
    def flush(self, shutting_down: bool) -> None:
        changes = self.world.take_changes(lazy_too=shutting_down)
        for _, key in changes.removed:
            self.rows.pop(key, None)
        for one in changes.dirty:
            assert isinstance(one, Folk)
            self.rows[one.id] = row(one)
        here = {one.id: row(one) for one in self.world.shelf(Folk)}
        if changes or shutting_down:
            assert self.rows == here
        else:  # only lazy changes may be missing
            assert {key: stored[:2] for key, stored in self.rows.items()} == {key: r[:2] for key, r in here.items()}

    @invariant()
    def what_is_dirty_is_there(self) -> None:
        assert all(one in self.world.shelf(Folk) for one in self.world.shelf(Folk).dirty)


TestDatabase = Database.TestCase


# Told, asked, computed


def test_what_happened_is_told_once_in_order_with_all_that_follows() -> None:
    @on(Waved)
    def wave_back(world: World, event: Waved) -> None:
        if event.who.id == "ann":
            bob = world.get(Folk, "bob")
            assert bob is not None
            world.happened(Waved(bob))

    world = make_world([wave_back])
    ann, bob = folk(world, "ann"), folk(world, "bob")
    world.happened(Waved(ann))
    told = world.told()
    assert [event.who for event in told if isinstance(event, Waved)] == [ann, bob]
    assert world.told() == []


def test_a_guard_is_asked_and_a_number_modified_in_this_world() -> None:
    @guard(Waved)
    def only_adults(world: World, intent: Waved) -> None:
        if intent.who.age < 18:
            raise Refused("You are too young.")

    @modifier(Waved)
    def by_age(world: World, quantity: Waved, base: float) -> float:
        return base + quantity.who.age + len(world.shelf(Folk))

    world = make_world(hooks=Hooks([only_adults, by_age]))
    ann = folk(world, "ann")
    world.check(Waved(ann))
    assert world.modified(Waved(ann), 1) == 22
    ann.age = 3
    with pytest.raises(Refused):
        world.check(Waved(ann))


def test_clock_dice_ids_and_catalog_are_those_that_were_passed_in() -> None:
    sources = Sources(SteppedClock(), Dice(1), RandomIds(random.Random(1)))
    catalog, hooks = Catalog.of(), Hooks()
    bus = Bus(())
    world = World(build_schema(CLASSES), catalog, sources, (bus, hooks))
    assert (world.clock, world.dice, world.ids) == (sources.clock, sources.dice, sources.ids)
    assert (world.catalog, world.bus, world.hooks) == (catalog, bus, hooks)
