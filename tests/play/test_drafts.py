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
from mud.play.roles import Role
from tests.keeping import MemoryStore, keeper_of
from tests.play.script import Step, differences, read_script
from tests.session.house import Guest, House
from tests.stage import build_world

pytestmark = pytest.mark.asyncio
HERE = Path(__file__).parent
SCRIPTS = {path: read_script(path.read_text()) for path in sorted((HERE / "drafts").glob("*.play"))}
PROMPT = re.compile(r"^((\[draft \w+\] )?ready> )+", re.MULTILINE)


class Yard(House):
    """A house whose content and drafts are files; lines are read without their prompts."""

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
        self.guests: dict[str, Guest] = {}

    def read(self, folder: Path, _known: Edition) -> Edition:
        return read_edition(self.settings, self.world.schema.specs, folder)

    def examine(self, folder: Path) -> tuple[str, ...]:
        return tuple(map(str, examine(self.settings, self.world.schema.specs, folder).warnings))

    async def do(self, step: Step) -> dict[str, list[str]]:
        """Do a step; what everyone reads of it."""
        done = step.done
        if typed := re.fullmatch(r"(\w+)> ?(.*)", done):
            self.guests[typed[1]].session.typed([typed[2]])
        elif passed := re.fullmatch(r"([\d.]+) seconds? pass(?:es)?", done):
            await self.step(float(passed[1]))
            self.drafts.tick()
        elif becomes := re.fullmatch(r"the draft (\w+) becomes (\w+)", done):
            target = self.drafts_folder / becomes[1]
            shutil.copytree(HERE / "drafts" / becomes[2], target, dirs_exist_ok=True)
        else:
            entering = re.fullmatch(r"([\w, ]+?) enters?(?: as (\w+))?", done)
            assert entering is not None, done
            for name in entering[1].split(", "):
                guest = self.guests[name] = await self.playing(name.capitalize())
                assert guest.session.account is not None
                guest.session.account.role = Role(entering[2] or Role.PLAYER)
            await self.heard()
            return {}
        return await self.heard()

    async def heard(self) -> dict[str, list[str]]:
        """What everyone reads, line by line."""
        await self.settle()
        read = {name: guest.link.read() for name, guest in self.guests.items()}
        lines = {name: [each.rstrip() for each in PROMPT.sub("", text).split("\n")] for name, text in read.items()}
        return {name: found for name, each in lines.items() if (found := [line for line in each if line])}


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
async def test_a_transcript_of_drafts_plays_as_it_is_written(script: Path, tmp_path: Path) -> None:
    yard = Yard(tmp_path)
    for step in SCRIPTS[script]:
        heard = await yard.do(step)
        assert not (differing := differences(script, step, heard)), differing
    await yard.tasks.end()
