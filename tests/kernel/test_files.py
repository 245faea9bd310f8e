"""Files are written whole or not at all."""

import stat
from pathlib import Path

import pytest

from mud.kernel.files import sync, write_whole


def test_a_file_is_replaced_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "keys"
    for data in (b"a long text that was there before", b"short"):
        write_whole(path, data)
        assert path.read_bytes() == data
    assert [each.name for each in tmp_path.iterdir()] == ["keys"]


def test_what_only_its_owner_may_read_is_never_readable_by_others(tmp_path: Path) -> None:
    write_whole(tmp_path / "secret", b"x", 0o600)
    assert stat.S_IMODE((tmp_path / "secret").stat().st_mode) == 0o600


def test_what_a_crash_left_beside_a_file_is_written_over(tmp_path: Path) -> None:
    (tmp_path / ".plan.new").write_bytes(b"half of something much longer")
    write_whole(tmp_path / "plan", b"whole")
    assert (tmp_path / "plan").read_bytes() == b"whole"
    assert [each.name for each in tmp_path.iterdir()] == ["plan"]


def test_a_file_that_cannot_be_written_leaves_what_was_there(tmp_path: Path) -> None:
    (tmp_path / ".plan.new").mkdir()
    (tmp_path / "plan").write_bytes(b"before")
    with pytest.raises(IsADirectoryError):
        write_whole(tmp_path / "plan", b"after")
    assert (tmp_path / "plan").read_bytes() == b"before"


def test_a_folder_that_is_not_there_cannot_be_synced(tmp_path: Path) -> None:
    sync(tmp_path)
    with pytest.raises(FileNotFoundError):
        sync(tmp_path / "none")
