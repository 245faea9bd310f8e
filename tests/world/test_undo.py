"""What a span of work changed is put back as it was when the work fails, and costs nothing outside of one."""

import dataclasses
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mud.kernel.entity import Entity, home_of, parts_of
from mud.kernel.errors import RemovedError
from mud.kernel.events import on
from mud.kernel.money import Copper
from mud.world.contents import Holder, contents, move
from mud.world.purses import mint
from mud.world.world import World
from tests.world.samples import Fame, Folk, Note, Seat, Thing, Till, Waved, folk, make_world, step


class Boom(Exception):
    """The work fails."""


def fail(world: World, work: Callable[[], object]) -> None:
    """Do something in a span that fails in the end."""

    def failing() -> None:
        with world.undoing():
            work()
            raise Boom

    with pytest.raises(Boom):
        failing()


def everything(world: World) -> dict[str, Any]:
    """All that a span must put back, in order."""
    return {
        "shelves": {shelf.spec.table: {repr(each): values(each) for each in shelf} for shelf in world.shelves()},
        "lying": [thing.id for thing in contents(world, Thing, Holder.room("hall"))],
        "town": [each.id for each in world.where(Folk, "town", "ulm")],
        "dirty": set(map(repr, world.dirty)),
        "lazy": set(map(repr, world.lazy)),
        "removed": list(world.removed),
        "records": list(world.records),
        "outbox": list(world.outbox),
        "jobs": len(world.schedule),
    }


def values(entity: Entity) -> dict[str, object]:
    owners = (entity, *parts_of(entity).values())
    return {f"{type(o).__name__}.{name}": getattr(o, name) for o in owners for name in _names(type(o))}


def _names(cls: type) -> list[str]:
    return [each.name for each in dataclasses.fields(cls)]


@pytest.fixture
def world() -> World:
    made = make_world()
    for name in ("ann", "bob", "eve"):
        folk(made, name, town="ulm")
        made.add(Thing(id=f"{name}s_hat", holder=Holder.room("hall")))
    made.add(Till(id="till", takings=Copper(5)))
    made.add(Seat(row=1, number=2))
    made.take_changes()
    made.told()
    return made


def get(world: World, name: str) -> Folk:
    found = world.get(Folk, name)
    assert found is not None
    return found


def test_what_failed_has_changed_nothing(world: World) -> None:
    before = everything(world)

    def work() -> None:
        ann = get(world, "ann")
        ann.age, ann.town, ann.awake, ann.health, ann.spot = 99, "rome", True, 1, 7
        Fame.of(ann).renown = 3
        world.remove(get(world, "bob"))
        folk(world, "zoe", town="ulm").age = 5
        hat = world.get(Thing, "anns_hat")
        assert hat is not None
        move(world, hat, Holder.room("attic"))
        move(world, hat, Holder.room("hall"))
        mint(world, ann, Copper(10), "a gift")
        world.record(Note(id="n"))
        world.happened(Waved(ann))
        world.mark(get(world, "eve"))

    fail(world, work)
    assert everything(world) == before


def test_what_ended_well_stays(world: World) -> None:
    with world.undoing():
        get(world, "ann").age = 50
        world.happened(Waved(get(world, "ann")))
    assert get(world, "ann").age == 50
    assert (len(world.outbox), world.dirty_count()) == (1, 1)


def test_what_waited_to_be_saved_before_still_waits(world: World) -> None:
    get(world, "ann").age = 21
    get(world, "eve").health = 3
    before = everything(world)
    fail(world, lambda: setattr(get(world, "ann"), "age", 70))
    fail(world, lambda: setattr(get(world, "eve"), "age", 70))
    assert everything(world) == before
    assert get(world, "ann").age == 21


def test_an_entity_that_came_in_a_failed_span_is_not_in_the_world(world: World) -> None:
    made: list[Folk] = []
    fail(world, lambda: made.append(folk(world, "zoe")))
    assert made[0] not in world.shelf(Folk)
    with pytest.raises(RemovedError):
        made[0].age = 3
    assert folk(world, "zoe") is get(world, "zoe")


def test_an_entity_that_left_in_a_failed_span_can_change_again(world: World) -> None:
    bob = get(world, "bob")
    fail(world, lambda: world.remove(bob))
    bob.age = 44
    assert home_of(bob) is world.shelf(Folk)
    assert world.one(Folk, "name", "bob") is bob


def test_the_span_within_fails_alone(world: World) -> None:
    with world.undoing():
        get(world, "ann").age = 30
        fail(world, lambda: setattr(get(world, "ann"), "age", 31))
        assert get(world, "ann").age == 30
    assert get(world, "ann").age == 30


def test_a_span_takes_back_what_those_within_did(world: World) -> None:
    before = everything(world)

    def work() -> None:
        with world.undoing():
            get(world, "ann").age = 30
            world.remove(get(world, "bob"))
            folk(world, "zoe")
        get(world, "ann").age = 31

    fail(world, work)
    assert everything(world) == before


def test_jobs_of_a_failed_span_are_forgotten_and_cancelled_ones_come(world: World) -> None:
    done: list[str] = []
    old = world.schedule.after(5, "old", lambda: done.append("old"))

    def work() -> None:
        old.cancel()
        world.schedule.after(1, "new", lambda: done.append("new"))

    fail(world, work)
    step(world, 10)
    assert done == ["old"]


def test_an_event_that_was_undone_reaches_no_handler() -> None:
    seen: list[str] = []

    @on(Waved)
    def first(world: World, event: Waved) -> None:
        seen.append(event.who.id)
        if event.who.id == "ann":
            fail(world, lambda: world.happened(Waved(get(world, "bob"))))

    world = make_world([first])
    ann = folk(world, "ann")
    folk(world, "bob")
    world.happened(Waved(ann))
    assert seen == ["ann"]
    assert len(world.told()) == 1


def test_whoever_saves_is_told_of_changes_in_a_span_too(world: World) -> None:
    told: list[Entity] = []
    world.tell_before_change(told.append)
    fail(world, lambda: setattr(get(world, "ann"), "age", 30))
    get(world, "bob").age = 4
    world.tell_before_change(None)
    assert told == [get(world, "ann"), get(world, "bob")]


def test_outside_of_a_span_nobody_watches(world: World) -> None:
    watched = world.shelf(Folk).watched
    with world.undoing():
        assert "age" in world.shelf(Folk).watched
    assert world.shelf(Folk).watched is watched
    assert "age" not in watched


STEP = st.tuples(
    st.sampled_from(["age", "town", "move", "add", "remove", "mint", "renown", "wave"]),
    st.integers(0, 2),
    st.integers(0, 3),
)


@settings(deadline=None)
@given(st.lists(STEP, max_size=12), st.lists(STEP, max_size=12))
def test_whatever_was_done_before_a_failed_span_is_as_it_was(
    before: list[tuple[str, int, int]], within: list[tuple[str, int, int]]
) -> None:
    world = make_world()
    for name in ("ann", "bob", "eve"):
        folk(world, name, town="ulm")
        world.add(Thing(id=f"{name}s_hat", holder=Holder.room("hall")))
    for each in before:
        do(world, *each)
    known = everything(world)

    def work() -> None:
        for each in within:
            do(world, *each)

    fail(world, work)
    assert sorted(map(str, known["shelves"]["folk"])) == sorted(map(str, everything(world)["shelves"]["folk"]))
    assert everything(world) == known


def do(world: World, what: str, which: int, number: int) -> None:
    """Change something, if there is such a thing."""
    found = world.get(Folk, ("ann", "bob", "eve")[which])
    hat = world.get(Thing, f"{('ann', 'bob', 'eve')[which]}s_hat")
    match what:
        case "add" if found is None:
            folk(world, ("ann", "bob", "eve")[which], town="ulm")
        case "remove" if found is not None:
            world.remove(found)
        case "move" if hat is not None:
            move(world, hat, Holder.room(("hall", "attic")[number % 2]))
        case "age" if found is not None:
            found.age = number
        case "town" if found is not None:
            found.town = ("ulm", "rome", None)[number % 3]
        case "mint" if found is not None:
            mint(world, found, Copper(number + 1), "luck")
        case "renown" if found is not None:
            Fame.of(found).renown = number
        case "wave" if found is not None:
            world.happened(Waved(found))
