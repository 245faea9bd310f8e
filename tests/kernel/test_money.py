"""Money: how it is read, and the fewest coins that make it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from mud.kernel.money import COPPER_IN, Copper, Price, coins, parse_copper

AMOUNTS = st.integers(0, 10**13).map(Copper)


@pytest.mark.parametrize(
    ("text", "copper"),
    [
        ("1c", 1),
        ("1s", 10),
        ("1g", 100),
        ("3g 20c", 320),
        ("3g 2s 5c", 325),
        ("5c 3g", 305),
        ("  3 g  20 c ", 320),
        ("0c", 0),
        ("12s", 120),
    ],
)
def test_amounts_are_read_as_people_write_them(text: str, copper: int) -> None:
    assert parse_copper(text) == copper


@pytest.mark.parametrize(
    "text", ["", " ", "g", "3", "3x", "3gp", "3g, 2s", "-3g", "3g -2c", "1.5g", "3g 20", "\u0663g", "9999999999999g"]
)
def test_what_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="write it like 3g 2s 5c"):
        parse_copper(text)


@given(AMOUNTS)
def test_coins_are_the_fewest_that_make_the_amount(amount: Copper) -> None:
    gold, silver, copper = coins(amount)
    assert gold * COPPER_IN["g"] + silver * COPPER_IN["s"] + copper * COPPER_IN["c"] == amount
    assert 0 <= silver < 10
    assert 0 <= copper < 10


@given(AMOUNTS)
def test_an_amount_written_in_coins_reads_as_itself(amount: Copper) -> None:
    gold, silver, copper = coins(amount)
    assert parse_copper(f"{gold}g {silver}s {copper}c") == amount


@given(st.text(alphabet="0123456789gsc -", max_size=12))
def test_no_text_is_read_as_a_debt(text: str) -> None:
    try:
        assert parse_copper(text) >= 0
    except ValueError:
        return


def test_a_price_is_read_from_content_in_coins_or_in_copper() -> None:
    price = TypeAdapter(Price)
    assert price.validate_python("3g 20c") == 320
    assert price.validate_python(320) == 320


@pytest.mark.parametrize("wrong", ["three", "320", None, 1.5, ["3g"], ""])
def test_what_is_no_price_is_refused(wrong: object) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Price).validate_python(wrong)
