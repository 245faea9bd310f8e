"""The transcripts of the larder: what is eaten, drunk, read, used and mended, and what lies about too long."""

from pathlib import Path

import pytest

from tests.game.supply.larder import Larder
from tests.play.script import play

SCRIPTS = sorted((Path(__file__).parent / "larder").glob("*.play"))


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
def test_a_transcript_of_the_larder_plays_as_it_is_written(script: Path) -> None:
    play(script, Larder())
