"""What a bare word means."""

import pytest

from mud.content.nodes import Value
from mud.content.scalars import LARGEST_NUMBER, meaning


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("0", 0),
        ("-0", 0),
        ("12", 12),
        ("+5", 5),
        ("-7", -7),
        ("9223372036854775807", LARGEST_NUMBER),
        ("2.5", 2.5),
        (".5", 0.5),
        ("-0.25", -0.25),
        ("1.5e3", 1500.0),
    ],
)
def test_booleans_numbers_and_nothing_are_written_in_one_way(word: str, expected: Value) -> None:
    read = meaning(word)
    assert (read, type(read)) == (expected, type(expected))


WORDS = (
    "yes no on off y n True TRUE False Yes NO Null NULL 010 0x1F 0o17 0b1 1_000 12:30 1:30:00 2001-01-01 "
    ".inf -.inf .nan 1. 1e3 1.2.3 +-1 - + . = << 3g 007 -01 1,000 ٣"
)


@pytest.mark.parametrize("word", WORDS.split())
def test_everything_else_is_a_word(word: str) -> None:
    assert meaning(word) == word


@pytest.mark.parametrize("word", ["9223372036854775808", "-9223372036854775808", "9" * 5000, "1.5e999"])
def test_a_number_that_no_column_holds_is_refused(word: str) -> None:
    with pytest.raises(ValueError, match="this number is too large"):
        meaning(word)
