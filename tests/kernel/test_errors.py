"""Errors that cross floors."""

import pytest

from mud.kernel.errors import ContentError, DeclarationError, MudError, Place, Refused, RemovedError, SettingsError


@pytest.mark.parametrize("kind", [Refused, SettingsError, DeclarationError, RemovedError, ContentError])
def test_every_error_raised_on_purpose_is_one_of_ours(kind: type[Exception]) -> None:
    assert issubclass(kind, MudError)


def test_a_refusal_is_its_text() -> None:
    assert str(Refused("The door is locked.")) == "The door is locked."


@pytest.mark.parametrize(
    ("place", "text"),
    [
        (Place("areas/inn.yaml", 3, 7), "areas/inn.yaml:3:7"),
        (Place("areas/inn.yaml", 3), "areas/inn.yaml:3"),
        (Place("areas/inn.yaml"), "areas/inn.yaml"),
    ],
)
def test_a_place_is_written_as_editors_read_it(place: Place, text: str) -> None:
    assert str(place) == text


def test_places_are_sorted_as_they_stand_in_the_files() -> None:
    places = [Place("b", 1, 1), Place("a", 10, 1), Place("a", 9, 5), Place("a", 9, 4), Place("a")]
    assert sorted(places) == [Place("a"), Place("a", 9, 4), Place("a", 9, 5), Place("a", 10, 1), Place("b", 1, 1)]


def test_an_error_in_content_names_file_line_and_column() -> None:
    error = ContentError("there is no room 'x'", Place("inn.yaml", 3, 7))
    assert str(error) == "inn.yaml:3:7: there is no room 'x'"
    assert (error.message, error.place.line) == ("there is no room 'x'", 3)
