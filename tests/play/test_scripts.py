"""Every transcript in this folder is played, and reads as it is written."""

from pathlib import Path

import pytest

from mud.app import roster
from tests.play.script import play, typed_commands
from tests.stage import Stage

SCRIPTS = sorted(Path(__file__).parent.glob("*.play"))


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
def test_a_transcript_plays_as_it_is_written(script: Path) -> None:
    play(script, Stage())


def test_there_are_transcripts_to_play() -> None:
    assert len(SCRIPTS) >= 3


ELSEWHERE = {"quit"}
"""Commands about the connection alone: they are typed in the tests of their own floor."""


def test_every_command_of_the_game_is_typed_in_a_transcript() -> None:
    everywhere = Path(__file__).parent.rglob("*.play")
    typed = {word for script in everywhere for word in typed_commands(script.read_text())}
    untyped = {each.name for each in roster.commands() if not typed & {each.name, *each.aliases}}
    assert untyped <= ELSEWHERE
