"""Content is read once and kept; a process of its own reads it for a server that runs."""

import shutil
from pathlib import Path

import pytest

from mud.app.reading import CACHE, examine_apart, read_apart, read_cached
from mud.app.settings import Settings, read_settings
from mud.content.errors import ContentErrors
from mud.game.place.specs import Room
from tests.stage import WORLD, content_types


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    content = shutil.copytree(WORLD, tmp_path / "content")
    return read_settings(content=content, state_dir=tmp_path / "state")


def rewrite(settings: Settings, old: str, new: str) -> None:
    path = settings.content / "town.yaml"
    assert old in path.read_text()
    path.write_text(path.read_text().replace(old, new))


def test_a_second_reading_takes_what_the_first_kept(settings: Settings) -> None:
    first = read_cached(settings, content_types())
    kept = settings.state_dir / CACHE
    before = kept.read_bytes()
    second = read_cached(settings, content_types(), known=first)
    assert second.catalog.get(Room, "room_square") is first.catalog.get(Room, "room_square")
    assert kept.read_bytes() == before


def test_what_was_changed_is_read_anew(settings: Settings) -> None:
    read_cached(settings, content_types())
    rewrite(settings, "a trough, and", "a dry trough, and")
    assert "dry" in read_cached(settings, content_types()).catalog.get(Room, "room_square").description


def test_a_cache_that_cannot_be_written_is_no_fault(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file where the folder should be")
    assert read_cached(settings, content_types()).catalog.get(Room, "room_square").name == "Mill Square"


@pytest.mark.slow
def test_another_process_reads_what_changed(settings: Settings) -> None:
    first = read_cached(settings, content_types())
    rewrite(settings, "a trough, and", "a dry trough, and")
    again = read_apart(settings, content_types(), known=first)
    assert "dry" in again.catalog.get(Room, "room_square").description
    assert again.catalog.get(Room, "room_lane") is first.catalog.get(Room, "room_lane")


@pytest.mark.slow
def test_the_faults_that_another_process_finds_have_their_places(settings: Settings) -> None:
    rewrite(settings, "{north: room_lane}", "{north: room_lan}")
    with pytest.raises(ContentErrors) as raised:
        read_apart(settings, content_types())
    (error,) = raised.value.errors
    assert error.place.file == str(settings.content / "town.yaml")
    assert error.place.line == 16
    assert "did you mean 'room_lane'?" in error.message


@pytest.mark.slow
def test_another_process_finds_what_is_doubtful(settings: Settings) -> None:
    rewrite(settings, "{south: room_square, east: room_store}", "{east: room_store}")
    assert any("nothing leads back [one_way]" in line for line in examine_apart(settings))
