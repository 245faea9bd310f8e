import pytest
from hypothesis import given
from hypothesis import strategies as st

from mud.text.span import Span, Text, plain, styled
from mud.text.width import display_width
from mud.text.wrap import MIN_ROOM, wrap

letters = st.text(st.sampled_from("abcdefg     \n\u00e9e\u0301日本。👍─-") | st.sampled_from("ab "), max_size=80)
texts = st.lists(st.builds(Span, letters, st.sampled_from(["", "thing"])), max_size=4).map(tuple)


def lines(text: str, width: int, indent: int = 0, hanging: int = 0) -> list[str]:
    return [plain(line) for line in wrap(styled(text), width, indent, hanging)]


@pytest.mark.parametrize(
    ("text", "width", "wrapped"),
    [
        ("", 10, [""]),
        ("a b c", 10, ["a b c"]),
        ("one two three", 7, ["one two", "three"]),
        ("one two three", 8, ["one two", "three"]),
        ("one two three", 3, ["one", "two", "thr", "ee"]),
        ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
        ("a abcdefghij", 4, ["a", "abcd", "efgh", "ij"]),
        ("abcdefghij a", 4, ["abcd", "efgh", "ij a"]),
        ("a\nb", 10, ["a", "b"]),
        ("a\n\nb\n", 10, ["a", "", "b", ""]),
        ("two  spaces stay", 11, ["two  spaces", "stay"]),
        ("  led by spaces", 8, ["  led by", "spaces"]),
        ("日本語日本語", 5, ["日本", "語日", "本語"]),
        ("あ。い。う。", 4, ["あ。", "い。", "う。"]),
        ("see 日本語", 7, ["see 日", "本語"]),
        ("e\u0301e\u0301e\u0301", 2, ["e\u0301e\u0301", "e\u0301"]),
        ("no\u00a0break here", 9, ["no\u00a0break", "here"]),
        ("日", 1, ["日"]),
        ("ab", 0, ["a", "b"]),
        ("ab", -5, ["a", "b"]),
    ],
)
def test_text_is_broken_at_the_width(text: str, width: int, wrapped: list[str]) -> None:
    assert lines(text, width) == wrapped


def test_lines_are_indented_and_those_that_continue_hang() -> None:
    assert lines("one two three\nfour", 16, 2, 3) == ["  one two three", "  four"]
    assert lines("one two three\nfour", 12, 2, 2) == ["  one two", "    three", "  four"]


def test_an_empty_line_is_not_indented() -> None:
    assert lines("one\n\ntwo", 20, 4) == ["    one", "", "    two"]


def test_a_narrow_screen_leaves_room_for_words() -> None:
    assert lines("one two three", MIN_ROOM + 1, 6, 6) == [" one two", " three"]


def test_styles_stay_with_their_words() -> None:
    text: Text = (Span("You see "), Span("a rusty sword", "thing"), Span(" here."))
    assert wrap(text, 12) == [
        (Span("You see "), Span("a", "thing")),
        (Span("rusty sword", "thing"),),
        (Span("here."),),
    ]


def test_text_that_fits_is_returned_as_it_is() -> None:
    text = (Span("one "), Span("two", "thing"))
    assert wrap(text, 7)[0] is text


@given(texts, st.integers(2, 30), st.integers(0, 12), st.integers(0, 12))
def test_no_line_is_wider_than_the_width(text: Text, width: int, indent: int, hanging: int) -> None:
    for line in wrap(text, width, indent, hanging):
        words = plain(line)
        assert "\n" not in words
        assert display_width(words) <= width


@given(texts, st.integers(-1, 30), st.integers(0, 12), st.integers(0, 12))
def test_nothing_but_spaces_is_lost(text: Text, width: int, indent: int, hanging: int) -> None:
    joined = "".join(plain(line) for line in wrap(text, width, indent, hanging))
    assert "".join(joined.split()) == "".join(plain(text).split())


@given(st.lists(st.text("abc", min_size=1, max_size=9)), st.integers(9, 40))
def test_words_that_fit_are_kept_whole(words: list[str], width: int) -> None:
    assert " ".join(lines(" ".join(words), width)).split() == words


@given(st.lists(st.text("ab", max_size=14)).map(" ".join), st.integers(1, 12))
def test_narrow_and_wide_text_break_at_the_same_places(words: str, width: int) -> None:
    if len(words) <= width:
        return
    wide = words.translate({ord("a"): "\u0430\u200b"})
    assert [line.replace("\u0430\u200b", "a") for line in lines(wide, width)] == lines(words, width)
