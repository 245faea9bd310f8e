"""What account names and passwords may look like."""

import pytest

from mud.game.account.rules import account_name, password
from mud.kernel.errors import Refused


@pytest.mark.parametrize("name", ["Ann", "ann-b", "A_1", "a" * 20, "  spaced  "])
def test_a_plain_name_will_do(name: str) -> None:
    assert account_name(name) == name.strip()


@pytest.mark.parametrize(
    "name", ["", "an", "a" * 21, "1ann", "-ann", "ann b", "änne", "ann\x00", "new", "ADMIN", "\u0430nn"]
)
def test_any_other_name_is_refused_with_what_would_do(name: str) -> None:
    with pytest.raises(Refused):
        account_name(name)


def test_a_password_is_eight_characters_to_seventy_two_bytes() -> None:
    assert password("x" * 8) == "x" * 8
    assert password("ä" * 36) == "ä" * 36
    for wrong in ("x" * 7, "x" * 73, "ä" * 37):
        with pytest.raises(Refused):
            password(wrong)
