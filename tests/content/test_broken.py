"""A folder of broken files, each wrong in a way of its own: every fault is told at its place, in one run, and soon."""

import re
import shutil
import time
from pathlib import Path

import pytest

from mud.app import roster
from mud.content.errors import ContentErrors
from mud.content.loader import load
from tests.stage import content_types

BROKEN = Path(__file__).parent / "broken"
EXPECTED = (BROKEN / "expected.txt").read_text().splitlines()
BASE = "base.yaml"
SECOND = 1.0
CHOICES = re.compile(r"(known are|must be) [a-z_]+, [a-z_, ]+(?: or [a-z_]+)?(, but|$)")
"""The lists of what would have been right, which grow with the game."""
MADE = ("huge.yaml", "huge_line.yaml", "link_loop.yaml", "link_nowhere.yaml", "link_out.yaml", "link_to_folder.yaml")
"""Files that cannot be kept as they are: too large, or links."""


def lay_out(folder: Path) -> Path:
    """All broken files, those that are made here too."""
    target = shutil.copytree(BROKEN, folder / "content", ignore=shutil.ignore_patterns("*.txt"))
    (folder / "secret.yaml").write_text("rooms: {}\n")
    with (target / "huge.yaml").open("w") as huge:
        huge.writelines(f"# line {number} of a file that nobody wrote by hand\n" for number in range(250_000))
    (target / "huge_line.yaml").write_text(f"areas: {{area_huge: {{name: {'x' * 4_000_000}, description: Huge.}}}}\n")
    (target / "link_out.yaml").symlink_to("../secret.yaml")
    (target / "link_loop.yaml").symlink_to("link_loop.yaml")
    (target / "link_nowhere.yaml").symlink_to("nowhere.yaml")
    (target / "link_to_folder.yaml").symlink_to(".", target_is_directory=True)
    return target


def faults(folder: Path) -> list[str]:
    """What is wrong with a folder, a line for each."""
    language = roster.language()
    with pytest.raises(ContentErrors) as raised:
        load(folder, content_types(), (language.problems,), language.words)
    return [CHOICES.sub(r"\1 ...\2", str(error)) for error in raised.value.errors]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All of it, laid out once."""
    return lay_out(tmp_path_factory.mktemp("broken"))


NAMES = {path.name for path in BROKEN.glob("*.yaml")} - {BASE} | set(MADE)


def test_every_fault_of_every_file_is_told_in_one_run(whole: Path) -> None:
    assert faults(whole) == EXPECTED


def test_there_are_forty_broken_files_and_each_has_a_fault() -> None:
    assert len(NAMES) >= 40
    assert {line.partition(":")[0] for line in EXPECTED} == NAMES


@pytest.mark.parametrize("name", sorted(NAMES))
def test_a_broken_file_is_told_of_in_less_than_a_second(whole: Path, tmp_path: Path, name: str) -> None:
    alone = tmp_path / "alone"
    alone.mkdir()
    shutil.copy(whole / BASE, alone)
    shutil.copy(whole / name, alone / name, follow_symlinks=False)
    started = time.process_time()
    assert all(fault.startswith(name) for fault in faults(alone))
    assert time.process_time() - started < SECOND
