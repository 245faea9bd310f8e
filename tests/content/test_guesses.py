"""What a mistyped word was meant to be."""

import pytest

from mud.content.guesses import Guesses


@pytest.mark.parametrize(
    ("word", "known", "expected"),
    [
        ("nort", ["north", "south"], "north"),
        ("North", ["north", "south"], "north"),
        ("souht", ["north", "south"], "south"),
        ("zzz", ["north", "south"], None),
        ("", ["north"], None),
        ("north", [], None),
        ("ab", ["abd", "abc"], "abc"),
    ],
)
def test_the_closest_word_is_guessed_if_it_is_close(word: str, known: list[str], expected: str | None) -> None:
    assert Guesses().guess(word, known) == expected


def test_guessing_ends_when_the_work_for_it_is_used_up() -> None:
    guesses = Guesses(comparisons=3)
    assert guesses.hint("nort", ["north", "south"]) == ": did you mean 'north'?"
    assert guesses.hint("nort", ["north", "south"], "; no idea") == "; no idea"
