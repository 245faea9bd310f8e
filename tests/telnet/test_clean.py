"""Text of a peer that was not typed key by key. What is typed is tested with the lines."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mud.telnet.clean import cleaned, one_line, stripped


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("plain é 漢", "plain é 漢"),
        ("one\r\ntwo\rthree\nfour", "one\ntwo\nthree\nfour"),
        ("\x1b[31mred\x07", "[31mred"),
        ("a\bb\x7fc", "abc"),
        ("a\tb\u2028c", "a b c"),
        ("a\u202eb\u200bc\ue000", "abc"),
    ],
)
def test_text_is_stripped_of_what_steers_a_terminal_and_keeps_its_lines(text: str, clean: str) -> None:
    assert stripped(text) == clean


@given(st.text() | st.text(alphabet="ab\b\x7f\t\r\n\x1b\u202e"))
def test_stripped_text_is_clean_and_stays_as_it_is(text: str) -> None:
    once = stripped(text)
    assert stripped(once) == once
    assert {unicodedata.category(character) for character in once.replace("\n", "")}.isdisjoint(
        {"Cc", "Cf", "Cs", "Co"}
    )
    assert all(cleaned(line) == line for line in once.split("\n"))


def test_a_name_is_one_line_and_no_longer_than_allowed() -> None:
    assert one_line("  Mud\nlet\x1b ", 40) == "Mud let"
    assert one_line("x" * 100, 40) == "x" * 40
