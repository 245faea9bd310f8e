"""A folder to stand in, with a small world, and the CLI as a function."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from mud.cli.main import main
from tests.stage import WORLD


@dataclass(frozen=True, slots=True)
class Said:
    """What a command said, and its exit code."""

    code: int
    out: str
    err: str


Mud = Callable[..., Said]


@pytest.fixture
def mud(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Mud:
    """Runs the CLI in an empty folder; nothing of the real environment counts."""
    for name in list(os.environ):
        if name == "DATABASE_URL" or name.startswith("MUD_"):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MUD_CONTENT", str(WORLD))
    monkeypatch.setenv("MUD_BCRYPT_COST", "4")
    monkeypatch.setenv("COLUMNS", "120")

    def run(*arguments: str) -> Said:
        with pytest.raises(SystemExit) as ended:
            main(list(arguments))
        out, err = capsys.readouterr()
        code = ended.value.code
        return Said(code if isinstance(code, int) else int(bool(code)), out, err)

    return run
