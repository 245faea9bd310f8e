"""Transcripts of people at sessions of their own: what each reads on their own screen, without the prompts.

They are written as in `tests.play.script`. What is there besides: whoever is hung up on reads that as a last line,
`[The connection is closed.]`.
"""

import re
from pathlib import Path

from mud.play.roles import Role
from mud.world.world import World
from tests.play.script import AUDIT, Step, differences, kept_acts, worded
from tests.session.house import Guest, House

PROMPT = re.compile(r"^((\[draft \w+\] )?ready> )+", re.MULTILINE)
HUNG_UP = "[The connection is closed.]"


class Sessions(House):
    """A house in which a transcript is played."""

    def __init__(self, world: World | None = None) -> None:
        super().__init__(world=world)
        self.guests: dict[str, Guest] = {}
        self._gone: set[str] = set()

    async def play(self, path: Path, steps: list[Step]) -> None:
        """Play a transcript; AssertionError shows the step and what was read in place of what was to be read."""
        is_audited = any(AUDIT in step.expected for step in steps)
        seen = len(kept_acts(self.world))
        for step in steps:
            heard = await self.do(step)
            rows = kept_acts(self.world)
            if is_audited and rows[seen:]:
                heard[AUDIT] = [worded(self.world, row) for row in rows[seen:]]
            seen = len(rows)
            assert not (differing := differences(path, step, heard)), differing
        await self.tasks.end()

    async def do(self, step: Step) -> dict[str, list[str]]:
        """Do a step; what everyone reads of it."""
        if typed := re.fullmatch(r"(\w+)> ?(.*)", step.done):
            self.guests[typed[1]].session.typed([typed[2]])
        elif passed := re.fullmatch(r"([\d.]+) seconds? pass(?:es)?", step.done):
            await self.step(float(passed[1]))
        else:
            await self._enter(step.done)
            return {}
        return await self.heard()

    async def heard(self) -> dict[str, list[str]]:
        """What everyone reads, line by line."""
        await self.settle()
        read = {name: self._lines(name, guest) for name, guest in self.guests.items()}
        return {name: lines for name, lines in read.items() if lines}

    def _lines(self, name: str, guest: Guest) -> list[str]:
        text = guest.link.read()
        if guest.link.is_closed and name not in self._gone:
            self._gone.add(name)
            text += HUNG_UP
        return [line.rstrip() for line in PROMPT.sub("", text).split("\n") if line.strip()]

    async def _enter(self, done: str) -> None:
        entering = re.fullmatch(r"([\w, ]+?) enters?(?: as (\w+))?", done)
        assert entering is not None, done
        for name in entering[1].split(", "):
            guest = self.guests[name] = await self.playing(name.capitalize())
            assert guest.session.account is not None
            guest.session.account.role = Role(entering[2] or Role.PLAYER)
        await self.heard()
