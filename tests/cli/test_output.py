"""What operators see while they wait."""

import pytest

from mud.cli.output import loading_bar


def test_where_nobody_watches_there_is_no_bar(capsys: pytest.CaptureFixture[str]) -> None:
    with loading_bar() as progress:
        for done in range(4):
            progress(done, 3)
    assert capsys.readouterr().err == ""
