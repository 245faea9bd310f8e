"""`mud retention` and `mud user erase`, with no server running."""

import sqlite3
from pathlib import Path

import pytest

from tests.cli.conftest import Mud, Said
from tests.cli.test_main import input_of

LONG_AGO = 1.0
"""Unix seconds."""


def accounts() -> list[str]:
    with sqlite3.connect("var/mud.db") as database:
        return [name for (name,) in database.execute("SELECT username FROM user_accounts")]


@pytest.fixture
def made(mud: Mud, monkeypatch: pytest.MonkeyPatch) -> Said:
    """An account, made by an operator in a folder of its own."""
    monkeypatch.setattr("sys.stdin", input_of(b"correct horse battery\n"))
    return mud("user", "create", "zebulon", "--password-stdin")


def test_what_is_old_is_counted_and_then_moved(mud: Mud, made: Said) -> None:
    assert made.code == 0, made
    with sqlite3.connect("var/mud.db") as database:
        database.execute("UPDATE security_events SET timestamp = ?", (LONG_AGO,))
    counted = mud("retention", "--dry-run")
    assert "security_events: 1 rows are old." in counted.out
    moved = mud("retention")
    assert "security_events: 1 rows were moved to var/archive." in moved.out
    assert "security_events: 0 rows are old." in mud("retention", "--dry-run").out
    [archive] = Path("var/archive").glob("security_events-*.jsonl")
    assert archive.read_text().count("account_created") == 1
    assert mud("audit").code == 0


def test_where_all_is_kept_for_ever_that_is_said(mud: Mud, made: Said, monkeypatch: pytest.MonkeyPatch) -> None:
    assert made.code == 0
    monkeypatch.setenv("MUD_KEEP_EVENTS", "0")
    monkeypatch.setenv("MUD_KEEP_ACTS", "0")
    assert "kept for ever" in mud("retention").out


def test_a_person_is_erased_only_when_it_is_said_twice(mud: Mud, made: Said) -> None:
    assert made.code == 0
    asked = mud("user", "erase", "zebulon")
    assert asked.code == 1
    assert "--really" in asked.err
    assert accounts() == ["zebulon"]
    done = mud("user", "erase", "zebulon", "--really")
    assert done.code == 0, done
    assert "Characters: 0." in done.out
    assert all("zebulon" not in name for name in accounts())
    assert mud("user", "erase", "zebulon", "--really").code == 1
    assert mud("audit").code == 0
