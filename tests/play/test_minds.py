"""The transcripts of creatures that do things by themselves. `# Here: a baker in the lane` says who is there."""

import re
from pathlib import Path

import pytest

from tests.game.mind.ward import WARD, Ward
from tests.play.script import play

SCRIPTS = sorted(WARD.glob("*.play"))

_HERE = re.compile(r"^# Here: (.*)$", re.MULTILINE)
_ONE = re.compile(r"an? (\w+) in the (\w+)")


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
def test_a_transcript_of_the_ward_plays_as_it_is_written(script: Path) -> None:
    ward = Ward()
    for line in _HERE.findall(script.read_text()):
        for kind, room in _ONE.findall(line):
            ward.put(kind, room)
    play(script, ward)
