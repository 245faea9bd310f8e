"""Every transcript in this folder is played, and reads as it is written."""

from pathlib import Path

import pytest

from tests.play.script import play
from tests.stage import Stage

SCRIPTS = sorted(Path(__file__).parent.glob("*.play"))


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
def test_a_transcript_plays_as_it_is_written(script: Path) -> None:
    play(script, Stage())


def test_there_are_transcripts_to_play() -> None:
    assert len(SCRIPTS) >= 3
