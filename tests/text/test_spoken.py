import re

import pytest
from hypothesis import given

from mud.text.color import ColorDepth
from mud.text.kind import Charset, Kind
from mud.text.page import Page
from mud.text.render import Renderer
from mud.text.span import Span, Text, plain, styled
from mud.text.spoken import spoken
from tests.text.screens import PAGES, TEXTS, score_screen

READER = Kind(200, ColorDepth.NONE, screen_reader=True)
DRAWN = re.compile("[\u2500-\u259f]|  |\t")


def test_a_screen_is_said_one_fact_a_line() -> None:
    assert Renderer({}).page(score_screen(), READER).split("\n")[:-1] == [
        "Ann of Fallow Street",
        "A banner.",
        "Class: Fighter",
        "Level: 3",
        "Hit points: 31 of 40",
        "Purse: 3 gold, 20 copper",
        "Title:",
        "Friends",
        "Name: Bob",
        "Level: 12",
        "Where: the square before the old mill",
        "Name: Cat",
        "Level: 3",
        "Carried",
        "You carry what a careful person carries, and a little more than that.",
        "a leather bag",
        "two apples",
        "north",
        "south",
        "east",
        "west",
        "up",
        "down",
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Bob smiles.", ["Bob smiles."]),
        ("│ Bob │", ["Bob "]),
        ("one\n-----\ntwo", ["one", "two"]),
        ("one\n\ntwo", ["one", "", "two"]),
        ("═══════", [""]),
        ("Name      Level", ["Name Level"]),
        ("  indented", ["indented"]),
        ('Bob says "=====".', ['Bob says "=====".']),
        ("...", ["..."]),
        ("+--+\n|ab|\n+--+", ["|ab|"]),
        ("", [""]),
    ],
)
def test_drawing_and_padding_are_not_said(text: str, said: list[str]) -> None:
    assert [plain(line) for line in spoken(styled(text))] == said


def test_padding_across_styles_is_not_said() -> None:
    text: Text = (Span(" a "), Span(" b", "thing"), Span("  "), Span(" c"))
    assert [plain(line) for line in spoken(text)] == ["a b c"]


@given(TEXTS)
def test_no_text_is_drawn_or_padded(text: Text) -> None:
    for charset in Charset:
        kind = Kind(1000, ColorDepth.TRUE, charset, screen_reader=True)
        assert not re.search("[\u2500-\u259f]", Renderer({}).text(text, kind))
    assert not any(DRAWN.search(plain(line)) for line in spoken(text))


@given(PAGES)
def test_no_page_is_drawn_or_padded_or_set_in_columns(page: Page) -> None:
    said = Renderer({}).page(page, READER)
    assert not DRAWN.search(said)
    assert "\n\n" not in said
