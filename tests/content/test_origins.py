"""Checks of features, and the places that they point at."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from mud.content.catalog import Catalog
from mud.content.loader import load
from mud.content.origins import Problem
from tests.content.samples import TYPES, Room, ShelfStock, Thing, faults, write

TEXT = """\
rooms:
  yard:
    name: Yard
    area:
    exits:
      north: yard
    items:
      - {item: loaf, max: 3}
    stock:
      - id: bread
        item: loaf
things:
  loaf: {name: loaf}
"""


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ((), "a.yaml:2:3"),
        (("name",), "a.yaml:3:11"),
        (("exits",), "a.yaml:6:7"),
        (("exits", "north"), "a.yaml:6:14"),
        (("items", 0, "max"), "a.yaml:8:27"),
        (("items", 4), "a.yaml:8:7"),
        (("description",), "a.yaml:2:3"),
    ],
)
def test_a_field_is_found_where_it_was_written(path: tuple[str | int, ...], place: str, tmp_path: Path) -> None:
    origins = load(write(tmp_path, {"a.yaml": TEXT}), TYPES).origins
    assert str(origins.place(Room, "yard", path)) == place


def test_content_inside_content_has_places_of_its_own(tmp_path: Path) -> None:
    origins = load(write(tmp_path, {"a.yaml": TEXT}), TYPES).origins
    assert str(origins.place(ShelfStock, "bread")) == "a.yaml:10:13"
    assert str(origins.place(ShelfStock, "bread", ("item",))) == "a.yaml:11:15"


def test_what_was_not_read_has_no_place(tmp_path: Path) -> None:
    origins = load(write(tmp_path, {"a.yaml": TEXT}), TYPES).origins
    with pytest.raises(LookupError, match="there is no Room 'lane' in the files"):
        origins.place(Room, "lane")


def test_the_problems_of_all_checks_are_errors_at_their_places(tmp_path: Path) -> None:
    def no_circles(catalog: Catalog) -> Iterator[Problem]:
        for room in catalog.all(Room).values():
            for way, to in room.exits.items():
                if to == room.id:
                    yield Problem("this leads back to where it begins", Room, room.id, ("exits", way.value))

    def no_bread(catalog: Catalog) -> Iterator[Problem]:
        del catalog
        yield Problem("no bread", Thing, "loaf")
        yield Problem("no cake either", Thing, "cake")

    assert faults(write(tmp_path, {"a.yaml": TEXT}), checks=(no_circles, no_bread)) == [
        "Thing cake: no cake either",
        "a.yaml:6:14: this leads back to where it begins",
        "a.yaml:13:3: no bread",
    ]


def test_checks_wait_until_everything_can_be_read(tmp_path: Path) -> None:
    def never(catalog: Catalog) -> Iterator[Problem]:
        raise AssertionError(catalog)

    assert faults(write(tmp_path, {"a.yaml": "rooms: {a: {}}"}), checks=(never,)) == ["a.yaml:1:9: name is missing"]
