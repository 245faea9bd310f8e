"""What a declared class says of itself."""

from typing import Annotated, Any, Literal, Optional, Union

import pytest

from mud.kernel.describe import MISSING, describe, unwrap
from mud.kernel.entity import Entity, entity
from mud.kernel.errors import DeclarationError
from mud.kernel.marks import Column, Indexed, Key, Lazy, Ref, Split, SplitColumn, Transient, Width


@entity("doors", owner="maker")
class Door(Entity):
    """A door."""

    id: Annotated[str, Key(), Width(32)]
    maker: Annotated[str | None, Ref("players.id"), Indexed()] = None
    strength: Annotated[int, Column("hp"), Lazy()] = 5
    place: Annotated[
        tuple[int, int], Split((SplitColumn("x", int), SplitColumn("y", int)), lambda v: v, lambda x, y: (x, y))
    ] = (0, 0)
    creaks: Annotated[bool, Transient()] = False


@pytest.mark.parametrize(
    ("hint", "bare", "nullable", "extras"),
    [
        (int, int, False, ()),
        (int | None, int, True, ()),
        (None | int, int, True, ()),
        (Optional[int], int, True, ()),  # noqa: UP045  # written in the old way
        (Union[int, None], int, True, ()),  # noqa: UP007  # as above
        (int | str, int | str, False, ()),
        (int | str | None, int | str, True, ()),
        (tuple[int | None, ...], tuple[int | None, ...], False, ()),
        (Literal["a"] | None, Literal["a"], True, ()),
        (Annotated[int, 1], int, False, (1,)),
        (Annotated[int | None, 1, 2], int, True, (1, 2)),
        (Annotated[int, 1] | None, int, True, (1,)),
        (Annotated[Annotated[int, 1] | None, 2], int, True, (1, 2)),
        (Annotated[Annotated[int, 1], 2], int, False, (1, 2)),
        (Annotated[int | str | None, 1], int | str, True, (1,)),
    ],
    ids=str,
)
def test_an_annotation_is_taken_apart(
    hint: Any,  # Any: annotations of every kind
    bare: Any,
    nullable: bool,
    extras: tuple[int, ...],
) -> None:
    assert unwrap(hint) == (bare, nullable, extras)


def test_fields_come_with_their_marks_defaults_and_columns() -> None:
    spec = describe(Door)
    maker, strength = spec.field("maker"), spec.field("strength")
    assert (maker.hint, maker.nullable, maker.default) == (str, True, None)
    assert (strength.column, strength.default, strength.holder) == ("hp", 5, Door)
    assert spec.field("id").default is MISSING
    assert spec.field("id").mark(Width) == Width(32)
    assert spec.field("id").mark(Ref) is None
    assert [f.name for f in spec.marked(Lazy)] == ["strength"]


def test_a_split_field_has_several_columns() -> None:
    assert describe(Door).field("place").columns == ("x", "y")
    columns = ["id", "maker", "hp", "x", "y", "created_at", "updated_at"]
    assert list(describe(Door).columns()) == columns


def test_a_field_that_is_not_saved_is_not_described() -> None:
    with pytest.raises(DeclarationError, match="Door has no saved field 'creaks'"):
        describe(Door).field("creaks")


def test_a_class_that_is_not_declared_describes_nothing() -> None:
    with pytest.raises(DeclarationError, match="int is not declared"):
        describe(int)


def test_the_heir_of_a_declared_class_must_be_declared_itself() -> None:
    class Gate(Door):
        pass

    with pytest.raises(DeclarationError, match="Gate is not declared"):
        describe(Gate)


def test_annotations_written_as_text_are_read_at_run_time() -> None:
    @entity("windows")
    class Window(Entity):
        id: Annotated[str, Key()]
        width: "Annotated[int | None, Column('wide')]" = None

    width = describe(Window).field("width")
    assert (width.hint, width.nullable, width.column) == (int, True, "wide")


def test_an_annotation_that_cannot_be_read_at_run_time_is_an_error_when_the_class_is_made() -> None:
    with pytest.raises(NameError):

        @entity("windows")
        class Window(Entity):
            id: Annotated[str, Key()]
            width: "ImportedForTypesOnly"  # type: ignore[name-defined]  # noqa: F821  # what the test is about
