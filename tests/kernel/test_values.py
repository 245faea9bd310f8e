"""Values: what a saved field may hold, and the frozen map."""

import copy
import json
import pickle
from collections.abc import Mapping
from dataclasses import FrozenInstanceError, dataclass, field
from enum import Enum
from typing import Annotated, Any, ClassVar, Literal, NewType, TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from mud.kernel.errors import DeclarationError
from mud.kernel.values import FrozenMap, reason_not_value, value

MAPS = st.dictionaries(st.text(), st.integers())
Slug = NewType("Slug", str)
Bag = NewType("Bag", list[int])
T = TypeVar("T")


class Color(Enum):
    RED = "red"


@value
class Point:
    x: int
    y: int = 0
    planes: ClassVar[int] = 1


@value
class Clause:
    """A value that holds values of its own class."""

    word: str
    inner: tuple["Clause", ...] = ()


@dataclass
class Loose:
    x: int


@dataclass(frozen=True)
class HidesAList:
    items: list[int]


@dataclass(frozen=True)
class HidesIt:
    deeper: tuple[HidesAList, ...]


class Thawed(Point):
    """Not frozen: only the fields of its base are."""


# FrozenMap


@given(MAPS)
def test_a_frozen_map_reads_like_the_dict_it_was_made_from(items: dict[str, int]) -> None:
    made = FrozenMap(items)
    assert dict(made) == items
    assert list(made) == list(items)
    assert len(made) == len(items)
    assert all(made[key] == items[key] and key in made for key in items)
    assert "no key that is drawn" not in made
    assert made == items


@given(MAPS, MAPS)
def test_frozen_maps_are_equal_and_hash_alike_exactly_when_their_items_are(
    one: dict[str, int], other: dict[str, int]
) -> None:
    assert (FrozenMap(one) == FrozenMap(other)) == (one == other)
    backwards = FrozenMap(dict(reversed(one.items())))
    assert backwards == FrozenMap(one)
    assert hash(backwards) == hash(FrozenMap(one))


def test_a_frozen_map_equals_nothing_but_mappings() -> None:
    assert FrozenMap({"a": 1}) != [("a", 1)]
    assert FrozenMap() != 0


def test_a_frozen_map_does_not_follow_the_dict_it_was_made_from() -> None:
    source = {"a": 1}
    made = FrozenMap(source)
    source["a"] = 2
    assert made["a"] == 1


def test_a_frozen_map_cannot_be_changed() -> None:
    made: Any = FrozenMap({"a": 1})  # Any: what is tried here is what types forbid
    with pytest.raises(TypeError):
        made["a"] = 2
    with pytest.raises(TypeError):
        del made["a"]
    with pytest.raises(AttributeError, match="cannot be changed"):
        made._items = {}
    with pytest.raises(AttributeError, match="cannot be changed"):
        del made._items
    with pytest.raises(AttributeError):
        made.extra = 1
    assert made == {"a": 1}


def test_a_changed_frozen_map_is_another_one() -> None:
    first = FrozenMap({"a": 1, "b": 2})
    assert first.set("a", 3) == {"a": 3, "b": 2}
    assert first.set("c", 3) == {"a": 1, "b": 2, "c": 3}
    assert first.without("a", "nobody") == {"b": 2}
    assert first == {"a": 1, "b": 2}


def test_a_frozen_map_of_unhashable_values_has_no_hash() -> None:
    with pytest.raises(TypeError):
        hash(FrozenMap({"a": [1]}))


@given(MAPS)
def test_a_frozen_map_survives_pickling_and_is_its_own_copy(items: dict[str, int]) -> None:
    made = FrozenMap(items)
    hash(made)
    again = pickle.loads(pickle.dumps(made))
    assert again == made
    assert type(again) is FrozenMap
    assert list(again) == list(made)
    assert copy.copy(made) is made
    assert copy.deepcopy(made) is made


def test_a_frozen_map_shows_what_is_in_it() -> None:
    assert repr(FrozenMap({"a": 1})) == "FrozenMap({'a': 1})"


# Pydantic


@given(MAPS)
def test_pydantic_reads_and_writes_a_frozen_map(items: dict[str, int]) -> None:
    adapter = TypeAdapter(FrozenMap[str, int])
    made = adapter.validate_json(json.dumps(items))
    assert type(made) is FrozenMap
    assert made == items
    assert adapter.validate_json(adapter.dump_json(made)) == made
    assert adapter.validate_python(made) == made
    assert adapter.validate_python(items) == made


def test_pydantic_reads_and_writes_values_inside_frozen_maps() -> None:
    adapter = TypeAdapter(FrozenMap[Color, FrozenMap[int, tuple[Point, ...]]])
    made = FrozenMap({Color.RED: FrozenMap({1: (Point(1), Point(2, 3))})})
    written = adapter.dump_json(made)
    assert json.loads(written) == {"red": {"1": [{"x": 1, "y": 0}, {"x": 2, "y": 3}]}}
    assert adapter.validate_json(written) == made
    assert adapter.validate_json(written, strict=True) == made
    assert type(adapter.validate_json(written)[Color.RED]) is FrozenMap


@pytest.mark.parametrize("wrong", ["[]", "3", '{"a": "many"}', '{"a": null}'])
def test_pydantic_refuses_what_is_no_such_map(wrong: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(FrozenMap[str, int]).validate_json(wrong)


def test_a_frozen_map_without_types_takes_any_mapping() -> None:
    assert TypeAdapter(FrozenMap).validate_python({1: "a"}) == FrozenMap({1: "a"})


@pytest.mark.parametrize("mode", ["validation", "serialization"])
def test_a_frozen_map_has_a_json_schema(mode: Literal["validation", "serialization"]) -> None:
    made = TypeAdapter(FrozenMap[str, int]).json_schema(mode=mode)
    assert made == {"type": "object", "additionalProperties": {"type": "integer"}}


def test_pydantic_refuses_unknown_keys_of_a_value() -> None:
    adapter = TypeAdapter(Point)
    assert adapter.validate_python({"x": 1}) == Point(1)
    with pytest.raises(ValidationError, match="z"):
        adapter.validate_python({"x": 1, "z": 2})


# @value


def test_a_value_is_frozen_and_has_slots() -> None:
    point: Any = Point(1)  # Any: what is tried here is what types forbid
    with pytest.raises(FrozenInstanceError):
        point.x = 2
    with pytest.raises((FrozenInstanceError, TypeError)):
        point.z = 2
    assert not hasattr(point, "__dict__")
    assert point == Point(1, 0)
    assert hash(point) == hash(Point(1, 0))


def test_a_value_may_hold_values_of_its_own_class() -> None:
    nested = Clause("all", (Clause("dark"), Clause("wet")))
    adapter = TypeAdapter(Clause)
    assert adapter.validate_json(adapter.dump_json(nested)) == nested


def test_a_class_with_a_mutable_field_is_no_value() -> None:
    with pytest.raises(DeclarationError, match=r"Pocket\.things.*changed in place"):

        @value
        class Pocket:
            things: list[str] = field(default_factory=list)


VALUES: list[Any] = [  # Any: annotations of every kind
    int, str, float, bool, None, Slug, Color, Point, Clause,
    int | None, Slug | Color | None, Literal["a", 1], Annotated[int, "mark"],
    tuple[int, ...], tuple[int, str], tuple[()], frozenset[Slug],
    FrozenMap[str, tuple[Point | None, ...]],
]  # fmt: skip


@pytest.mark.parametrize("hint", VALUES, ids=str)
def test_what_cannot_be_changed_in_place_is_a_value(hint: Any) -> None:  # Any: as above
    assert reason_not_value(hint) is None


MUTABLES: list[Any] = [  # Any: as above
    list[int], list, dict[str, int], dict, set[int], set, bytearray, Mapping[str, int], object, Any, T,
    Loose, HidesAList, HidesIt, Thawed, Bag,
    tuple[list[int], ...], tuple[int, dict[str, int]], frozenset[Loose], FrozenMap[str, list[int]],
    int | list[int], Annotated[list[int], "mark"], tuple[tuple[set[int] | None, ...], ...],
]  # fmt: skip


@pytest.mark.parametrize("hint", MUTABLES, ids=str)
def test_what_can_be_changed_in_place_is_no_value(hint: Any) -> None:  # Any: as above
    reason = reason_not_value(hint)
    assert reason is not None
    assert "can be changed in place" in reason


@pytest.mark.parametrize("hint", [tuple, frozenset, FrozenMap])
def test_a_collection_must_say_what_it_holds(hint: type) -> None:
    assert reason_not_value(hint) == f"{hint.__name__} must say what it holds"


def test_the_reason_leads_to_the_field_deep_inside() -> None:
    reason = reason_not_value(HidesIt)
    assert reason is not None
    assert reason.startswith("HidesIt.deeper: HidesAList.items: list[int]")
