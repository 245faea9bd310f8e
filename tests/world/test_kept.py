"""What is kept until the content changes, or an entity of which it was worked out."""

from collections.abc import Callable, Iterable

import pytest

from mud.content.catalog import Catalog
from mud.world.kept import Group, Kept, KeptOfGroups, KeptWhile
from mud.world.world import World
from tests.world.samples import Fame, Folk, Seat, make_world


class Ages(Kept[str, int]):
    made_of = (Folk,)


def _birthday(_world: World, ann: Folk) -> None:
    ann.age += 1


def _awakening(_world: World, ann: Folk) -> None:
    ann.awake = True


def _fame(_world: World, ann: Folk) -> None:
    Fame.of(ann).renown = 3


def _arrival(world: World, _ann: Folk) -> None:
    world.add(Folk(id="bob", name="Bob"))


def _death(world: World, ann: Folk) -> None:
    world.remove(ann)


def _new_content(world: World, _ann: Folk) -> None:
    world.catalog = Catalog({})


def _second_thoughts(world: World, ann: Folk) -> None:
    with world.undoing():
        ann.age += 1
        assert not world.memory(Ages).now(world)
        world.memory(Ages).now(world)["ann"] = ann.age
        raise ZeroDivisionError


@pytest.mark.parametrize("change", [_birthday, _awakening, _fame, _arrival, _death, _new_content])
def test_what_is_kept_is_forgotten_after(change: Callable[[World, Folk], None]) -> None:
    world = make_world()
    ann = world.add(Folk(id="ann", name="Ann"))
    world.memory(Ages).now(world)["ann"] = ann.age
    assert world.memory(Ages).now(world) == {"ann": 20}
    change(world, ann)
    assert world.memory(Ages).now(world) == {}


def test_what_is_kept_in_a_span_that_is_undone_is_forgotten() -> None:
    world = make_world()
    ann = world.add(Folk(id="ann", name="Ann"))
    with pytest.raises(ZeroDivisionError):
        _second_thoughts(world, ann)
    assert world.memory(Ages).now(world) == {}


def test_what_is_kept_stays_when_something_else_changes() -> None:
    world = make_world()
    ann = world.add(Folk(id="ann", name="Ann"))
    world.memory(Ages).now(world)["ann"] = ann.age
    world.add(Seat(row=1, number=1))
    world.take_changes()
    assert world.memory(Ages).now(world) == {"ann": 20}


class Wishes(KeptWhile[str, str]):
    """What each wishes for at their age, for at most two."""

    made_of = (Folk,)
    most = 2


def test_what_is_kept_of_a_key_is_made_again_when_what_is_read_beside_it_is_another() -> None:
    world = make_world()
    made: list[int] = []

    def wish(age: int) -> str:
        def make() -> str:
            made.append(age)
            return f"at {age}"

        return world.memory(Wishes).of(world, "ann", age, make)

    assert [wish(20), wish(20), wish(21), wish(20)] == ["at 20", "at 20", "at 21", "at 20"]
    assert made == [20, 21, 20]


def test_with_one_key_too_many_all_that_is_kept_is_forgotten() -> None:
    world = make_world()
    wishes = world.memory(Wishes)
    for name in ("ann", "bob", "cid"):
        wishes.of(world, name, None, name.title)
    assert list(wishes.now(world)) == ["cid"]
    assert wishes.of(world, "cid", None, lambda: "somebody else") == "Cid"


class Towns(KeptOfGroups[str, list[str]]):
    """Who lives in a town, of at most two towns."""

    made_of = (Seat,)
    most = 2

    def groups(self, world: World, key: str) -> Iterable[Group]:
        return [Group(world.shelf(Folk), "town", key)]

    def make(self, world: World, key: str) -> list[str]:
        return [f"{one.name} ({one.age})" for one in world.where(Folk, "town", key)]


def test_what_is_kept_of_a_group_is_made_again_when_the_group_has_changed() -> None:
    world = make_world()
    towns = world.memory(Towns)
    ann, bob = world.add(Folk(id="ann", name="Ann", town="oak")), world.add(Folk(id="bob", name="Bob", town="elm"))
    oak = towns.of(world, "oak")
    bob.age += 1
    assert towns.of(world, "oak") is oak == ["Ann (20)"]
    ann.age += 1
    assert towns.of(world, "oak") == ["Ann (21)"]
    bob.town = "oak"
    assert towns.of(world, "oak") == ["Ann (21)", "Bob (21)"]
    world.remove(ann)
    assert towns.of(world, "oak") == ["Bob (21)"]


def test_what_is_kept_of_groups_is_forgotten_when_an_entity_of_a_named_class_changes() -> None:
    world = make_world()
    oak = world.memory(Towns).of(world, "oak")
    world.add(Seat(row=1, number=1))
    assert world.memory(Towns).of(world, "oak") is not oak


def test_no_more_is_kept_of_groups_than_is_allowed() -> None:
    world = make_world()
    for town in ("oak", "elm", "fir"):
        world.memory(Towns).of(world, town)
    assert list(world.memory(Towns).now(world)) == ["fir"]
