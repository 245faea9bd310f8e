"""Which of the things within reach words mean, and when the game asks back."""

import pytest

from mud.kernel.errors import Refused
from mud.play.context import Ctx
from mud.play.naming import Naming
from mud.play.questions import MOST_CHOICES, Question
from mud.play.readers import GONE, ONE_AT_A_TIME, spoken
from mud.play.words import split_words
from tests.play.props import Prop, many, one, owning, reach, situation

RUSTY = Prop(name="rusty sword")
LONG = Prop(name="long sword")
LOAF, LOAF2, LOAF3 = (Prop(id=f"loaf{n}", name="loaf of bread") for n in range(3))
FISH = Prop(name="swordfish")
ALL = (RUSTY, LOAF, LONG, LOAF2, LOAF3, FISH)


@pytest.fixture(scope="module")
def shared() -> Ctx[Prop]:
    return situation()


@pytest.fixture
def ctx(shared: Ctx[Prop]) -> Ctx[Prop]:
    return situation(shared.world)


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("rusty sword", RUSTY),
        ("rusty", RUSTY),
        ("ru", RUSTY),
        ("the long sword", LONG),
        ("loaf", LOAF),
        ("bread", LOAF),
        ("loaf of bread", LOAF),
        ("2.loaf", LOAF2),
        ("second loaf", LOAF2),
        ("loaf 3", LOAF3),
        ("third loaf of bread", LOAF3),
        ("2.sword", LONG),
        ("swordf", FISH),
        ("swordfish", FISH),
        ('"long sword"', LONG),
        ("one loaf", LOAF),
        ("1.loaf", LOAF),
    ],
)
def test_words_mean_one_thing(ctx: Ctx[Prop], words: str, meant: Prop) -> None:
    assert one(ctx, reach(*ALL), words) is meant


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("all", list(ALL)),
        ("all.sword", [RUSTY, LONG]),
        ("all swords", [RUSTY, LONG]),
        ("all.loaf", [LOAF, LOAF2, LOAF3]),
        ("two loaves", [LOAF, LOAF2]),
        ("3 loaves", [LOAF, LOAF2, LOAF3]),
        ("2 swords", [RUSTY, LONG]),
        ("loaves", [LOAF, LOAF2, LOAF3]),
        ("loaf", [LOAF]),
        ("2.loaf", [LOAF2]),
        ("rusty", [RUSTY]),
    ],
)
def test_words_mean_several_things(ctx: Ctx[Prop], words: str, meant: list[Prop]) -> None:
    assert many(ctx, reach(*ALL), words) == meant


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        ("axe", "You see no axe here."),
        ("rusty axe", "You see no rusty axe here."),
        ("swrod", "You see no swrod here. Did you mean sword?"),
        ("4.loaf", "You do not find that many: there are only three."),
        ("2.rusty", "You do not find that many: there is only one."),
        ("all", ONE_AT_A_TIME),
        ("two loaves", ONE_AT_A_TIME),
        ("all.loaf", ONE_AT_A_TIME),
    ],
)
def test_one_thing_that_is_not_there_is_refused(ctx: Ctx[Prop], words: str, refusal: str) -> None:
    with pytest.raises(Refused) as refused:
        one(ctx, reach(*ALL), words)
    assert str(refused.value) == refusal


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        ("4 loaves", "You do not find that many: there are only three."),
        ("2 rusty swords", "You do not find that many: there is only one."),
        ("all.axe", "You see no axe here."),
    ],
)
def test_more_than_there_are_is_refused(ctx: Ctx[Prop], words: str, refusal: str) -> None:
    with pytest.raises(Refused) as refused:
        many(ctx, reach(*ALL), words)
    assert str(refused.value) == refusal


def test_all_of_nothing_is_refused(ctx: Ctx[Prop]) -> None:
    with pytest.raises(Refused, match=r"There is nothing here\."):
        many(ctx, reach(), "all")


def test_a_huge_word_is_not_repeated_in_full(ctx: Ctx[Prop]) -> None:
    with pytest.raises(Refused) as refused:
        one(ctx, reach(*ALL), "x" * 5000)
    assert len(str(refused.value)) < 100


def test_braces_in_typed_words_stay_as_they_are(ctx: Ctx[Prop]) -> None:
    with pytest.raises(Refused, match=r"^You see no \{words\} here"):
        one(ctx, reach(*ALL), "{words}")


def test_different_things_that_fit_equally_are_asked_about(ctx: Ctx[Prop]) -> None:
    with pytest.raises(Question) as asked:
        one(ctx, reach(*ALL), "sword")
    assert str(asked.value) == "Which sword: the rusty sword or the long sword?"
    assert [choice.thing for choice in asked.value.choices] == [RUSTY, LONG]


def test_several_may_be_asked_about_too(ctx: Ctx[Prop]) -> None:
    with pytest.raises(Question):
        many(ctx, reach(*ALL), "sword")


def test_an_abbreviation_is_not_repeated_in_the_question(ctx: Ctx[Prop]) -> None:
    with pytest.raises(Question, match=r"^Which do you mean: Bob or the bottle\?$"):
        one(ctx, reach(Prop(name="Bob"), Prop(name="bottle")), "bo")


def test_equal_things_need_no_question(ctx: Ctx[Prop]) -> None:
    assert one(ctx, reach(LOAF2, LOAF), "loaf") is LOAF2


def test_what_is_called_exactly_so_needs_no_question(ctx: Ctx[Prop]) -> None:
    plain = Prop(name="sword")
    assert one(ctx, reach(RUSTY, plain, LONG), "sword") is plain


def test_an_accent_tells_two_people_apart_only_by_a_question(ctx: Ctx[Prop]) -> None:
    zoe = Prop(name="Zoë")
    assert one(ctx, reach(zoe, RUSTY), "zoe") is zoe
    assert one(ctx, reach(zoe, RUSTY), "Zoë") is zoe


def test_too_many_kinds_are_not_listed(ctx: Ctx[Prop]) -> None:
    swords = [Prop(name=f"{n} sword") for n in "abcdefghijklm"]
    with pytest.raises(Refused) as refused:
        one(ctx, reach(*swords), "sword")
    assert not isinstance(refused.value, Question)
    assert str(len(swords)) in str(refused.value)
    assert len(swords) > MOST_CHOICES


def test_an_answer_settles_which_is_meant(ctx: Ctx[Prop]) -> None:
    settled = Ctx(ctx.world, ctx.actor, services=ctx.services, meanings={(0, 5): LONG})
    assert one(settled, reach(*ALL), "sword") is LONG


def test_what_was_chosen_and_is_gone_is_not_replaced_by_another(ctx: Ctx[Prop]) -> None:
    settled = Ctx(ctx.world, ctx.actor, services=ctx.services, meanings={(0, 5): LONG})
    with pytest.raises(Refused, match=GONE):
        one(settled, reach(RUSTY), "sword")


@pytest.mark.parametrize("name", ["seven sisters", "baker's dozen", "man in black", "all-seeing eye", "rune 7"])
def test_names_that_look_like_grammar_can_be_typed(ctx: Ctx[Prop], name: str) -> None:
    odd = Prop(name=name)
    assert one(ctx, owning(RUSTY, odd), name) is odd
    assert many(ctx, owning(RUSTY, odd), name) == [odd]


BRASS, IRON = Prop(name="brass key"), Prop(name="iron key")
BAG, BOX = Prop(name="leather bag", inside=(BRASS, LOAF)), Prop(name="wooden box", inside=(IRON,))
HELD_BAG = Prop(name="Bob", inside=(BAG,))


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("key in bag", [BRASS]),
        ("bag's key", [BRASS]),
        ("the leather bag's brass key", [BRASS]),
        ("key from box", [IRON]),
        ("all in bag", [BRASS, LOAF]),
        ("all from the box", [IRON]),
        ("loaf in 1.bag", [LOAF]),
    ],
)
def test_things_are_found_inside_others(ctx: Ctx[Prop], words: str, meant: list[Prop]) -> None:
    assert many(ctx, owning(BAG, BOX, LOAF2), words) == meant


def test_a_question_about_the_owner_comes_first(ctx: Ctx[Prop]) -> None:
    with pytest.raises(Question, match="Which bag: the leather bag or the silk bag"):
        one(ctx, owning(BAG, Prop(name="silk bag", inside=(IRON,))), "key in bag")


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        ("sword in bag", "You find no sword there."),
        ("key in sack", "You see no sack here."),
        ("key in loaf", "You see no loaf here."),
        ("2.key in bag", "You do not find that many: there is only one."),
    ],
)
def test_what_is_not_inside_is_refused(ctx: Ctx[Prop], words: str, refusal: str) -> None:
    with pytest.raises(Refused) as refused:
        many(ctx, owning(BAG, LOAF2), words)
    assert str(refused.value) == refusal


def test_all_in_something_empty_is_refused(ctx: Ctx[Prop]) -> None:
    with pytest.raises(Refused, match=r"There is nothing there\."):
        many(ctx, owning(LOAF, owners=[Prop(name="sack")]), "all in sack")


def test_a_reader_of_what_has_no_inside_takes_the_words_as_they_stand(ctx: Ctx[Prop]) -> None:
    with pytest.raises(Refused, match="You see no rusty in bag here"):
        one(ctx, reach(RUSTY), "rusty in bag")


def test_spoken_words_are_taken_as_they_were_typed(ctx: Ctx[Prop]) -> None:
    words = split_words("Hello  There")
    assert spoken.one(ctx, words, "Hello  There") == "Hello  There"
    assert spoken.many(ctx, words, "Hello  There") == ["Hello", "There"]


def test_without_names_nothing_can_be_asked(ctx: Ctx[Prop]) -> None:
    with pytest.raises(LookupError, match=Naming.__name__):
        one(Ctx(ctx.world, ctx.actor), reach(*ALL), "sword")
