from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from mud.text.span import Span, as_text, cropped, merged, nested, plain, split_lines, styled, typed, within

texts = st.lists(
    st.builds(Span, st.text(max_size=8), st.sampled_from(["", "a", "b"]), st.sampled_from(["", "send:x"]))
).map(tuple)


def test_a_string_becomes_a_text_in_one_style() -> None:
    assert styled("sword", "thing") == (Span("sword", "thing"),)


def test_an_empty_string_is_an_empty_text() -> None:
    assert styled("", "thing") == ()


def test_a_string_given_as_a_text_is_plain_and_not_parsed() -> None:
    assert as_text("[red]x[/]") == (Span("[red]x[/]"),)
    assert as_text(styled("x", "red")) == styled("x", "red")


def test_a_style_put_around_a_text_is_the_outer_one() -> None:
    assert within((Span("a"), Span("b", "thing")), "say") == (Span("a", "say"), Span("b", "say thing"))
    assert within(styled("a", "thing"), "") == styled("a", "thing")


def test_nested_styles_are_joined_by_a_space() -> None:
    assert [nested("a", "b"), nested("a", ""), nested("", "b"), nested("", "")] == ["a b", "a", "b", ""]


@given(texts)
def test_merging_keeps_every_character_and_its_style(text: tuple[Span, ...]) -> None:
    def letters(spans: tuple[Span, ...]) -> list[tuple[str, str, str]]:
        return [(letter, span.style, span.link) for span in spans for letter in span.text]

    small = merged(text)
    assert letters(small) == letters(text)
    assert all(span.text for span in small)
    assert all(one[1:] != other[1:] for one, other in pairwise(small))


@given(texts, st.lists(st.integers(0, 40), max_size=8).map(sorted))
def test_cropping_is_slicing(text: tuple[Span, ...], edges: list[int]) -> None:
    bounds = list(zip(edges[::2], edges[1::2], strict=False))
    assert [plain(part) for part in cropped(text, bounds)] == [plain(text)[start:end] for start, end in bounds]


def test_cropped_texts_keep_their_styles() -> None:
    text = (Span("one "), Span("two three", "thing"), Span(" four"))
    assert cropped(text, [(0, 7), (8, 18)]) == [
        (Span("one "), Span("two", "thing")),
        (Span("three", "thing"), Span(" four")),
    ]


def test_each_part_of_a_link_leads_where_the_whole_did() -> None:
    text = (Span("go "), *typed("look north", "exit"))
    assert cropped(text, [(0, 7), (8, 13)]) == [
        (Span("go "), Span("look", "exit", "send:look north")),
        (Span("north", "exit", "send:look north"),),
    ]
    assert within(typed("look", "exit"), "say") == (Span("look", "say exit", "send:look"),)


def test_words_can_stand_for_a_command() -> None:
    assert typed("look") == (Span("look", "key", "send:look"),)
    assert typed("help say", words="say") == (Span("say", "key", "send:help say"),)


@given(texts)
def test_a_text_is_cut_at_its_newlines(text: tuple[Span, ...]) -> None:
    assert [plain(line) for line in split_lines(text)] == plain(text).split("\n")
