"""The transcripts of the creatures: how they are seen, met, spoken to and brought back."""

from pathlib import Path

import pytest

from tests.game.npc.creatures import Yard
from tests.play.script import play

SCRIPTS = sorted((Path(__file__).parent / "creatures").glob("*.play"))


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
def test_a_transcript_of_the_creatures_plays_as_it_is_written(script: Path) -> None:
    play(script, Yard())
