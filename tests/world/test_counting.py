"""Shelves count the changes of groups: as long as the count is the same, so is the group with all its members."""

import random
from contextlib import suppress

import pytest

from mud.world.world import World
from tests.world.samples import Fame, Folk, folk, make_world


@pytest.fixture
def world() -> World:
    return make_world()


def test_a_change_of_a_member_counts_for_its_groups_and_for_no_others(world: World) -> None:
    ann = folk(world, "ann", town="oak")
    folk(world, "bob", town="elm")
    shelf = world.shelf(Folk)
    oak, elm = shelf.changes_in("town", "oak"), shelf.changes_in("town", "elm")
    ann.age += 1
    assert shelf.changes_in("town", "oak") > oak
    assert shelf.changes_in("town", "elm") == elm
    oak = shelf.changes_in("town", "oak")
    Fame.of(ann).renown = 3
    assert shelf.changes_in("town", "oak") > oak


def test_who_moves_counts_for_both_groups(world: World) -> None:
    ann = folk(world, "ann", town="oak")
    shelf = world.shelf(Folk)
    before = {town: shelf.changes_in("town", town) for town in ("oak", "elm", "ash")}
    ann.town = "elm"
    assert [town for town, then in before.items() if shelf.changes_in("town", town) != then] == ["oak", "elm"]


def test_with_one_group_too_many_all_count_as_changed() -> None:
    world = make_world()
    shelf = world.shelf(Folk)
    shelf.most_counted = 2
    before = shelf.changes_in("town", "ash")
    for town in ("oak", "elm", "fir"):
        folk(world, town, town=town)
    assert shelf.changes_in("town", "ash") > before


class Undone(Exception):
    pass


def _change_something(world: World, dice: random.Random) -> None:
    everyone = list(world.shelf(Folk))
    one = dice.choice(everyone) if everyone else None
    match dice.randrange(6):
        case 0 if len(everyone) < 5:
            folk(world, f"folk {dice.random()}", town=dice.choice(("oak", "elm", None)))
        case 1 if one is not None:
            world.remove(one)
        case 2 if one is not None:
            one.town = dice.choice(("oak", "elm", None))
        case 3 if one is not None:
            one.age, Fame.of(one).renown = dice.randrange(3), dice.randrange(3)
        case 4 if one is not None:
            one.spot, one.awake = dice.randrange(3), dice.random() < 0.5
        case _ if not world._undo:
            with suppress(Undone), world.undoing():
                for _ in range(dice.randrange(4)):
                    _change_something(world, dice)
                raise Undone


@pytest.mark.parametrize("seed", range(20))
def test_as_long_as_a_group_has_the_same_count_it_is_the_same(seed: int) -> None:
    world, dice = make_world(), random.Random(seed)
    shelf = world.shelf(Folk)
    seen: dict[tuple[str | None, int], object] = {}
    for _ in range(200):
        _change_something(world, dice)
        for town in ("oak", "elm", None):
            there = [
                (one.name, one.town, one.age, one.spot, one.awake, Fame.of(one).renown)
                for one in world.where(Folk, "town", town)
            ]
            assert seen.setdefault((town, shelf.changes_in("town", town)), there) == there
