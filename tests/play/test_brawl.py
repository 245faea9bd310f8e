"""The transcripts of the yard: people who fight there by consent, run, help each other, and wear their weapons out."""

from pathlib import Path

import pytest

from tests.game.combat.yard import FOLDER, Yard
from tests.play.script import play


@pytest.mark.parametrize("script", sorted(FOLDER.glob("*.play")), ids=lambda path: path.stem)
def test_a_transcript_of_the_yard_plays_as_it_is_written(script: Path) -> None:
    play(script, Yard())
