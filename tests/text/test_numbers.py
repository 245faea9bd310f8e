import pytest
from hypothesis import given
from hypothesis import strategies as st

from mud.text.grammar import number_word, ordinal, ordinal_word, parse_number, parse_ordinal

WORDS = [
    (0, "zero", "zeroth", "0th"),
    (1, "one", "first", "1st"),
    (2, "two", "second", "2nd"),
    (3, "three", "third", "3rd"),
    (5, "five", "fifth", "5th"),
    (8, "eight", "eighth", "8th"),
    (9, "nine", "ninth", "9th"),
    (11, "eleven", "eleventh", "11th"),
    (12, "twelve", "twelfth", "12th"),
    (13, "thirteen", "thirteenth", "13th"),
    (20, "twenty", "twentieth", "20th"),
    (21, "twenty-one", "twenty-first", "21st"),
    (42, "forty-two", "forty-second", "42nd"),
    (99, "ninety-nine", "ninety-ninth", "99th"),
    (100, "one hundred", "one hundredth", "100th"),
    (105, "one hundred and five", "one hundred and fifth", "105th"),
    (111, "one hundred and eleven", "one hundred and eleventh", "111th"),
    (1000, "one thousand", "one thousandth", "1000th"),
    (1234, "one thousand two hundred and thirty-four", "one thousand two hundred and thirty-fourth", "1234th"),
    (2_000_003, "two million and three", "two million and third", "2000003rd"),
]


@pytest.mark.parametrize(("number", "cardinal", "place", "digits"), WORDS)
def test_numbers_are_said_and_understood(number: int, cardinal: str, place: str, digits: str) -> None:
    assert (number_word(number), ordinal_word(number), ordinal(number)) == (cardinal, place, digits)
    assert parse_number(cardinal) == number
    assert parse_ordinal(place) == parse_ordinal(digits) == number


@given(st.integers(0, 999_999_999))
def test_every_number_in_words_is_understood(number: int) -> None:
    assert parse_number(number_word(number)) == number
    assert parse_ordinal(ordinal_word(number)) == number
    assert parse_ordinal(ordinal(number)) == number


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("3", 3), ("1,200", 1200), ("007", 7), ("Three", 3), (" twenty  one ", 21), ("a dozen", 12), ("dozen", 12),
        ("two dozen", 24), ("half a dozen", 6), ("a hundred", 100), ("a hundred and one", 101), ("a thousand", 1000),
    ],
)  # fmt: skip
def test_numbers_are_read_as_people_write_them(words: str, number: int) -> None:
    assert parse_number(words) == number


@pytest.mark.parametrize(
    "words",
    [
        "", " ", "sword", "a", "and", "three three", "one twenty", "and three", "three and", "hundred", "-3", "3.5",
        "1,2", "٣", "9" * 13, "9" * 100_000, "dozen dozen", "3rd", "two second", "a dozen dozen", "three sword",
    ],
)  # fmt: skip
def test_what_is_no_number_is_not_taken_for_one(words: str) -> None:
    assert parse_number(words) is None


@pytest.mark.parametrize(
    "words", ["", "2", "two", "sword", "nd", "second second", "9" * 13 + "th", "twenty second hand"]
)
def test_what_is_no_place_is_not_taken_for_one(words: str) -> None:
    assert parse_ordinal(words) is None


def test_numbers_out_of_all_measure_are_said_in_digits() -> None:
    assert number_word(1_000_000_000) == "1,000,000,000"
    assert ordinal_word(1_000_000_000) == "1000000000th"
    assert number_word(-3) == "minus three"


@given(st.text())
def test_no_words_are_too_odd_to_be_asked_about(words: str) -> None:
    parse_number(words)
    parse_ordinal(words)
