"""The puzzles of the town and its country, each played through as a transcript in the real content.

The first lines say where people stand, `# ann at room_weir_bank`, and what they have, `# ann has item_sluice_key`.
"""

import re
from pathlib import Path

import pytest

from mud.game.being.acts.changes import relocate
from mud.game.being.model import Player
from mud.game.place.specs import Room
from mud.game.thing.acts.making import make
from mud.kernel.ids import ItemTemplateId
from mud.play.roles import Role
from mud.world.contents import Holder
from tests.play.script import play
from tests.stage import Stage, build_world, load_content

PUZZLES = Path(__file__).parent / "puzzles"
CONTENT = Path(__file__).parents[2] / "content"
SCRIPTS = sorted(PUZZLES.glob("*.play"))
_AT = re.compile(r"^# (\w+) at (\w+)$", re.MULTILINE)
_HAS = re.compile(r"^# (\w+) has (\w+)$", re.MULTILINE)


class Valley(Stage):
    """The real content, with people where a transcript says."""

    def __init__(self, script: str) -> None:
        super().__init__(build_world(load_content(CONTENT)))
        self._at = dict(_AT.findall(script))
        self._has = _HAS.findall(script)

    def enter(self, name: str, role: Role = Role.PLAYER) -> Player:
        """Bring somebody in, where they are to stand, with what they are to have."""
        player = super().enter(name, role)
        key = name.lower()
        for who, item in self._has:
            if who == key:
                make(self.world, ItemTemplateId(item), 1, Holder.player(player.id), "a test")
        if key in self._at:
            relocate(self.world, player, self.world.catalog.get(Room, self._at[key]))
        self.world.told()
        return player


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
def test_a_puzzle_plays_as_it_is_written(script: Path) -> None:
    play(script, Valley(script.read_text()))


def test_there_are_ten_of_them() -> None:
    assert len(SCRIPTS) >= 10
