"""How well words fit keywords."""

import pytest

from mud.play.matching import EXACT, PLURAL, PREFIX, best, comparable, fit, guess, pooled

SWORD = ("rusty", "sword", "blade")


@pytest.mark.parametrize(
    ("words", "score"),
    [
        (["sword"], EXACT),
        (["rusty", "sword"], EXACT),
        (["sword", "rusty"], EXACT),
        (["swords"], PLURAL),
        (["rusty", "swords"], PLURAL),
        (["sw"], PREFIX),
        (["ru", "swords"], PREFIX),
        (["sword", "shiny"], 0),
        (["swordy"], 0),
        (["word"], 0),
        ([], 0),
    ],
)
def test_the_worst_fitting_word_decides(words: list[str], score: int) -> None:
    assert fit(words, SWORD) == score


def test_irregular_plurals_fit() -> None:
    assert fit(["loaves"], ("loaf",)) == PLURAL
    assert fit(["men"], ("man",)) == PLURAL


def test_keywords_are_compared_like_words() -> None:
    assert comparable(("Zoë", "three-legged")) == ("zoe", "three-legged", "three", "legged")
    assert comparable(("lime trees, old",)) == ("lime", "trees", "old")


def test_only_those_that_fit_best_are_found_in_their_order() -> None:
    pool = pooled([("one", ("swordfish",)), ("two", ("sword",)), ("three", ("old", "sword"))])
    assert best(pool, ["sword"]) == (EXACT, ["two", "three"])
    assert best(pool, ["swo"]) == (PREFIX, ["one", "two", "three"])
    assert best(pool, ["axe"]) == (0, [])


def test_the_word_that_fits_nothing_is_guessed_at() -> None:
    pool = pooled([("one", SWORD), ("two", ("loaf",))])
    assert guess(["rusty", "swrod"], pool) == "sword"
    assert guess(["ursty", "sword"], pool) == "rusty"
    assert guess(["xyzzy"], pool) is None
    assert guess([], pool) is None
    assert guess(["x"], []) is None
