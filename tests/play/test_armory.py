"""The transcripts of the armory: gear worn, compared, saved, studied and cursed by people of different callings."""

from pathlib import Path

import pytest

from tests.game.gear.armory import FOLDER, Armory
from tests.play.script import play


@pytest.mark.parametrize("script", sorted(FOLDER.glob("*.play")), ids=lambda path: path.stem)
def test_a_transcript_of_the_armory_plays_as_it_is_written(script: Path) -> None:
    play(script, Armory())
