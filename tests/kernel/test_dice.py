"""Dice: the notation, the bounds, and that the same seed gives the same game."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mud.kernel.dice import MOST_DICE, Dice, Roll, parse_roll

ROLLS = st.one_of(
    st.builds(Roll, st.integers(1, 50), st.integers(1, 9999), st.integers(-999_999, 999_999)),
    st.builds(Roll, st.just(0), st.just(1), st.integers(-999_999, 999_999)),
)


@pytest.mark.parametrize(
    ("text", "roll"),
    [
        ("2d6+3", Roll(2, 6, 3)),
        ("2d6-3", Roll(2, 6, -3)),
        ("d20", Roll(1, 20)),
        ("1D8", Roll(1, 8)),
        (" 3d4 + 1 ", Roll(3, 4, 1)),
        ("2d6+0", Roll(2, 6)),
        ("1000d1", Roll(1000, 1)),
        ("7", Roll(0, 1, 7)),
        (" 7 ", Roll(0, 1, 7)),
        ("-2", Roll(0, 1, -2)),
        ("0", Roll(0, 1, 0)),
    ],
)
def test_rolls_are_read_as_players_write_them(text: str, roll: Roll) -> None:
    assert parse_roll(text) == roll


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "d", "2d", "dd6", "2x6", "2d6+", "2d6+3+3", "2d6 3", "+3", "2d-6", "-2d6", "1.5d6", "2d6\n2d6",
        "\u0662d6", "\u0667", "0d6", "2d0", f"{MOST_DICE + 1}d6", "99999d6", "1d99999", "1d6+9999999", "9999999",
    ],
)  # fmt: skip
def test_what_is_no_roll_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="dice"):
        parse_roll(text)


@given(st.text(max_size=12))
def test_no_text_makes_reading_fail_in_any_other_way(text: str) -> None:
    try:
        roll = parse_roll(text)
    except ValueError:
        return
    assert roll.least <= roll.most


@given(ROLLS)
def test_a_roll_is_written_as_it_is_read(roll: Roll) -> None:
    assert parse_roll(str(roll)) == roll


@given(ROLLS, st.integers())
def test_dice_stay_within_their_bounds(roll: Roll, seed: int) -> None:
    assert roll.least <= Dice(seed).roll(roll) <= roll.most
    assert roll.least <= roll.mean <= roll.most


@pytest.mark.parametrize(
    ("text", "least", "most", "mean"),
    [("2d6+3", 5, 15, 10.0), ("d20", 1, 20, 10.5), ("1d4-2", -1, 2, 0.5), ("7", 7, 7, 7)],
)
def test_a_roll_knows_what_can_come_up(text: str, least: int, most: int, mean: float) -> None:
    roll = parse_roll(text)
    assert (roll.least, roll.most, roll.mean) == (least, most, mean)


def test_every_side_comes_up() -> None:
    dice = Dice(1)
    assert {dice.d20() for _ in range(1000)} == set(range(1, 21))
    assert {dice.roll(Roll(2, 3)) for _ in range(1000)} == {2, 3, 4, 5, 6}
    assert {dice.pick("abc") for _ in range(100)} == set("abc")


def _game(dice: Dice) -> list[object]:
    rolls = [dice.roll(Roll(3, 6)), dice.d20(), dice.pick(range(1000)), dice.between(0, 1), dice.chance(0.5)]
    return [*rolls, dice.roll(Roll(10, 100))]


@given(st.integers())
def test_the_same_seed_gives_the_same_game(seed: int) -> None:
    assert _game(Dice(seed)) == _game(Dice(seed))


def test_dice_do_not_touch_anyone_elses_chance() -> None:
    state = random.getstate()
    _game(Dice(1))
    assert random.getstate() == state


def test_what_is_certain_happens_and_what_is_impossible_does_not() -> None:
    dice = Dice(1)
    assert all(dice.chance(1) for _ in range(1000))
    assert not any(dice.chance(0) for _ in range(1000))


@given(st.integers(), st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))
def test_a_number_between_two_lies_between_them(seed: int, one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert low <= Dice(seed).between(low, high) <= high


def test_none_can_be_picked_among_none() -> None:
    with pytest.raises(IndexError):
        Dice(1).pick([])
