"""The schema: what is declared fits together, or is refused when the program is put together."""

from collections.abc import Callable
from dataclasses import fields
from typing import Annotated

import pytest

from mud.kernel.entity import Entity, Part, entity, part_of
from mud.kernel.errors import DeclarationError
from mud.kernel.marks import Column, Index, Key, Ref, Split, SplitColumn
from mud.kernel.record import Record, record
from mud.kernel.schema import Schema, build_schema
from mud.kernel.spec import Spec, spec


@spec("places", table=True)
class Place(Spec):
    id: Annotated[str, Key()]


@spec("moods")
class Mood(Spec):
    id: Annotated[str, Key()]


@entity("folk", owner="id")
class Folk(Entity):
    id: Annotated[str, Key()]
    home: Annotated[str | None, Ref("places.id")] = None


@part_of(Folk)
class Kin(Part):
    parent: Annotated[str | None, Ref("folk.id")] = None


@record("births", indexes=(Index(("child",)),))
class Birth(Record):
    id: Annotated[str, Key()]
    child: Annotated[str, Ref("folk.id")]


ALL = (Folk, Birth, Mood, Kin, Place)


def test_classes_are_sorted_by_what_they_are() -> None:
    schema = build_schema(ALL)
    assert (schema.entities, schema.records, schema.specs) == ((Folk,), (Birth,), (Mood, Place))
    assert schema.parts == {Folk: (Kin,)}
    assert list(schema.tables) == ["places", "folk", "births"]


def test_a_class_listed_twice_counts_once() -> None:
    twice, once = build_schema((*ALL, Folk, Kin)), build_schema(ALL)
    assert {each.name: getattr(twice, each.name) for each in fields(Schema)} == {
        each.name: getattr(once, each.name) for each in fields(Schema)
    }


def test_the_fields_of_parts_are_joined_in() -> None:
    assert list(build_schema(ALL).spec_of(Folk).columns()) == ["id", "home", "created_at", "updated_at", "parent"]


@pytest.mark.parametrize("cls", [Mood, Kin, int])
def test_what_has_no_table_has_no_spec_in_the_schema(cls: type) -> None:
    with pytest.raises((LookupError, DeclarationError), match=cls.__name__):
        build_schema(ALL).spec_of(cls)


def test_content_without_a_table_is_not_taken_for_the_entity_of_the_same_name() -> None:
    @spec("folk")
    class FolkSpec(Spec):
        id: Annotated[str, Key()]

    schema = build_schema((*ALL, FolkSpec))
    assert schema.spec_of(Folk).cls is Folk
    with pytest.raises(LookupError, match="FolkSpec has no table"):
        schema.spec_of(FolkSpec)


def _entity(table: str = "extras", **fields: object) -> type:
    annotations = {"id": Annotated[str, Key()], **fields}
    return entity(table)(type("Extra", (Entity,), {"__annotations__": annotations, "__module__": __name__}))


def _two_tables() -> tuple[type, ...]:
    return (_entity("folk"),)


def _table_of_content() -> tuple[type, ...]:
    return (_entity("places"),)


def _two_content_types() -> tuple[type, ...]:
    @spec("moods")
    class Humor(Spec):
        id: Annotated[str, Key()]

    return (Humor,)


def _two_columns() -> tuple[type, ...]:
    return (_entity(one=int, two=Annotated[int, Column("one")]),)


def _column_of_a_split() -> tuple[type, ...]:
    split = Split((SplitColumn("x", int), SplitColumn("y", int)), lambda v: v, lambda x, y: (x, y))
    return (_entity(x=int, spot=Annotated[tuple[int, int], split]),)


def _column_of_a_part() -> tuple[type, ...]:
    @part_of(Folk)
    class House(Part):
        home: Annotated[int, Column("house")] = 0

    return (House,)


def _ref_to_no_table() -> tuple[type, ...]:
    return (_entity(to=Annotated[str, Ref("ghosts.id")]),)


def _ref_to_no_column() -> tuple[type, ...]:
    return (_entity(to=Annotated[str, Ref("folk.name")]),)


def _ref_to_a_table_alone() -> tuple[type, ...]:
    return (_entity(to=Annotated[str, Ref("folk")]),)


def _ref_to_content_without_a_table() -> tuple[type, ...]:
    return (_entity(to=Annotated[str, Ref("moods.id")]),)


def _ref_of_a_split() -> tuple[type, ...]:
    split = Split((SplitColumn("x", int, (Ref("ghosts.id"),)),), lambda v: (v,), int)
    return (_entity(spot=Annotated[int, split]),)


def _owner() -> tuple[type, ...]:
    @entity("extras", owner="master")
    class Extra(Entity):
        id: Annotated[str, Key()]

    return (Extra,)


def _index() -> tuple[type, ...]:
    @entity("extras", indexes=(Index(("id", "age")),))
    class Extra(Entity):
        id: Annotated[str, Key()]

    return (Extra,)


def _part_of_a_stranger() -> tuple[type, ...]:
    @part_of(_entity("strangers"))
    class Shadow(Part):
        depth: int = 0

    return (Shadow,)


def _not_declared() -> tuple[type, ...]:
    return (str,)


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (_two_tables, "two classes claim the table 'folk'"),
        (_table_of_content, "two classes claim the table 'places'"),
        (_two_content_types, "two classes are content named 'moods'"),
        (_two_columns, "two columns of the table 'extras' are named 'one'"),
        (_column_of_a_split, "two columns of the table 'extras' are named 'x'"),
        (_column_of_a_part, "two fields of the table 'folk' are named 'home'"),
        (_ref_to_no_table, "Extra refers to 'ghosts.id'"),
        (_ref_to_no_column, "Extra refers to 'folk.name'"),
        (_ref_to_a_table_alone, "Extra refers to 'folk'"),
        (_ref_to_content_without_a_table, "Extra refers to 'moods.id'"),
        (_ref_of_a_split, "Extra refers to 'ghosts.id'"),
        (_owner, "Extra has no saved field 'master'"),
        (_index, "Extra has an index over 'age'"),
        (_part_of_a_stranger, "Shadow is a part of Extra, which is not in the roster"),
        (_not_declared, "str is no entity, part, record or content type"),
    ],
)
def test_what_does_not_fit_together_is_refused(wrong: Callable[[], tuple[type, ...]], message: str) -> None:
    with pytest.raises(DeclarationError) as refused:
        build_schema((*ALL, *wrong()))
    assert message in str(refused.value)
