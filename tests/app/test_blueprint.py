"""What the program is made of, before any database is opened."""

from pathlib import Path

import pytest

from mud.app.blueprint import BANNER, LARGEST_BANNER, draw, read_banner
from mud.app.settings import Settings
from mud.content.errors import ContentErrors
from mud.game.place.specs import Room
from tests.stage import WORLD


def test_commands_and_content_are_read_and_nothing_is_written(tmp_path: Path) -> None:
    plan = draw(Settings(content=WORLD, state_dir=tmp_path / "var"))
    assert plan.catalog.all(Room)
    assert {"look", "get", "say", "who", "score", "help", "save", "quit"} <= {
        each.name for each in plan.commands.commands
    }
    assert list(tmp_path.iterdir()) == []


def test_faults_of_the_content_are_named_by_paths_that_can_be_opened_from_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    folder = Path("content/hills")
    folder.mkdir(parents=True)
    (folder / "rooms.yaml").write_text("roms: {}\n")
    with pytest.raises(ContentErrors) as faults:
        draw(Settings(content=Path("content")))
    assert str(faults.value).startswith("content/hills/rooms.yaml:1:1: unknown content type 'roms'")


def test_the_banner_is_shown_without_what_a_terminal_would_obey(tmp_path: Path) -> None:
    assert read_banner(tmp_path / BANNER) == "Welcome."
    (tmp_path / BANNER).write_text("  /\\\n /  \\ The \x1b[31mMill\n\n")
    assert read_banner(tmp_path / BANNER).split("\n")[0] == "  /\\"
    assert "\x1b" not in read_banner(tmp_path / BANNER)


@pytest.mark.parametrize("written", [b"\xff\xfe", b"x" * (LARGEST_BANNER + 1)])
def test_a_banner_that_is_no_text_or_no_banner_is_a_fault_of_the_content(tmp_path: Path, written: bytes) -> None:
    (tmp_path / BANNER).write_bytes(written)
    with pytest.raises(ContentErrors, match=r"banner\.txt: the banner cannot be read"):
        read_banner(tmp_path / BANNER)
