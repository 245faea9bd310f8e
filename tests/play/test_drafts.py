"""The transcripts of drafts: people at sessions of their own, who go from one world into another and back."""

import re
import shutil
from pathlib import Path

import pytest

from mud.app.blueprint import draw, examine, read_edition
from mud.app.drafting import keep_drafts
from mud.app.settings import read_settings
from mud.content.revision import Edition
from mud.ops.content.keeper import Keeper
from mud.ops.drafts.desk import Drafts
from tests.keeping import MemoryStore, keeper_of
from tests.play.script import Step, read_script
from tests.play.sessions import Sessions
from tests.stage import build_world

pytestmark = pytest.mark.asyncio
HERE = Path(__file__).parent
SCRIPTS = {path: read_script(path.read_text()) for path in sorted((HERE / "drafts").glob("*.play"))}


class Yard(Sessions):
    """A house whose content and drafts are files."""

    def __init__(self, folder: Path) -> None:
        self.content = shutil.copytree(HERE / "building" / "town", folder / "content")
        self.drafts_folder = folder / "drafts"
        self.drafts_folder.mkdir()
        settings = read_settings(content=self.content, drafts=self.drafts_folder, state_dir=folder / "state")
        self.settings = settings
        plan = draw(settings)
        super().__init__(world=build_world(plan.catalog))
        self.keeper = keeper_of(
            self.world,
            plan.edition,
            lambda: read_edition(settings, plan.schema.specs),
            self.lobby.delivery.deliver,
            self.tasks,
        )
        store = self.keeper._backing.store
        assert isinstance(store, MemoryStore)
        self.store = store
        self.lobby.offer(Keeper, self.keeper)
        self.drafts = keep_drafts(plan, self, (self.lobby, self.wording), self.keeper, (self.tasks, self.timer))
        self.lobby.offer(Drafts, self.drafts)

    def read(self, folder: Path, _known: Edition) -> Edition:
        return read_edition(self.settings, self.world.schema.specs, folder)

    def examine(self, folder: Path) -> tuple[str, ...]:
        return tuple(map(str, examine(self.settings, self.world.schema.specs, folder).warnings))

    async def do(self, step: Step) -> dict[str, list[str]]:
        """Do a step; the files of a draft can change, and time passes there too."""
        if becomes := re.fullmatch(r"the draft (\w+) becomes (\w+)", step.done):
            target = self.drafts_folder / becomes[1]
            shutil.copytree(HERE / "drafts" / becomes[2], target, dirs_exist_ok=True)
            return await self.heard()
        heard = await super().do(step)
        if step.done.endswith(("pass", "passes")):
            self.drafts.tick()
            for name, lines in (await self.heard()).items():
                heard.setdefault(name, []).extend(lines)
        return heard


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
async def test_a_transcript_of_drafts_plays_as_it_is_written(script: Path, tmp_path: Path) -> None:
    await Yard(tmp_path).play(script, SCRIPTS[script])
