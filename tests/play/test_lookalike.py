"""Names that look alike, and those that do not."""

import pytest

from mud.play.lookalike import is_mixed, skeleton


@pytest.mark.parametrize(
    "other",
    ["AIice", "A1ice", "\u0410lice", "\u0391lice", "Alic\u0435", "A\u217cice", "\U0001d400lice"],
    ids=["capital i", "one", "cyrillic", "greek", "cyrillic e", "roman numeral", "mathematical"],
)
def test_what_looks_like_a_name_has_its_skeleton(other: str) -> None:
    assert skeleton(other) == skeleton("Alice")


@pytest.mark.parametrize(("one", "other"), [("Marna", "Mama"), ("Evva", "Ewa")])
def test_two_letters_may_look_like_one(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other)


@pytest.mark.parametrize(("one", "other"), [("Ann", "Anna"), ("Bil", "Bli"), ("Ali", "All"), ("Rene", "Renee")])
def test_names_that_differ_to_the_eye_differ(one: str, other: str) -> None:
    assert skeleton(one) != skeleton(other)


def test_letters_of_several_scripts_make_no_name() -> None:
    assert is_mixed("\u0410nn")
    assert not is_mixed("Ann")
    assert not is_mixed("\u0410\u043d\u043d\u0430")
    assert not is_mixed("Zo\u00eb")
