"""The ways in which words that name things can be read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mud.kernel.errors import Refused
from mud.play.phrases import Phrase, readings
from mud.play.words import split_words


def last(line: str, owned: bool = False) -> Phrase:
    return readings(split_words(line), owned)[-1]


@pytest.mark.parametrize(
    ("line", "phrase"),
    [
        ("sword", Phrase(("sword",))),
        ("the rusty sword", Phrase(("rusty", "sword"))),
        ("the", Phrase(("the",))),
        ("all", Phrase((), every=True)),
        ("everything", Phrase((), every=True)),
        ("all swords", Phrase(("swords",), every=True)),
        ("all the swords", Phrase(("swords",), every=True)),
        ("all of the swords", Phrase(("swords",), every=True)),
        ("every sword", Phrase(("sword",), every=True)),
        ("all.sword", Phrase(("sword",), every=True)),
        ("all.rusty sword", Phrase(("rusty", "sword"), every=True)),
        ("ALL.SWORD", Phrase(("sword",), every=True)),
        ("all of them", Phrase(("them",))),
        ("2.sword", Phrase(("sword",), ordinal=2)),
        ("2.rusty sword", Phrase(("rusty", "sword"), ordinal=2)),
        ("sword 2", Phrase(("sword",), ordinal=2)),
        ("second sword", Phrase(("sword",), ordinal=2)),
        ("the second sword", Phrase(("sword",), ordinal=2)),
        ("2nd sword", Phrase(("sword",), ordinal=2)),
        ("twenty-first sword", Phrase(("sword",), ordinal=21)),
        ("3 loaves", Phrase(("loaves",), count=3)),
        ("three loaves", Phrase(("loaves",), count=3)),
        ("three of the loaves", Phrase(("loaves",), count=3)),
        ("twenty one loaves", Phrase(("loaves",), count=21)),
        ("a dozen eggs", Phrase(("eggs",), count=12)),
        ("half a dozen eggs", Phrase(("eggs",), count=6)),
        ("1,200 arrows", Phrase(("arrows",), count=1200)),
        ("one sword", Phrase(("sword",), count=1)),
        ("three", Phrase(("three",))),
        ("2", Phrase(("2",))),
        ('"all"', Phrase(("all",))),
        ('"rusty sword"', Phrase(("rusty", "sword"))),
        ('"3 loaves"', Phrase(("3", "loaves"))),
        ("99999.sword", Phrase(("99999.sword",))),
        ("bag's key", Phrase(("bag's", "key"))),
    ],
)
def test_words_say_which_and_how_many(line: str, phrase: Phrase) -> None:
    assert last(line) == phrase


@pytest.mark.parametrize(
    ("line", "thing", "owner"),
    [
        ("bag's key", Phrase(("key",)), "bag"),
        ("bag\u2019s key", Phrase(("key",)), "bag"),
        ("James' hat", Phrase(("hat",)), "James"),
        ("the old bag's rusty key", Phrase(("rusty", "key")), "the old bag"),
        ("bob's bag's key", Phrase(("key",)), "bob's bag"),
        ("key in bag", Phrase(("key",)), "bag"),
        ("key from the bag", Phrase(("key",)), "the bag"),
        ("key in bag on table", Phrase(("key",)), "bag on table"),
        ("all in bag", Phrase((), every=True), "bag"),
        ("all.coin from bag", Phrase(("coin",), every=True), "bag"),
        ("three coins from bag", Phrase(("coins",), count=3), "bag"),
        ("all bob's keys", Phrase(("keys",), every=True), "bob"),
        ("all of bob's keys", Phrase(("keys",), every=True), "bob"),
        ("second bag's key", Phrase(("key",)), "second bag"),
        ("2.key in 2.bag", Phrase(("key",), ordinal=2), "2.bag"),
        ("his hat", Phrase(("hat",)), "him"),
        ("her hat", Phrase(("hat",)), "her"),
        ("its key", Phrase(("key",)), "it"),
    ],
)
def test_words_say_where_a_thing_is(line: str, thing: Phrase, owner: str) -> None:
    phrase = last(line, owned=True)
    assert " ".join(word.text for word in phrase.owner) == owner
    assert (phrase.words, phrase.ordinal, phrase.count, phrase.every) == (
        thing.words,
        thing.ordinal,
        thing.count,
        thing.every,
    )


@pytest.mark.parametrize("line", ["in bag", "key in", "in", "bag's", "'s", "her", "all in", "'s key"])
def test_words_that_name_no_place_are_read_as_they_stand(line: str) -> None:
    assert last(line, owned=True).owner == ()


def test_the_literal_reading_comes_first() -> None:
    first, *_ = readings(split_words("seven sisters"))
    assert first == Phrase(("seven", "sisters"))


@pytest.mark.parametrize("line", ["0.sword", "sword 0", "0 loaves", "zero loaves", "0th sword"])
def test_nothing_is_counted_from_zero(line: str) -> None:
    with pytest.raises(Refused):
        readings(split_words(line))


def test_only_a_lone_pronoun_is_one() -> None:
    assert last("it").pronoun == "it"
    assert last("all of them").pronoun == "them"
    assert last("it bag").pronoun is None
    assert last("2.it").pronoun is None


WORDS = st.lists(
    st.sampled_from(
        ["a", "the", "all", "all.x", "2.x", "of", "in", "x's", "s'", "her", "it", "3", "two", "second", '"', "x"]
    ),
    min_size=1,
    max_size=8,
)


@given(WORDS, st.booleans())
def test_any_words_can_be_read(words: list[str], owned: bool) -> None:
    split = split_words(" ".join(words))
    if split:
        try:
            read = readings(split, owned)
        except Refused:
            return
        assert read
        assert all(phrase.words or phrase.every for phrase in read)
