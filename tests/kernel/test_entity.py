"""Entities: how they are declared, and that no assignment goes unseen."""

import copy
import pickle
from collections.abc import Callable, Container
from dataclasses import dataclass, field, fields, replace
from typing import Annotated, Any

import pytest

from mud.kernel.describe import describe
from mud.kernel.entity import NOWHERE, Entity, Part, entity, home_of, move_home, parts_of, set_slot, slotted
from mud.kernel.errors import DeclarationError, RemovedError
from mud.kernel.marks import Column, Key, Transient
from mud.kernel.values import FrozenMap, value


@dataclass
class Loose:
    x: int = 0


@value
class Spot:
    x: int


@slotted
class Creature(Entity):
    name: str
    health: int = 10


@entity("knights", owner="name")
class Knight(Creature):
    """A knight.

    Of the round table.
    """

    id: Annotated[str, Key()]
    health: Annotated[int, Column("hit_points")] = 20
    spot: Spot | None = None
    flags: FrozenMap[str, bool] = FrozenMap()
    horse: Annotated[Loose | None, Transient()] = None
    songs: Annotated[list[str], Transient()] = field(default_factory=list)


class Shelf:
    """A home that notes what it is told."""

    def __init__(self, watched: Container[str] = ()) -> None:
        self.dirty: dict[Entity, None] = {}
        self.watched = watched
        self.changes = 0
        self.is_counting = False
        self.counted: list[Entity] = []
        self.assigned: list[tuple[str, object]] = []

    def assign(self, entity: Entity, name: str, value: object) -> None:
        self.assigned.append((name, value))
        set_slot(entity, name, value)

    def assign_part(self, entity: Entity, part: Part, name: str, value: object) -> None:
        raise AssertionError("no parts here")

    def count_groups(self, entity: Entity) -> None:
        self.counted.append(entity)


def shelved(shelf: Shelf, key: str = "lancelot") -> Knight:
    knight = Knight(id=key, name=key.title())
    move_home(knight, shelf)
    return knight


# Declared


def test_fields_are_given_by_keyword_only() -> None:
    by_order: Any = Knight  # Any: what is tried here is what types forbid
    with pytest.raises(TypeError, match="positional"):
        by_order("lancelot", "Lancelot")
    assert Knight(id="a", name="A").health == 20


def test_every_entity_has_the_times_of_its_making_and_last_writing() -> None:
    knight = Knight(id="a", name="A")
    assert (knight.created_at, knight.updated_at) == (0.0, 0.0)
    assert list(describe(Knight).columns()) == ["id", "name", "hit_points", "spot", "flags", "created_at", "updated_at"]


def test_a_declared_entity_says_what_its_table_is() -> None:
    spec = describe(Knight)
    assert (spec.cls, spec.table, spec.owner, spec.key) == (Knight, "knights", "name", ("id",))
    assert spec.purpose == "A knight."


def test_an_entity_shows_its_key_and_no_secrets() -> None:
    assert repr(Knight(id="lancelot", name="secret")) == "Knight(id='lancelot')"
    assert repr(Knight.__new__(Knight)) == "Knight(id=None)"


def test_an_entity_has_slots_and_no_dict() -> None:
    knight: Any = Knight(id="a", name="A")  # Any: what is tried here is what types forbid
    assert not hasattr(knight, "__dict__")
    with pytest.raises(AttributeError, match="nmae"):
        knight.nmae = "B"
    with pytest.raises(TypeError, match="nmae"):
        Knight(id="a", nmae="B")  # type: ignore[call-arg]  # what the test is about


def test_entities_are_compared_by_who_they_are() -> None:
    one, other = Knight(id="a", name="A"), Knight(id="a", name="A")
    assert one != other
    assert len({one, other}) == 2


MUTABLES: list[Any] = [  # Any: annotations of every kind
    list[int],
    dict[str, int],
    set[str],
    Loose,
    tuple[list[int], ...],
    tuple[int, tuple[Loose, ...]],
    FrozenMap[str, dict[str, int]],
    Annotated[list[int] | None, Column("x")],
]


@pytest.mark.parametrize("hint", MUTABLES, ids=str)
def test_a_field_that_can_be_changed_in_place_is_refused_when_the_class_is_made(hint: Any) -> None:  # Any: as above
    namespace = {"__annotations__": {"id": Annotated[str, Key()], "things": hint}, "__module__": __name__}
    with pytest.raises(DeclarationError, match=r"Chest\.things: .*can be changed in place"):
        entity("chests")(type("Chest", (Entity,), namespace))


def test_a_saved_field_has_no_default_factory() -> None:
    with pytest.raises(DeclarationError, match="give the default itself"):

        @entity("chests")
        class Chest(Entity):
            id: Annotated[str, Key()]
            things: tuple[str, ...] = field(default_factory=tuple)


def test_an_entity_needs_a_key() -> None:
    with pytest.raises(DeclarationError, match="no field marked Key"):

        @entity("chests")
        class Chest(Entity):
            id: str


def test_two_bases_with_slots_clash() -> None:
    @slotted
    class Swimmer(Entity):
        depth: int = 0

    with pytest.raises(TypeError, match="lay-out conflict"):

        class Frog(Creature, Swimmer):
            pass


def test_a_second_base_is_refused_even_if_its_slots_are_empty() -> None:
    class Jumper:
        __slots__ = ()

    with pytest.raises(DeclarationError, match="exactly one base"):

        @entity("frogs")
        class Frog(Creature, Jumper):
            id: Annotated[str, Key()]


def test_a_transient_field_may_hold_anything_and_is_not_saved() -> None:
    one, other = Knight(id="a", name="A", horse=Loose()), Knight(id="b", name="B")
    one.songs.append("Greensleeves")
    assert other.songs == []
    assert not {"horse", "songs"} & {f.name for f in describe(Knight).fields}


def test_a_transient_field_needs_a_default() -> None:
    with pytest.raises(DeclarationError, match=r"Chest\.lid needs a default"):

        @entity("chests")
        class Chest(Entity):
            id: Annotated[str, Key()]
            lid: Annotated[Loose, Transient()]


def test_an_entity_that_is_filled_from_a_row_has_its_transient_fields() -> None:
    one, other = Knight.__new__(Knight), Knight.__new__(Knight)
    assert one.horse is None
    assert one.songs == []
    assert one.songs is not other.songs


# Assigned


def test_assignment_before_the_entity_is_added_is_not_tracked() -> None:
    knight = Knight(id="a", name="A")
    knight.health = 3
    assert knight.health == 3
    assert home_of(knight) is None
    assert dict(parts_of(knight)) == {}


def test_assignment_marks_the_entity() -> None:
    shelf = Shelf()
    knight = shelved(shelf)
    assert list(shelf.dirty) == []
    knight.health = 3
    assert (knight.health, list(shelf.dirty)) == (3, [knight])


def test_what_is_marked_keeps_the_order_in_which_it_was_first_changed() -> None:
    shelf = Shelf()
    first, second, third = shelved(shelf, "a"), shelved(shelf, "b"), shelved(shelf, "c")
    for knight in (second, first, second, third, first):
        knight.health -= 1
    assert list(shelf.dirty) == [second, first, third]


def test_a_watched_field_is_assigned_by_the_shelf() -> None:
    shelf = Shelf(watched={"name"})
    knight = shelved(shelf)
    knight.name = "Gawain"
    assert (knight.name, shelf.assigned, list(shelf.dirty)) == ("Gawain", [("name", "Gawain")], [])


def test_an_assignment_is_counted_for_the_groups_of_the_entity_where_that_is_done() -> None:
    shelf = Shelf()
    knight = shelved(shelf)
    knight.health = 3
    assert (shelf.changes, shelf.counted) == (1, [])
    shelf.is_counting = True
    knight.health = 4
    assert (shelf.changes, shelf.counted) == (2, [knight])


def test_a_misspelt_field_is_refused_and_marks_nothing() -> None:
    shelf = Shelf()
    knight: Any = shelved(shelf)  # Any: what is tried here is what types forbid
    with pytest.raises(AttributeError):
        knight.haelth = 3
    assert list(shelf.dirty) == []


def test_a_row_is_filled_in_without_telling_the_shelf() -> None:
    shelf = Shelf()
    knight = shelved(shelf)
    set_slot(knight, "health", 3)
    assert (knight.health, list(shelf.dirty)) == (3, [])


@pytest.mark.parametrize("name", [f.name for f in fields(Knight)])
def test_a_removed_entity_refuses_every_assignment_and_keeps_what_it_was(name: str) -> None:
    knight = Knight(id="a", name="A")
    before = getattr(knight, name)
    move_home(knight, NOWHERE)
    with pytest.raises(RemovedError, match=f"Knight has left the world; its {name} cannot change"):
        setattr(knight, name, "secret")
    assert getattr(knight, name) is before
    assert NOWHERE.dirty == {}


def test_a_field_cannot_be_deleted() -> None:
    shelf = Shelf()
    knight = shelved(shelf)
    with pytest.raises(AttributeError, match=r"Knight\.spot cannot be deleted"):
        del knight.spot
    assert list(shelf.dirty) == []


@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy, pickle.dumps])
def test_an_entity_is_not_copied(copied: Callable[[object], object]) -> None:
    with pytest.raises(TypeError, match="Knight cannot be copied"):
        copied(shelved(Shelf()))


def test_another_entity_can_be_made_after_one() -> None:
    knight = shelved(Shelf())
    twin = replace(knight, id="galahad")
    assert (twin.id, twin.name, home_of(twin)) == ("galahad", "Lancelot", None)
