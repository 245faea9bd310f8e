"""Words of a typed line and where they stand."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mud.play.words import LONGEST_SHOWN, fold, shortened, split_words
from mud.text.clean import clean


def texts(line: str) -> list[str]:
    return [word.text for word in split_words(line)]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("", []),
        ("   ", []),
        ("get  the sword", ["get", "the", "sword"]),
        ('get "rusty sword" now', ["get", "rusty sword", "now"]),
        ('get "rusty sword', ["get", "rusty sword"]),
        ("get “rusty sword” now", ["get", "rusty sword", "now"]),
        ('""', []),
        ('get " "', ["get"]),
        ("bag's key", ["bag's", "key"]),
        ('5" nails', ['5"', "nails"]),
    ],
)
def test_a_line_falls_into_words(line: str, words: list[str]) -> None:
    assert texts(line) == words


@given(st.text().map(clean))
def test_every_word_stands_where_it_says(line: str) -> None:
    words = split_words(line)
    assert all(word.text and word.text in line[word.start : word.end] for word in words)
    assert all(one.end <= other.start for one, other in pairwise(words))


@given(st.text().map(clean))
def test_no_character_but_spaces_and_quotes_gets_lost(line: str) -> None:
    kept = "".join(line[word.start : word.end] for word in split_words(line))
    assert sorted(set("".join(kept.split()))) == sorted(
        c for c in set("".join(line.split())) if c in kept or c not in '"“”'
    )


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("Sword", "sword"),
        ("Zoë", "zoe"),
        ("STRASSE", "strasse"),
        ("straße", "strasse"),
        ("bag\u2019s", "bag's"),
        ("\uff21\uff22", "ab"),
    ],
)
def test_words_are_compared_without_case_accents_and_kinds_of_letters(typed: str, key: str) -> None:
    assert fold(typed) == key


@given(st.text(min_size=1).map(clean).filter(str.strip))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_a_long_word_is_not_repeated_in_full() -> None:
    assert len(shortened("x" * 4000)) <= LONGEST_SHOWN + 3
    assert shortened("sword") == "sword"
