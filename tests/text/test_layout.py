import pytest

from mud.text.color import ColorDepth
from mud.text.kind import Charset, Kind
from mud.text.layout import MEASURE
from mud.text.page import Art, Block, Columns, Entry, Field, Page, Paragraph, Rule, Section, Table
from mud.text.render import Renderer
from mud.text.span import Text, styled
from tests.text.screens import score_screen


def shown(page: Page, width: int, charset: Charset = Charset.UTF8) -> list[str]:
    return Renderer({}).page(page, Kind(width, ColorDepth.NONE, charset)).split("\n")[:-1]


def block(*blocks: Block, width: int = 80, charset: Charset = Charset.UTF8) -> list[str]:
    return shown(Page(None, (Section("only", blocks),)), width, charset)


def texts(*words: str) -> tuple[Text, ...]:
    return tuple(styled(word) for word in words)


def test_a_screen_at_80_columns() -> None:
    assert shown(score_screen(), 80) == [
        "Ann of Fallow Street",
        "╔══════════╗",
        "║ A BANNER ║",
        "╚══════════╝",
        "Class:      Fighter            Purse:      3 gold, 20 copper",
        "Level:      3                  Title:",
        "Hit points: 31 of 40",
        "",
        "Friends",
        "Name  Level  Where",
        "Bob      12  the square before the old mill",
        "Cat       3",
        "",
        "Carried",
        "You carry what a careful person carries, and a little more than that.",
        "  a leather bag",
        "    two apples",
        "",
        "─" * 80,
        "north  south  east   west   up     down",
    ]


def test_a_screen_at_40_columns() -> None:
    assert shown(score_screen(), 40, Charset.ASCII) == [
        "Ann of Fallow Street",
        "+----------+",
        "| A BANNER |",
        "+----------+",
        "Class:      Fighter",
        "Level:      3",
        "Hit points: 31 of 40",
        "Purse:      3 gold, 20 copper",
        "Title:",
        "",
        "Friends",
        "Name  Level  Where",
        "Bob      12  the square before the old",
        "             mill",
        "Cat       3",
        "",
        "Carried",
        "You carry what a careful person carries,",
        "and a little more than that.",
        "  a leather bag",
        "    two apples",
        "",
        "-" * 40,
        "north  south  east   west   up     down",
    ]


def test_a_wide_screen_sets_facts_side_by_side_but_keeps_paragraphs_readable() -> None:
    lines = shown(score_screen(), 200)
    assert "Class:      Fighter            Hit points: 31 of 40           Title:" in lines
    assert max(map(len, lines)) <= MEASURE


def test_few_facts_stand_under_each_other() -> None:
    assert block(Field("A", styled("1")), Field("Bcd", styled("2"))) == ["A:   1", "Bcd: 2"]


def test_a_long_fact_hangs_under_its_value() -> None:
    assert block(Field("Quest", styled("find the old mill before dark")), width=20) == [
        "Quest: find the old",
        "       mill before",
        "       dark",
    ]


def test_columns_are_read_downwards() -> None:
    assert block(Columns(texts("a", "b", "c", "d", "e")), width=7) == ["a  c  e", "b  d"]


def test_an_item_too_wide_for_a_column_is_wrapped() -> None:
    assert block(Columns(texts("a very long item", "b")), width=12) == ["a very long", "  item", "b"]


def test_no_columns_are_no_lines() -> None:
    assert block(Columns(())) == []


def test_wide_characters_keep_columns_straight() -> None:
    assert block(Columns(texts("日本", "b", "c", "d")), width=10) == ["日本  c", "b     d"]


def test_a_table_too_wide_becomes_a_list_of_facts() -> None:
    table = Table(("Name", "Level", "Guild"), (texts("Bartholomew", "3", "Tanners"), (*texts("Ann", "12"), ())))
    assert block(table, width=14) == [
        "Name:",
        "      Bartholo",
        "      mew",
        "Level: 3",
        "Guild: Tanners",
        "",
        "Name: Ann",
        "Level: 12",
    ]


def test_a_table_without_rows_shows_its_headers() -> None:
    assert block(Table(("Name", "Level"), ())) == ["Name  Level"]


def test_an_entry_that_continues_hangs() -> None:
    assert block(Entry(styled("a very long rusty sword")), width=15) == ["  a very long", "    rusty sword"]


def test_a_section_without_lines_is_not_shown() -> None:
    assert shown(Page(None, (Section("a", (), styled("Heading")),)), 80) == []


@pytest.mark.parametrize(
    ("art", "width", "charset", "lines"),
    [
        (Art(texts("╔═╗"), styled("a box"), texts("+-+")), 80, Charset.UTF8, ["╔═╗"]),
        (Art(texts("╔═╗"), styled("a box"), texts("+-+")), 80, Charset.ASCII, ["+-+"]),
        (Art(texts("╔═╗"), styled("a box")), 80, Charset.ASCII, ["+=+"]),
        (Art(texts("╔═╗"), styled("a box"), texts("+-+")), 2, Charset.UTF8, ["a", "bo", "x"]),
        (Art(texts("╔═╗")), 2, Charset.UTF8, []),
        (Art((), styled("a box")), 80, Charset.UTF8, ["a box"]),
    ],
)
def test_a_picture_is_shown_where_it_can_be(art: Art, width: int, charset: Charset, lines: list[str]) -> None:
    assert block(art, width=width, charset=charset) == lines


def test_a_rule_is_as_wide_as_a_paragraph() -> None:
    assert block(Rule(), Paragraph(styled("x " * 100)), width=200)[0] == "─" * MEASURE
