"""The picture in README.md shows what the server does today."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.slow
def test_the_picture_is_what_its_transcript_gives() -> None:
    drawing = [sys.executable, "-m", "scripts.session_picture", "--check"]
    done = subprocess.run(drawing, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, f"run `make docs`; {done.stderr}"


def test_the_readme_shows_the_picture() -> None:
    assert "(docs/session.svg)" in (ROOT / "README.md").read_text()
