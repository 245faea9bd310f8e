"""Days in the valley, in the real content: whom one meets there, what they say, and whom they let pass."""

from pathlib import Path

import pytest

from tests.play.script import play
from tests.play.test_puzzles import Valley

SCRIPTS = sorted((Path(__file__).parent / "valley").glob("*.play"))


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
def test_a_day_in_the_valley_plays_as_it_is_written(script: Path) -> None:
    play(script, Valley(script.read_text()))
