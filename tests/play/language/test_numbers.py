"""Numbers as content writes them: what they may be, and what comes of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mud.kernel.dice import Dice, Roll
from mud.play.scripts.numbers import evaluate, is_thrown, parse_number, paths_in, thrown


class Ones(Dice):
    """Dice that always show one."""

    def roll(self, roll: Roll) -> int:
        """The least there is."""
        return roll.least


@pytest.mark.parametrize(
    ("text", "level", "comes"),
    [
        *(("7", 1, 7), ("-3", 1, -3), ("2d6+1", 1, 3), ("d20", 1, 1), (" 1d4 - 1 ", 1, 0)),
        *(("$level", 9, 9), ("$level/2", 9, 4), ("$level*2", 9, 18), ("5+$level*2", 9, 23), ("1d8+$level", 9, 10)),
        *(("($level/2)d6", 9, 4), ("(($level+1)/2)d6", 9, 5), ("(8d6)/2", 1, 4), ("10-($level+1)", 4, 5)),
        *(("1d8; 2d8 from 5; 3d8 from 11", at, n) for at, n in ((1, 1), (4, 1), (5, 2), (10, 2), (11, 3), (20, 3))),
        ("($level-9)d6", 5, 0),
    ],
)
def test_a_number_comes_to_what_it_says(text: str, level: int, comes: int) -> None:
    assert evaluate(parse_number(text), lambda _path: level, Ones()) == comes


@pytest.mark.parametrize(
    ("text", "why"),
    [
        *(("2x6", "is no roll of dice"), ("", "is no roll of dice"), ("1d8+", "is no roll of dice")),
        *(("$who.", "is no number"), ("($level", "is no number"), ("$level/0", "is no number"), ("$level 3", "is no")),
        *(("1d8; 2d8", "from which level"), ("1d8; 3d8 from 11; 2d8 from 5", "rise from step to step")),
        *(("d0", "dice that do not exist"), ("(" * 9 + "1" + ")" * 9, "is no number")),
    ],
)
def test_what_is_no_number_is_said_to_be_none(text: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        parse_number(text)


def test_the_names_in_a_number_are_known() -> None:
    number = parse_number("($level/2)d6+$who.wisdom_bonus; 3d6 from 5")
    assert list(paths_in(number)) == ["$level", "$level", "$who.wisdom_bonus"]
    assert is_thrown(number)
    assert not is_thrown(parse_number("$level*2+1; 50 from 20"))


def test_what_reads_something_cannot_be_thrown_alone() -> None:
    assert thrown("2d1+1", Dice(1)) == thrown(3, Dice(1)) == 3
    with pytest.raises(ValueError, match="cannot be read"):
        thrown("$who.level", Dice(1))


@given(st.text("0123456789d+-*/();$ levlfromwh.", max_size=30))
def test_any_text_is_a_number_or_a_value_error(text: str) -> None:
    try:
        number = parse_number(text)
    except ValueError:
        return
    assert isinstance(evaluate(number, lambda _path: 3, Ones()), int)
