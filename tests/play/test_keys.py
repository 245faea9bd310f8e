"""The transcripts of people at sessions of their own: what staff do to connections, seen from both ends."""

from pathlib import Path

import pytest

from tests.play.script import read_script
from tests.play.sessions import Sessions

SCRIPTS = {path: read_script(path.read_text()) for path in sorted((Path(__file__).parent / "keys").glob("*.play"))}


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
async def test_a_transcript_at_the_keys_plays_as_it_is_written(script: Path) -> None:
    await Sessions().play(script, SCRIPTS[script])
