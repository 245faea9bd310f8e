import pytest

from mud.text import table
from mud.text.span import Text, plain, styled


def lines(width: int, *rows: str) -> list[str] | None:
    cells: list[list[Text]] = [[styled(cell) for cell in row.split("|")] for row in rows]
    found = table.lines_of(cells[0], cells[1:], width)
    return None if found is None else [plain(line) for line in found]


def test_numbers_are_set_to_the_right() -> None:
    assert lines(80, "Price|What", "5|egg", "1,200|horse") == ["Price  What", "    5  egg", "1,200  horse"]


def test_a_column_with_a_word_in_it_is_set_to_the_left() -> None:
    assert lines(80, "Price|What", "5|egg", "none|air") == ["Price  What", "5      egg", "none   air"]


def test_an_empty_cell_leaves_its_place() -> None:
    assert lines(80, "A|B|C", "1x||3x") == ["A   B  C", "1x     3x"]


def test_the_widest_column_gives_way_first() -> None:
    assert lines(20, "Name|What", "Ann|a long word of praise") == [
        "Name  What",
        "Ann   a long word of",
        "      praise",
    ]


def test_wide_columns_give_way_alike() -> None:
    found = lines(42, "A|B", "x " * 30 + "|" + "y " * 30)
    assert found is not None
    assert found[1] == "x x x x x x x x x x   y y y y y y y y y y"


@pytest.mark.parametrize("width", [-1, 0, 1, 10, 21])
def test_a_table_is_not_squeezed_until_words_break(width: int) -> None:
    assert lines(width, "A|B", "abcdefghijkl|abcdefghijkl") is None
