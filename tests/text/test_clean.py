import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mud.text.clean import MAX_MARKS, clean, name_key

nasty = st.text(
    st.sampled_from("aé \t\n\r\x00\x1b\x7f\x85\x9b\u0301\u0308\u200b\u200d\u202e\u2028\ufe0f\ufeff\ud800\ue000한각👍")
    | st.characters()
)


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("plain words", "plain words"),
        ("", ""),
        ("a\tb", "a b"),
        ("a\r\nb", "a b"),
        ("a\nb\rc", "a b c"),
        ("nul\x00l", "null"),
        ("\x1b[31mred\x1b[0m", "[31mred[0m"),
        ("\x9b31mred", "31mred"),
        ("bell\x07 del\x7f", "bell del"),
        ("\x1b]8;;https://x\x1b\\link", "]8;;https://x\\link"),
        ("\u202egnp.exe", "gnp.exe"),
        ("a\u2066b\u2069c", "abc"),
        ("zero\u200bwidth", "zerowidth"),
        ("\ufeffbom", "bom"),
        ("soft\u00adhyphen", "softhyphen"),
        ("lone\ud800", "lone"),
        ("private\ue000", "private"),
        ("non\uffff", "non"),
        ("caf\ufffd", "caf\ufffd"),
        ("far\U0010fffd\U0010ffff", "far"),
        ("tag\U000e0041", "tag"),
        ("no\xa0break\u3000wide", "no break wide"),
        ("line\u2028end", "line end"),
        ("e\u0301", "é"),
        ("\u0301a", "a"),
        ("a \u0301b", "a b"),
        ("Zoë Çelik Łukasz", "Zoë Çelik Łukasz"),
        ("日本語 한국어 Ελλάδα", "日本語 한국어 Ελλάδα"),
        ("👍🏽", "👍🏽"),
        ("❤\ufe0f", "❤"),
        ("👩\u200d🚀", "👩🚀"),
        ("blank\u3164", "blank"),
    ],
)
def test_typed_text_is_cleaned(typed: str, left: str) -> None:
    assert clean(typed) == left


def test_a_tower_of_marks_is_cut() -> None:
    assert clean("x" + "\u0323" * 50 + "y") == "x" + "\u0323" * MAX_MARKS + "y"


@pytest.mark.parametrize("words", ["กำลังที่นี่", "हिन्दी", "שָׁלוֹם", "Tiếng Việt"])
def test_marks_that_a_language_needs_stay(words: str) -> None:
    assert clean(words) == unicodedata.normalize("NFC", words)


def test_brackets_of_markup_are_left_alone() -> None:
    assert clean("[red]{actor}[/]") == "[red]{actor}[/]"


@given(nasty)
def test_cleaning_twice_changes_nothing_more(typed: str) -> None:
    assert clean(clean(typed)) == clean(typed)


@given(nasty)
def test_what_is_left_steers_no_terminal_and_can_be_sent(typed: str) -> None:
    left = clean(typed)
    assert not {unicodedata.category(character) for character in left} & {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
    assert unicodedata.is_normalized("NFC", left)
    left.encode("utf-8")


@given(st.text(st.sampled_from("a \u0301\u0323각")))
def test_no_character_carries_more_marks_than_allowed(typed: str) -> None:
    run = 0
    for character in clean(typed):
        run = run + 1 if unicodedata.category(character) == "Mn" else 0
        assert run <= MAX_MARKS


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bob", "bOB"), ("Straße", "STRASSE"), ("é", "e\u0301"), ("\uff21nn", "ann"), ("  Ann   Lee ", "ann lee"),
        ("ﬁn", "fin"), ("Bob\u200b", "bob"), ("ς", "Σ"),
    ],
)  # fmt: skip
def test_names_that_look_alike_have_one_key(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


@given(nasty)
def test_the_key_of_a_key_is_itself(name: str) -> None:
    assert name_key(name_key(name)) == name_key(name)


@given(nasty)
def test_a_name_and_its_clean_form_have_one_key(name: str) -> None:
    assert name_key(clean(name)) == name_key(name)
