"""What operators see while they wait."""

import io
from pathlib import Path

import pytest
from rich.console import Console

from mud.app.reading import read_cached
from mud.app.settings import read_settings
from mud.cli.output import loading_bar
from tests.stage import WORLD, content_types


def test_where_nobody_watches_there_is_no_bar(capsys: pytest.CaptureFixture[str]) -> None:
    with loading_bar("loading the world") as progress:
        for done in range(4):
            progress(done, 3)
    assert capsys.readouterr().err == ""


def test_who_watches_sees_a_bar_that_grows_and_is_gone_at_the_end() -> None:
    seen = io.StringIO()
    with loading_bar("reading the content", Console(file=seen, force_terminal=True, width=60)) as progress:
        for done in (1, 2, 4):
            progress(done, 4)
    assert "reading the content" in seen.getvalue()
    assert " 25%" in seen.getvalue()
    assert "100%" in seen.getvalue()
    assert seen.getvalue().endswith("\x1b[2K")  # the line is cleared


def test_reading_content_tells_how_far_it_is_and_the_cache_needs_none(tmp_path: Path) -> None:
    settings = read_settings(content=WORLD, state_dir=tmp_path)
    told: list[tuple[int, int]] = []
    read_cached(settings, content_types(), progress=lambda done, whole: told.append((done, whole)))
    assert told[0][0] < told[0][1]
    assert told[-1][0] == told[-1][1]
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    told.clear()
    read_cached(settings, content_types(), progress=lambda done, whole: told.append((done, whole)))
    assert told == []
