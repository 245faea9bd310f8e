import pytest

from mud.text.grammar import capital, capital_text, join_list, join_texts
from mud.text.span import Span, Text, plain, styled


@pytest.mark.parametrize(
    ("items", "sentence"),
    [
        ([], ""),
        (["a sword"], "a sword"),
        (["a sword", "Bob's hat"], "a sword and Bob's hat"),
        (["a sword", "two apples", "Bob's hat"], "a sword, two apples and Bob's hat"),
        (["a", "b", "c", "d"], "a, b, c and d"),
    ],
)
def test_a_list_reads_as_english(items: list[str], sentence: str) -> None:
    assert join_list(items) == sentence
    assert plain(join_texts([styled(item, "thing") for item in items])) == sentence


def test_a_list_may_offer_a_choice() -> None:
    assert join_list(["the rusty", "the long"], "or") == "the rusty or the long"


def test_listed_texts_keep_their_styles_and_what_joins_them_is_plain() -> None:
    items = [styled("a sword", "thing"), styled("Bob", "person")]
    assert join_texts(items) == (Span("a sword", "thing"), Span(" and "), Span("Bob", "person"))


@pytest.mark.parametrize(
    ("text", "begun"),
    [
        ("the inn", "The inn"),
        ("", ""),
        ("Bob", "Bob"),
        ('"yes," he says', '"Yes," he says'),
        ("(a rumor)", "(A rumor)"),
        ("[person]bob[/] smiles", "[person]Bob[/] smiles"),
        ("[a][b]bob[/][/]", "[a][b]Bob[/][/]"),
        ("[[note]]", "[[Note]]"),
        ("{actor} smiles", "{actor} smiles"),
        ("{{actor}}", "{{Actor}}"),
        ("3 rats", "3 rats"),
        ("élan", "Élan"),
        ("ßx", "Ssx"),
        ("[open", "[open"),
    ],
)
def test_a_sentence_begins_with_a_capital(text: str, begun: str) -> None:
    assert capital(text) == begun


@pytest.mark.parametrize(
    ("text", "begun"),
    [
        ((), ()),
        (styled("bob"), styled("Bob")),
        ((Span('"'), Span("yes", "say")), (Span('"'), Span("Yes", "say"))),
        ((Span("a sword", "thing"), Span(" falls")), (Span("A sword", "thing"), Span(" falls"))),
        (styled("[not] a tag"), styled("[Not] a tag")),
        (styled("..."), styled("...")),
    ],
)
def test_a_styled_sentence_begins_with_a_capital(text: Text, begun: Text) -> None:
    assert capital_text(text) == begun
