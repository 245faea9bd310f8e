"""What was read of content is kept, and used again for the same files and the same program only."""

from pathlib import Path

import pytest

from mud.app import roster
from mud.content.cache import pack, stamp_of, unpack
from mud.content.files import sources
from mud.content.loader import load
from mud.content.revision import Edition, compare
from tests.stage import WORLD, content_types


@pytest.fixture(scope="module")
def edition() -> Edition:
    language = roster.language()
    return load(WORLD, content_types(), (language.problems,), language.words).edition()


def test_what_is_kept_is_read_as_it_was(edition: Edition) -> None:
    again = unpack(pack(edition, "stamp"), "stamp", content_types())
    assert again is not None
    assert not compare(edition, again)
    assert again.catalog.digest == edition.catalog.digest
    assert again.files == edition.files
    assert again.written == edition.written


def test_what_is_known_already_is_taken_from_there(edition: Edition) -> None:
    again = unpack(pack(edition, "stamp"), "stamp", content_types(), edition)
    assert again is not None
    for cls in edition.catalog.types:
        for id_, spec in edition.catalog.all(cls).items():
            assert again.catalog.get(cls, id_) is spec


@pytest.mark.parametrize(
    "spoilt",
    [
        lambda packed: b"",
        lambda packed: b"no JSON\n",
        lambda packed: b"[]\n",
        lambda packed: packed[:-1],
        lambda packed: packed.replace(b"Mill Square", b"Mill Circle"),
        lambda packed: packed.replace(b'"format":1', b'"format":2'),
        lambda packed: b"\x80\x04K\x01.",
    ],
)
def test_a_cache_that_is_damaged_or_of_something_else_is_passed_over(edition: Edition, spoilt) -> None:  # type: ignore[no-untyped-def]
    assert unpack(spoilt(pack(edition, "stamp")), "stamp", content_types()) is None


def test_a_cache_with_another_stamp_is_passed_over(edition: Edition) -> None:
    assert unpack(pack(edition, "stamp"), "other", content_types()) is None


def test_a_cache_of_content_types_that_are_no_more_is_passed_over(edition: Edition) -> None:
    assert unpack(pack(edition, "stamp"), "stamp", content_types()[:1]) is None


def test_any_change_of_a_file_or_of_the_program_is_another_stamp(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    stamps = []
    for text, program in (("rooms: {}", "one"), ("rooms:  {}", "one"), ("rooms: {}", "two")):
        file.write_text(text)
        stamps.append(stamp_of(sources(tmp_path), program))
    file.rename(tmp_path / "b.yaml")
    stamps.append(stamp_of(sources(tmp_path), "two"))
    (tmp_path / "c.yml").write_text("")
    assert len({*stamps, None}) == 5
    assert stamp_of(sources(tmp_path), "two") is None
