"""The transcripts of those who build: a town whose files change while people are in it."""

import shutil
from pathlib import Path

import pytest

from mud.app import roster
from mud.content.doubts import Overview, warnings
from mud.content.loader import load
from mud.content.revision import Edition
from mud.ops.content.keeper import Keeper
from tests.keeping import keeper_of
from tests.play.script import play
from tests.stage import Stage, build_world, content_types

BUILDING = Path(__file__).parent / "building"
SCRIPTS = sorted(BUILDING.glob("*.play"))


class Building(Stage):
    """A town with files of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = shutil.copytree(BUILDING / "town", folder)
        edition = self.read()
        super().__init__(build_world(edition.catalog))
        self.services = {**self.services, Keeper: keeper_of(self.world, edition, self.read, examine=self.examine)}

    def read(self) -> Edition:
        return load(self.folder, content_types()).edition()

    def examine(self) -> tuple[str, ...]:
        loaded = load(self.folder, content_types())
        return tuple(str(each) for each in warnings(Overview(loaded.catalog), loaded.origins, roster.doubts()))

    def rewrite(self, name: str) -> dict[str, list[str]]:
        shutil.copytree(BUILDING / name, self.folder, dirs_exist_ok=True)
        return {}


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
def test_a_transcript_of_builders_plays_as_it_is_written(script: Path, tmp_path: Path) -> None:
    play(script, Building(tmp_path / "content"))
