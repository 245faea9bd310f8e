"""Which types may hold a float, and where wrong JSON is wrong."""

from typing import Annotated, NewType, Optional

import pytest

from mud.kernel.values import FrozenMap, value
from mud.store.json import REMEMBERED, JsonError, dump, dumper, holds_float, loader

Weight = NewType("Weight", float)


@value
class Branch:
    """A value that may hold others of its own kind."""

    name: str
    twigs: "tuple[Branch, ...]" = ()
    weight: Optional["Weight"] = None


@value
class Leaf:
    """A value without floats."""

    name: str
    next: "Leaf | None" = None


@pytest.mark.parametrize(
    ("hint", "holds"),
    [
        (float, True),
        (Weight, True),
        (tuple[int, ...], False),
        (FrozenMap[str, tuple[float, ...]], True),
        (Annotated[FrozenMap[str, int | float], "note"], True),
        (Branch, True),
        (tuple[Leaf, ...], False),
    ],
)
def test_a_float_is_found_however_deep_it_lies(hint: object, holds: bool) -> None:
    assert holds_float(hint) is holds


def test_a_value_that_holds_its_own_kind_comes_back() -> None:
    tree = Branch("a", (Branch("b", (), Weight(1.5)), Branch("c")))
    assert loader(Branch)(dumper(Branch)(tree)) == tree


def test_equal_texts_give_one_value() -> None:
    read = loader(Branch)
    assert read('{"name":"a"}') is read('{"name":"a"}')


def test_no_more_is_remembered_than_is_allowed() -> None:
    write, read = dumper(Leaf), loader(Leaf)
    for number in range(REMEMBERED * 2 + 1):
        leaf = Leaf(str(number))
        assert read(write(leaf)) == leaf


@pytest.mark.parametrize(
    ("text", "path"),
    [("", ""), ("nonsense", ""), ('{"name": 1}', "name"), ('{"name": "a", "next": {"name": 2}}', "next.name")],
)
def test_wrong_json_says_where_it_is_wrong(text: str, path: str) -> None:
    with pytest.raises(JsonError) as caught:
        loader(Leaf)(text)
    assert caught.value.path == path
    assert caught.value.reason


def test_sets_are_written_in_order_also_of_what_has_none() -> None:
    assert dump(frozenset({"b", "a"})) == '["a","b"]'
    assert dump(frozenset({Leaf("b"), Leaf("a")})) == dump([Leaf("a"), Leaf("b")])


def test_what_is_no_value_is_refused() -> None:
    with pytest.raises(TypeError):
        dump({"a": object()})
