"""The transcripts of the inn: its furniture, its chests, and how one finds the way back to it."""

from pathlib import Path

import pytest

from mud.content.loader import load
from tests.play.script import play
from tests.stage import Stage, build_world, content_types

INN = Path(__file__).parent / "inn"
SCRIPTS = sorted(INN.glob("*.play"))


class Inn(Stage):
    """The inn and its yard."""

    def __init__(self) -> None:
        super().__init__(build_world(load(INN, content_types()).catalog))


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
def test_a_transcript_of_the_inn_plays_as_it_is_written(script: Path) -> None:
    play(script, Inn())
