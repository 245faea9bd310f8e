import pytest
from hypothesis import given
from hypothesis import strategies as st

from mud.text.markup import MAX_NESTING, MarkupError, escape, parse
from mud.text.span import Span, Text, plain, styled

markups = st.lists(
    st.sampled_from(["[", "]", "{", "}", "/", ":", "[b]", "[/]", "{who}", "{who:a}", " ", "x", "\n", "é", "[[", "}}"])
).map("".join)


def filled(markup: str, **values: str | Text) -> Text:
    return parse(markup).fill(lambda name, form: values[f"{name}_{form}" if form else name])


def test_words_are_plain() -> None:
    assert filled("You look around.") == (Span("You look around."),)


def test_a_tag_gives_its_words_a_style() -> None:
    assert filled("A [exit]door[/] opens.") == (Span("A "), Span("door", "exit"), Span(" opens."))


def test_nested_tags_join_their_styles_outer_first() -> None:
    assert filled("[say]Hi [person]Bob[/]![/]") == (Span("Hi ", "say"), Span("Bob", "say person"), Span("!", "say"))


def test_a_tag_may_name_several_styles() -> None:
    assert filled("[exit bold]north[/]") == (Span("north", "exit bold"),)


def test_tokens_are_filled_in_by_name_and_form() -> None:
    assert plain(filled("{actor} takes {thing:a}.", actor="Bob", thing_a="a sword")) == "Bob takes a sword."


def test_the_tokens_of_a_markup_are_known_before_it_is_filled() -> None:
    assert parse("{actor} gives {thing:a b} to {to.name}, {actor}.").tokens == (
        ("actor", ""),
        ("thing", "a b"),
        ("to.name", ""),
        ("actor", ""),
    )


def test_the_style_around_a_token_lies_around_the_styles_of_its_value() -> None:
    value = (Span("Bob", "person"), Span("!"))
    assert filled("[say]{who}[/]", who=value) == (Span("Bob", "say person"), Span("!", "say"))


def test_neighbors_of_one_style_become_one_span() -> None:
    assert filled("a[[b]]{who}", who="c") == (Span("a[b]c"),)


def test_doubled_brackets_stand_for_themselves() -> None:
    assert plain(filled("[[a]] {{b}} [[/]]")) == "[a] {b} [/]"


@pytest.mark.parametrize("value", ["[red]x[/]", "{actor}", "[[", "]", "{"])
def test_a_value_is_never_parsed(value: str) -> None:
    assert filled("{words}", words=value) == styled(value)


def test_markup_without_tokens_is_a_text_by_itself() -> None:
    assert parse("a [exit]door[/]").text() == (Span("a "), Span("door", "exit"))
    assert plain(parse("{who} and {thing:a}").text()) == "{who} and {thing:a}"


@pytest.mark.parametrize(
    ("markup", "offset", "said"),
    [
        ("ab ]", 3, "A ] without its beginning"),
        ("ab }", 3, "A } without its beginning"),
        ("[", 0, "This is no tag"),
        ("a[b", 1, "This is no tag"),
        ("[1]x[/]", 0, "This is no tag"),
        ("[a\nb]x[/]", 0, "This is no tag"),
        ("x{", 1, "This is no token"),
        ("{}", 0, "This is no token"),
        ("{a b}", 0, "This is no token"),
        ("{a:}", 0, "This is no token"),
        ("{a:b:c}", 0, "This is no token"),
        ("[/]", 0, "none is open"),
        ("[a]x[/][/]", 7, "none is open"),
        ("ab[c]d[e]f[/]", 2, "not closed"),
    ],
)
def test_wrong_markup_is_refused_with_its_place(markup: str, offset: int, said: str) -> None:
    with pytest.raises(MarkupError, match=said.replace("[", r"\[")) as refusal:
        parse(markup)
    assert refusal.value.offset == offset
    assert refusal.value.message == str(refusal.value)


def test_tags_nest_only_so_deep() -> None:
    assert plain(parse("[a]" * MAX_NESTING + "x" + "[/]" * MAX_NESTING).text()) == "x"
    with pytest.raises(MarkupError, match="open at once"):
        parse("[a]" * (MAX_NESTING + 1) + "x" + "[/]" * (MAX_NESTING + 1))


@given(st.text())
def test_escaped_text_reads_as_itself(text: str) -> None:
    assert plain(parse(escape(text)).text()) == text
    assert parse(escape(text)).tokens == ()


@given(markups | st.text())
def test_no_text_makes_parsing_fail_but_with_a_place(markup: str) -> None:
    try:
        parsed = parse(markup)
    except MarkupError as error:
        refusal = error
    else:
        parsed.fill(lambda name, form: name + form)
        return
    assert 0 <= refusal.offset < len(markup)
