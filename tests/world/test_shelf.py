"""Shelves: look-ups follow every assignment, and what is refused changes nothing."""

from collections.abc import Callable
from dataclasses import fields
from typing import Any

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, invariant, rule

from mud.kernel.entity import Entity, set_slot
from mud.kernel.errors import DeclarationError, RemovedError
from mud.world.shelf import DuplicateError, Shelf
from mud.world.world import World
from tests.world.samples import Fame, Folk, Seat, folk, make_world


@pytest.fixture
def world() -> World:
    return make_world()


def state_of(world: World) -> object:
    """All that the shelf of folk holds, and what is to be saved."""
    shelf = world.shelf(Folk)
    rows = [[getattr(one, f.name) for f in fields(Folk)] for one in shelf]
    groups = {name: {k: list(v) for k, v in by_value.items() if v} for name, by_value in shelf._groups.items()}
    return rows, groups, list(shelf.dirty), list(shelf.lazy)


# Look-ups


def test_an_entity_is_found_by_its_key(world: World) -> None:
    ann = folk(world, "ann")
    assert world.shelf(Folk).get("ann") is ann
    assert world.shelf(Folk).get("bob") is None
    assert list(world.shelf(Folk)) == [ann]
    assert len(world.shelf(Folk)) == 1


def test_a_key_of_several_fields_is_a_tuple(world: World) -> None:
    seat = world.add(Seat(row=3, number=7))
    assert world.get(Seat, (3, 7)) is seat
    assert world.shelf(Seat).key_of(seat) == (3, 7)
    with pytest.raises(DuplicateError):
        world.add(Seat(row=3, number=7))
    world.add(Seat(row=7, number=3))


def test_a_group_follows_assignment(world: World) -> None:
    ann, bob = folk(world, "ann", town="oak"), folk(world, "bob", town="oak")
    ann.town = "elm"
    assert list(world.where(Folk, "town", "oak")) == [bob]
    assert list(world.where(Folk, "town", "elm")) == [ann]
    bob.town = None
    assert list(world.where(Folk, "town", "oak")) == []
    assert world.one(Folk, "town", None) is bob


def test_a_group_keeps_the_order_in_which_its_members_came(world: World) -> None:
    ann, bob, cat = (folk(world, name, town="oak") for name in ("ann", "bob", "cat"))
    ann.town = "elm"
    ann.town = "oak"
    bob.town = "oak"
    assert list(world.where(Folk, "town", "oak")) == [bob, cat, ann]
    assert world.one(Folk, "town", "oak") is bob


def test_a_group_cannot_be_changed_from_outside(world: World) -> None:
    ann = folk(world, "ann", town="oak")
    group: Any = world.where(Folk, "town", "oak")  # Any: what is tried here is what types forbid
    with pytest.raises((AttributeError, TypeError)):
        group[ann] = None
    assert not hasattr(group, "clear")


def test_only_marked_fields_can_be_looked_up(world: World) -> None:
    folk(world, "ann")
    with pytest.raises(LookupError, match="age"):
        world.where(Folk, "age", 20)


def test_a_unique_field_can_be_looked_up(world: World) -> None:
    ann = folk(world, "ann", nickname="annie")
    assert world.one(Folk, "nickname", "annie") is ann


# Marks


@pytest.mark.parametrize(("name", "value"), [("age", 3), ("town", "elm"), ("name", "anna"), ("age", 20)])
def test_an_assignment_of_a_saved_field_marks_the_entity(world: World, name: str, value: object) -> None:
    ann = folk(world, "ann")
    shelf = world.shelf(Folk)
    shelf.dirty.clear()
    setattr(ann, name, value)
    assert (list(shelf.dirty), list(shelf.lazy)) == ([ann], [])


@pytest.mark.parametrize(("name", "value"), [("health", 3), ("spot", 7)])
def test_an_assignment_of_a_lazy_field_is_noted_apart(world: World, name: str, value: object) -> None:
    ann = folk(world, "ann")
    shelf = world.shelf(Folk)
    shelf.dirty.clear()
    setattr(ann, name, value)
    assert (list(shelf.dirty), list(shelf.lazy)) == ([], [ann])
    assert world.one(Folk, "spot", ann.spot) is ann


def test_an_assignment_of_a_transient_field_is_not_noted(world: World) -> None:
    ann = folk(world, "ann")
    shelf = world.shelf(Folk)
    shelf.dirty.clear()
    ann.awake = True
    assert (ann.awake, list(shelf.dirty), list(shelf.lazy)) == (True, [], [])


def test_what_is_placed_is_stored_already_and_not_marked(world: World) -> None:
    shelf = world.shelf(Folk)
    ann = Folk(id="ann", name="ann", created_at=7.0)
    shelf.place(ann, {Fame: Fame(renown=3)})
    assert (ann in shelf, list(shelf.dirty), ann.created_at, Fame.of(ann).renown) == (True, [], 7.0, 3)


def test_what_is_added_is_marked_and_gets_the_time_and_its_parts(world: World) -> None:
    ann = folk(world, "ann")
    assert list(world.shelf(Folk).dirty) == [ann]
    assert ann.created_at == world.clock.now()
    assert Fame.of(ann).renown == 0


# Refused


def _taken_key(world: World) -> None:
    world.add(Folk(id="ann", name="other"))


def _taken_name(world: World) -> None:
    world.add(Folk(id="other", name="ann"))


def _taken_nickname(world: World) -> None:
    world.add(Folk(id="other", name="other", nickname="annie"))


def _rename(world: World) -> None:
    _bob(world).name = "ann"


def _renickname(world: World) -> None:
    _bob(world).nickname = "annie"


def _new_key(world: World) -> None:
    _bob(world).id = "robert"


def _same_key(world: World) -> None:
    _bob(world).id = "bob"


def _add_twice(world: World) -> None:
    world.add(_bob(world))


def _add_unhashable(world: World) -> None:
    unhashable: Any = []  # Any: what is tried here is what types forbid
    world.add(Folk(id="cat", name="cat", town=unhashable))


def _move_unhashable(world: World) -> None:
    unhashable: Any = []  # Any: as above
    _bob(world).town = unhashable


def _bob(world: World) -> Folk:
    bob = world.get(Folk, "bob")
    assert bob is not None
    return bob


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        (_taken_key, DuplicateError),
        (_taken_name, DuplicateError),
        (_taken_nickname, DuplicateError),
        (_rename, DuplicateError),
        (_renickname, DuplicateError),
        (_new_key, DeclarationError),
        (_same_key, DeclarationError),
        (_add_twice, DeclarationError),
        (_add_unhashable, TypeError),
        (_move_unhashable, TypeError),
    ],
)
def test_what_is_refused_leaves_everything_as_it_was(
    world: World, wrong: Callable[[World], None], error: type[Exception]
) -> None:
    folk(world, "ann", nickname="annie", town="oak")
    folk(world, "bob", town="oak")
    world.take_changes()
    before = state_of(world)
    with pytest.raises(error):
        wrong(world)
    assert state_of(world) == before


def test_an_entity_that_was_refused_can_be_added_later(world: World) -> None:
    folk(world, "ann")
    other = Folk(id="other", name="ann")
    with pytest.raises(DuplicateError, match=r"folk\.name 'ann' is taken"):
        world.add(other)
    assert other.created_at == 0.0
    other.name = "anna"
    assert world.add(other) is other


def test_a_unique_value_may_be_missing_more_than_once(world: World) -> None:
    folk(world, "ann", nickname=None)
    folk(world, "bob", nickname=None)
    assert len(world.where(Folk, "nickname", None)) == 2


def test_a_unique_value_can_be_taken_once_it_is_free(world: World) -> None:
    ann, bob = folk(world, "ann"), folk(world, "bob")
    ann.name = "ann"
    ann.name = "anna"
    bob.name = "ann"
    world.remove(ann)
    bob.name = "anna"
    assert world.one(Folk, "name", "anna") is bob


# Removed


def test_a_removed_entity_is_in_no_look_up_and_refuses_assignment(world: World) -> None:
    ann = folk(world, "ann", town="oak")
    world.remove(ann)
    assert ann not in world.shelf(Folk)
    assert world.get(Folk, "ann") is None
    assert (world.one(Folk, "town", "oak"), world.one(Folk, "name", "ann")) == (None, None)
    with pytest.raises(RemovedError):
        ann.age = 3
    with pytest.raises(RemovedError):
        Fame.of(ann).renown = 3


@pytest.mark.parametrize("known", [True, False])
def test_what_is_not_on_the_shelf_cannot_be_removed(world: World, known: bool) -> None:
    folk(world, "ann")
    stranger = Folk(id="ann" if known else "bob", name="bob")
    with pytest.raises(DeclarationError, match="not on this shelf"):
        world.remove(stranger)
    assert len(world.shelf(Folk)) == 1


def test_what_was_removed_can_be_neither_removed_nor_added_again(world: World) -> None:
    ann = folk(world, "ann")
    world.remove(ann)
    with pytest.raises(DeclarationError, match="not on this shelf"):
        world.remove(ann)
    with pytest.raises(DeclarationError, match="is or was in a world"):
        world.add(ann)


# Types checked


def checker(entity: Entity, name: str, value: Any) -> None:  # Any: a field of any type
    """A type check as tests have it, for one field."""
    if name in ("age", "renown") and not isinstance(value, int):
        raise TypeError(f"{name} is a number")
    assert name not in ("awake", "haelth"), "only saved fields are checked"


@pytest.fixture
def checked() -> Shelf[Folk]:
    return make_world(check=checker).shelf(Folk)


def test_types_are_checked_at_assignment_when_that_is_asked_for(checked: Shelf[Folk]) -> None:
    wrong: Any = "much"  # Any: what is tried here is what types forbid
    ann = Folk(id="ann", name="ann")
    checked.add(ann, now=1.0)
    checked.dirty.clear()
    with pytest.raises(TypeError, match="age is a number"):
        ann.age = wrong
    with pytest.raises(TypeError, match="renown is a number"):
        Fame.of(ann).renown = wrong
    with pytest.raises(AttributeError):
        ann.haelth = 3  # type: ignore[attr-defined]  # what the test is about
    ann.awake = True
    assert (ann.age, Fame.of(ann).renown, list(checked.dirty)) == (20, 0, [])
    ann.age = 30
    assert (ann.age, list(checked.dirty)) == (30, [ann])


def test_types_are_checked_when_an_entity_is_added(checked: Shelf[Folk]) -> None:
    old: Any = "old"  # Any: as above
    with pytest.raises(TypeError, match="age is a number"):
        checked.add(Folk(id="ann", name="ann", age=old), now=1.0)
    assert (len(checked), list(checked.dirty)) == (0, [])


class AnyOrder(RuleBasedStateMachine):
    """Whatever is added, assigned and removed: look-ups equal a scan of all there is."""

    people = Bundle("people")
    names = st.sampled_from("abcdef")

    def __init__(self) -> None:
        super().__init__()
        self.world = make_world()
        self.came = 0

    @rule(target=people, name=names, town=st.sampled_from(["oak", "elm", None]))
    def come(self, name: str, town: str | None) -> Folk | None:
        self.came += 1
        try:
            return self.world.add(Folk(id=str(self.came), name=name, town=town))
        except DuplicateError:
            return None

    @rule(one=people, name=names)
    def rename(self, one: Folk | None, name: str) -> None:
        if one is not None:
            taken = any(other is not one and other.name == name for other in self.world.shelf(Folk))
            try:
                one.name = name
            except DuplicateError:
                assert taken
            else:
                assert not taken

    @rule(one=people, town=st.sampled_from(["oak", "elm", None]), spot=st.integers(0, 2))
    def wander(self, one: Folk | None, town: str | None, spot: int) -> None:
        if one is not None:
            one.town = town
            one.spot = spot

    @rule(one=consumes(people))
    def leave(self, one: Folk | None) -> None:
        if one is not None:
            self.world.remove(one)

    @rule()
    def save(self) -> None:
        changes = self.world.take_changes()
        assert all(one in self.world.shelf(Folk) for one in changes.dirty)

    @invariant()
    def look_ups_equal_a_scan(self) -> None:
        everyone = list(self.world.shelf(Folk))
        for name in ("name", "nickname", "town", "spot"):
            groups = self.world.shelf(Folk)._groups[name]
            assert {id(one) for group in groups.values() for one in group} == {id(one) for one in everyone}
            for value in {getattr(one, name) for one in everyone}:
                found = set(self.world.where(Folk, name, value))
                assert found == {one for one in everyone if getattr(one, name) == value}
        assert len({one.name for one in everyone}) == len(everyone)


TestAnyOrder = AnyOrder.TestCase


def test_filling_from_a_row_goes_round_the_shelf_so_it_comes_first(world: World) -> None:
    ann = Folk.__new__(Folk)
    for f in fields(Folk):
        if f.name != "awake":
            set_slot(ann, f.name, {"id": "ann", "name": "ann", "town": "oak"}.get(f.name))
    world.shelf(Folk).place(ann, {Fame: Fame()})
    assert world.one(Folk, "town", "oak") is ann
    assert ann.awake is False
