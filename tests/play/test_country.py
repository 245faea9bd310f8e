"""The transcripts of the country: its time, its darkness and its doors, seen by people of different eyes."""

from pathlib import Path

import pytest

from mud.game.account import acts as accounts
from mud.game.being import acts as beings
from mud.game.being.model import Player
from mud.kernel.ids import RaceId
from mud.play.roles import Role
from tests.play.script import play
from tests.stage import Stage, build_world, load_content

COUNTRY = Path(__file__).parent / "country"
SCRIPTS = sorted(COUNTRY.glob("*.play"))
DWARVES = frozenset({"Ann"})


class Country(Stage):
    """The country, with people of two races: Ann is a dwarf and sees in the dark."""

    def __init__(self) -> None:
        super().__init__(build_world(load_content(COUNTRY)))

    def enter(self, name: str, role: Role = Role.PLAYER) -> Player:
        """Make a character of its race and bring it into the world."""
        account = accounts.create_account(self.world, f"{name}-account", "hash")
        sheet = beings.Sheet(race_id=RaceId("dwarf" if name in DWARVES else "human"))
        return self.welcome(beings.create_player(self.world, account, name, sheet), role)


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
def test_a_transcript_of_the_country_plays_as_it_is_written(script: Path) -> None:
    play(script, Country())
