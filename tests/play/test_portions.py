"""So many of a heap."""

import pytest

from mud.kernel.errors import Refused
from mud.play.context import Ctx
from mud.play.naming import Naming, Noun, Portion
from mud.play.portions import Portions
from mud.play.questions import Question
from mud.play.words import split_words
from tests.play.props import Prop, reach, situation

HEAP, FEW, SWORD, LONG = (
    Prop(name="coin", quantity=10),
    Prop(name="coin", quantity=3),
    Prop(name="rusty sword"),
    Prop(name="long sword"),
)
READER = Portions(reach(HEAP, FEW, SWORD, LONG), lambda prop: prop.quantity)


def read(ctx: Ctx[Prop], words: str) -> list[Portion[Prop]]:
    return list(READER.many(ctx, split_words(words), words))


@pytest.fixture(scope="module")
def ctx() -> Ctx[Prop]:
    return situation()


@pytest.mark.parametrize(
    ("words", "portions"),
    [
        ("coin", [Portion(HEAP, 1)]),
        ("3 coins", [Portion(HEAP, 3)]),
        ("ten coins", [Portion(HEAP, 10)]),
        ("a dozen coins", [Portion(HEAP, 10), Portion(FEW, 2)]),
        ("13 coins", [Portion(HEAP, 10), Portion(FEW, 3)]),
        ("coins", [Portion(HEAP, 10), Portion(FEW, 3)]),
        ("all.coin", [Portion(HEAP, 10), Portion(FEW, 3)]),
        ("2.coin", [Portion(FEW, 1)]),
        ("rusty", [Portion(SWORD, 1)]),
        ("all", [Portion(HEAP, 10), Portion(FEW, 3), Portion(SWORD, 1), Portion(LONG, 1)]),
    ],
)
def test_counts_reach_into_heaps(ctx: Ctx[Prop], words: str, portions: list[Portion[Prop]]) -> None:
    assert read(ctx, words) == portions


def test_a_place_beyond_the_last_heap_counts_pieces(ctx: Ctx[Prop]) -> None:
    assert read(ctx, "11.coin") == [Portion(FEW, 1)]
    with pytest.raises(Refused, match="there are only thirteen"):
        read(ctx, "14.coin")


def test_a_portion_is_called_by_its_number(ctx: Ctx[Prop]) -> None:
    naming = ctx.service(Naming)
    named = naming.noun(ctx.world, ctx.actor, Portion(HEAP, 3))
    assert isinstance(named, Noun)
    assert named.form("a") == "three coins"


def test_more_than_all_heaps_hold_is_refused(ctx: Ctx[Prop]) -> None:
    with pytest.raises(Refused, match="there are only thirteen"):
        read(ctx, "14 coins")


def test_different_things_are_asked_about(ctx: Ctx[Prop]) -> None:
    with pytest.raises(Question):
        read(ctx, "sword")


def test_one_portion_is_of_one_heap(ctx: Ctx[Prop]) -> None:
    words = split_words("3 coins")
    assert READER.one(ctx, words, "") == Portion(HEAP, 3)
    with pytest.raises(Refused, match="one at a time"):
        READER.one(ctx, split_words("12 coins"), "")


def test_it_is_the_heap_that_was_meant_last(ctx: Ctx[Prop]) -> None:
    read(ctx, "2.coin")
    assert read(ctx, "them") == [Portion(FEW, 3)]
