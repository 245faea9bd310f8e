"""The key file: made once, kept private, written so that no crash loses it."""

import stat
from pathlib import Path

import pytest

from mud.app.keys import open_vault, write_keys
from mud.kernel.errors import SettingsError
from mud.session.vault import new_key


def test_a_first_start_makes_a_key_that_only_its_owner_reads(tmp_path: Path) -> None:
    path = tmp_path / "state" / "keys"
    sealed = open_vault(path).seal("ann@example.org")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert open_vault(path).open(sealed) == "ann@example.org"


def test_the_newest_key_stands_first(tmp_path: Path) -> None:
    path, keys = tmp_path / "keys", (new_key(), new_key())
    write_keys(path, keys)
    assert open_vault(path).keys == keys
    assert [each.name for each in tmp_path.iterdir()] == ["keys"]


def test_a_file_that_holds_no_key_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "keys"
    path.write_text("something else\n")
    with pytest.raises(SettingsError, match="MUD_KEY_FILE"):
        open_vault(path)
    assert path.read_text() == "something else\n"
