"""The transcripts of creatures that do things by themselves."""

from pathlib import Path

import pytest

from tests.game.mind.ward import WARD, Ward
from tests.play.script import play

SCRIPTS = sorted(WARD.glob("*.play"))


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
def test_a_transcript_of_the_ward_plays_as_it_is_written(script: Path) -> None:
    play(script, Ward())
