"""Parts: an upper feature's columns in a lower feature's table."""

import copy
from dataclasses import dataclass, field
from typing import Annotated, Any

import pytest

from mud.kernel.entity import NOWHERE, Entity, Part, attach, entity, move_home, part_of, parts_of
from mud.kernel.errors import DeclarationError, RemovedError
from mud.kernel.marks import Column, Key, Lazy, Lookup, Mark, Purse, Transient, Unique
from mud.kernel.schema import build_schema
from mud.world.shelf import Shelf


@dataclass
class Loose:
    x: int = 0


@entity("heroes")
class Hero(Entity):
    id: Annotated[str, Key()]


@part_of(Hero)
class QuestLog(Part):
    """What a hero set out to do."""

    quest: Annotated[str | None, Column("current_quest")] = None
    steps: int = 0
    mood: Annotated[int, Lazy()] = 0
    guide: Annotated[Loose, Transient()] = field(default_factory=Loose)


@part_of(Hero)
class Fame(Part):
    """What is said of a hero."""

    renown: int = 0


@pytest.fixture
def shelf() -> Shelf[Hero]:
    schema = build_schema([Hero, QuestLog, Fame])
    return Shelf(schema.spec_of(Hero), schema.parts[Hero], {}, {})


@pytest.fixture
def hero(shelf: Shelf[Hero]) -> Hero:
    made = Hero(id="a")
    shelf.add(made, now=1.0)
    shelf.dirty.clear()
    return made


def test_parts_stand_in_the_row_of_the_whole() -> None:
    spec = build_schema([Hero, QuestLog, Fame]).spec_of(Hero)
    columns = ["id", "created_at", "updated_at", "current_quest", "steps", "mood", "renown"]
    assert list(spec.columns()) == columns
    assert spec.field("quest").holder is QuestLog


def test_an_entity_in_the_world_has_its_parts(hero: Hero) -> None:
    assert QuestLog.of(hero).quest is None
    assert list(parts_of(hero)) == [QuestLog, Fame]


def test_each_entity_has_parts_of_its_own(shelf: Shelf[Hero], hero: Hero) -> None:
    other = Hero(id="b")
    shelf.add(other, now=1.0)
    QuestLog.of(hero).steps = 3
    assert QuestLog.of(other).steps == 0
    assert QuestLog.of(hero).guide is not QuestLog.of(other).guide


def test_a_part_that_is_filled_from_a_row_has_its_transient_fields() -> None:
    one, other = QuestLog.__new__(QuestLog), QuestLog.__new__(QuestLog)
    assert one.guide == Loose()
    assert one.guide is not other.guide


def test_an_entity_outside_the_world_has_no_parts_yet() -> None:
    with pytest.raises(LookupError):
        QuestLog.of(Hero(id="a"))


def test_an_assignment_to_a_part_marks_the_whole(shelf: Shelf[Hero], hero: Hero) -> None:
    QuestLog.of(hero).steps = 3
    assert QuestLog.of(hero).steps == 3
    assert list(shelf.dirty) == [hero]


def test_a_lazy_field_of_a_part_waits_for_another_change(shelf: Shelf[Hero], hero: Hero) -> None:
    QuestLog.of(hero).mood = 3
    assert (QuestLog.of(hero).mood, list(shelf.dirty), list(shelf.lazy)) == (3, [], [hero])


def test_a_transient_field_of_a_part_is_not_saved(shelf: Shelf[Hero], hero: Hero) -> None:
    QuestLog.of(hero).guide = Loose(3)
    assert (QuestLog.of(hero).guide.x, list(shelf.dirty), list(shelf.lazy)) == (3, [], [])


def test_the_parts_of_a_removed_entity_refuse_assignment(shelf: Shelf[Hero], hero: Hero) -> None:
    log = QuestLog.of(hero)
    shelf.remove(hero)
    with pytest.raises(RemovedError, match=r"Hero has left the world; QuestLog\.steps"):
        log.steps = 3
    assert log.steps == 0


def test_a_part_that_belongs_to_nothing_yet_is_not_tracked() -> None:
    log = QuestLog(steps=1)
    log.steps = 2
    unplaced = Hero(id="a")
    attach(unplaced, {QuestLog: log})
    log.steps = 3
    assert QuestLog.of(unplaced).steps == 3
    move_home(unplaced, NOWHERE)
    with pytest.raises(RemovedError):
        log.steps = 4


def test_a_misspelt_field_of_a_part_is_refused_and_marks_nothing(shelf: Shelf[Hero], hero: Hero) -> None:
    log: Any = QuestLog.of(hero)  # Any: what is tried here is what types forbid
    with pytest.raises(AttributeError, match="stepps"):
        log.stepps = 3
    with pytest.raises(AttributeError, match="cannot be deleted"):
        del log.steps
    assert list(shelf.dirty) == []


def test_a_part_is_not_copied(hero: Hero) -> None:
    with pytest.raises(TypeError, match="cannot be copied"):
        copy.copy(QuestLog.of(hero))


def test_every_field_of_a_part_needs_a_default() -> None:
    with pytest.raises(DeclarationError, match=r"Debts\.owed needs a default"):

        @part_of(Hero)
        class Debts(Part):
            owed: int


def test_a_part_holds_values_only() -> None:
    with pytest.raises(DeclarationError, match=r"Debts\.owed: .*can be changed in place"):

        @part_of(Hero)
        class Debts(Part):
            owed: list[int] | None = None


@pytest.mark.parametrize("mark", [Key(), Lookup(), Unique(), Purse()], ids=repr)
def test_a_part_bears_no_mark_that_the_shelf_reads_from_the_entity_itself(mark: Mark) -> None:
    body = {"__annotations__": {"owed": Annotated[int, mark]}, "owed": 0, "__module__": __name__}
    with pytest.raises(DeclarationError, match=r"Debts\.owed"):
        part_of(Hero)(type("Debts", (Part,), body))
