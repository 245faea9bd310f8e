"""What it, him, her and them mean."""

import pytest

from mud.kernel.errors import Refused
from mud.play.context import Ctx
from mud.play.memory import MOST_REMEMBERED, Memory
from mud.play.readers import ONE_AT_A_TIME
from tests.play.props import Prop, many, one, owning, reach, situation

SWORD, LOAF, COINS = Prop(name="sword"), Prop(name="loaf"), Prop(name="coin", quantity=9)
BOB, ANN, ROBIN = Prop(name="Bob"), Prop(name="Ann"), Prop(name="Robin")
EVERYTHING = reach(SWORD, LOAF, BOB, ANN, ROBIN, COINS)


@pytest.fixture(scope="module")
def shared() -> Ctx[Prop]:
    return situation()


@pytest.fixture
def ctx(shared: Ctx[Prop]) -> Ctx[Prop]:
    return situation(shared.world)


@pytest.mark.parametrize(
    ("before", "pronoun", "meant"),
    [
        (["sword"], "it", SWORD),
        (["sword", "loaf"], "it", LOAF),
        (["sword", "bob"], "it", SWORD),
        (["bob", "ann"], "him", BOB),
        (["bob", "ann"], "her", ANN),
        (["robin"], "them", ROBIN),
        (["robin"], "him", ROBIN),
        (["robin"], "her", ROBIN),
        (["coin"], "them", COINS),
        (["coin"], "it", COINS),
        (["bob", "robin"], "him", ROBIN),
    ],
)
def test_a_pronoun_means_the_last_one_meant_of_its_kind(
    ctx: Ctx[Prop], before: list[str], pronoun: str, meant: Prop
) -> None:
    for words in before:
        one(ctx, EVERYTHING, words)
    assert one(ctx, EVERYTHING, pronoun) is meant


def test_them_are_those_meant_together(ctx: Ctx[Prop]) -> None:
    assert many(ctx, reach(SWORD, LOAF), "all") == [SWORD, LOAF]
    assert many(ctx, EVERYTHING, "them") == [SWORD, LOAF]
    assert many(ctx, EVERYTHING, "all of them") == [SWORD, LOAF]


def test_someone_who_is_they_does_not_hide_the_things_that_are_them(ctx: Ctx[Prop]) -> None:
    many(ctx, reach(SWORD, LOAF), "all")
    one(ctx, EVERYTHING, "robin")
    assert many(ctx, reach(SWORD, LOAF), "them") == [SWORD, LOAF]
    assert one(ctx, reach(ROBIN, BOB), "them") is ROBIN


def test_of_those_meant_together_only_who_is_in_reach_is_meant(ctx: Ctx[Prop]) -> None:
    many(ctx, reach(SWORD, LOAF), "all")
    assert many(ctx, reach(LOAF, BOB), "them") == [LOAF]


def test_several_cannot_be_meant_where_one_is_asked_for(ctx: Ctx[Prop]) -> None:
    many(ctx, reach(SWORD, LOAF), "all")
    with pytest.raises(Refused, match=ONE_AT_A_TIME):
        one(ctx, EVERYTHING, "them")


def test_what_was_seen_later_is_meant(ctx: Ctx[Prop]) -> None:
    one(ctx, EVERYTHING, "sword")
    ctx.memory.saw(ctx.actor, [BOB, LOAF])
    assert one(ctx, EVERYTHING, "it") is LOAF


def test_what_was_seen_out_of_reach_does_not_hide_what_was_meant(ctx: Ctx[Prop]) -> None:
    one(ctx, EVERYTHING, "sword")
    ctx.memory.saw(ctx.actor, [LOAF])
    assert one(ctx, reach(SWORD), "it") is SWORD


def test_an_older_thing_is_never_taken_in_place_of_the_last(ctx: Ctx[Prop]) -> None:
    one(ctx, EVERYTHING, "sword")
    one(ctx, EVERYTHING, "loaf")
    with pytest.raises(Refused, match="You see no loaf here"):
        one(ctx, reach(SWORD), "it")


def test_with_nothing_meant_the_only_one_of_its_kind_is(ctx: Ctx[Prop]) -> None:
    assert one(ctx, reach(SWORD, BOB), "it") is SWORD
    assert one(situation(ctx.world), reach(SWORD, BOB), "him") is BOB


def test_a_pronoun_for_nothing_in_particular_is_refused(ctx: Ctx[Prop]) -> None:
    with pytest.raises(Refused, match="not clear who or what you mean by 'it'"):
        one(ctx, reach(SWORD, LOAF), "it")
    with pytest.raises(Refused, match="not clear"):
        one(ctx, reach(SWORD), "her")


def test_nobody_is_told_of_themselves(ctx: Ctx[Prop]) -> None:
    ctx.memory.saw(ctx.actor, [ctx.actor, "words", 3])
    assert list(ctx.memory.seen_lately()) == []


def test_a_possessive_pronoun_says_whose(ctx: Ctx[Prop]) -> None:
    hat = Prop(name="hat")
    bob = Prop(name="Bob", inside=(hat,))
    reader = owning(SWORD, owners=[bob])
    ctx.memory.meant([bob])
    assert one(ctx, reader, "his hat") is hat


def test_memory_is_bounded() -> None:
    memory = Memory()
    actor = Prop(name="You")
    for n in range(100):
        memory.meant([Prop(name=f"thing{n}")])
        memory.saw(actor, [Prop(name=f"sight{n}")])
    assert len(list(memory.meant_lately())) == MOST_REMEMBERED
    assert len(list(memory.seen_lately())) == MOST_REMEMBERED
