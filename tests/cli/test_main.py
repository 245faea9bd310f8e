"""What operators type, without a server: exit codes, words, and no traceback."""

import io
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.conftest import Mud
from tests.ops.office import PASSWORD


def input_of(line: bytes) -> io.TextIOWrapper:
    """Standard input with a line on it."""
    return io.TextIOWrapper(io.BytesIO(line), encoding="utf-8")


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> None:
    """A password on standard input."""
    monkeypatch.setattr("sys.stdin", input_of(f"{PASSWORD}\n".encode()))


def test_the_version_is_printed(mud: Mud) -> None:
    said = mud("version")
    assert said.code == 0
    assert re.fullmatch(r"mud \d+\.\d+\.\d+ \(Python \S+, SQLite \S+\)\n", said.out)


def test_without_a_command_it_lists_the_commands(mud: Mud) -> None:
    said = mud()
    for command in ("run", "check", "status", "version", "user", "db", "migrate"):
        assert command in said.out + said.err


def test_a_word_that_is_no_command_is_an_error_of_usage(mud: Mud) -> None:
    assert mud("fly").code == 2
    assert mud("user", "role", "ann", "king").code == 2


def test_status_without_a_server_has_an_exit_code_of_its_own(mud: Mud) -> None:
    said = mud("status")
    assert (said.code, said.out) == (3, "")
    assert said.err == "mud: No server is running: nothing listens at var/control.sock.\n"


def test_check_says_that_all_is_in_order_and_touches_nothing(mud: Mud) -> None:
    said = mud("check")
    assert said.code == 0
    assert said.out.startswith("Settings and content are in order: ")
    assert not Path("var").exists()


def test_check_prints_every_fault_of_the_content_with_its_place(mud: Mud, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("content").mkdir()
    Path("content/a.yaml").write_text("roms: {}\n")
    Path("content/b.yaml").write_text("rooms:\n  room_hut:\n    nam: A hut\n")
    monkeypatch.setenv("MUD_CONTENT", "content")
    said = mud("check")
    assert said.code == 1
    lines = said.out.splitlines()
    assert lines[0] == "content/a.yaml:1:1: unknown content type 'roms': did you mean 'rooms'?"
    assert all(line.startswith("content/b.yaml:") for line in lines[1:])
    assert said.err == f"mud: There are {len(lines)} faults in the content.\n"


def test_check_prints_every_fault_of_the_settings(mud: Mud, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MUD_PORT", "x")
    monkeypatch.setenv("MUD_PROT", "1")
    said = mud("check")
    assert said.code == 1
    assert [line[:14] for line in said.err.splitlines()] == ["mud: MUD_PORT=", "mud: MUD_PROT "]


@pytest.mark.usefixtures("typed")
def test_an_account_can_be_made_while_no_server_runs(mud: Mud) -> None:
    said = mud("user", "create", "Ann", "--role", "admin", "--password-stdin")
    assert (said.code, said.out) == (0, "The account Ann is made; its role is admin.\n")
    with closing(sqlite3.connect("var/mud.db")) as database:
        ((name, role, password_hash),) = database.execute("SELECT username, role, password_hash FROM user_accounts")
    assert (name, role) == ("Ann", "admin")
    assert password_hash.startswith("$2b$04$")


@pytest.mark.usefixtures("typed")
def test_accounts_are_listed_changed_and_listed_again(mud: Mud, monkeypatch: pytest.MonkeyPatch) -> None:
    assert mud("user", "list").out == "There is no account yet.\n"
    mud("user", "create", "Ann", "--password-stdin")
    assert mud("user", "role", "ann", "builder").out == "The role of Ann is builder.\n"
    monkeypatch.setattr("sys.stdin", input_of(b"another horse\n"))
    assert mud("user", "passwd", "ann", "--password-stdin").out == "The account Ann has a new password.\n"
    heading, row = mud("user", "list").out.splitlines()
    assert heading.split() == ["name", "role", "characters", "made", "last", "sign-in"]
    assert row.split()[:2] == ["Ann", "builder"]
    assert row.split()[-1] == "never"


@pytest.mark.usefixtures("typed")
def test_what_is_refused_is_one_line(mud: Mud) -> None:
    said = mud("user", "create", "An", "--password-stdin")
    assert said.code == 1
    assert said.err.startswith("mud: An account name has 3 to 20")
    assert "Traceback" not in said.err
    assert mud("user", "role", "nobody-here", "admin").err == (
        "mud: There is no account nobody-here. `mud user list` lists those that exist.\n"
    )


def test_a_password_that_is_no_text_is_refused(mud: Mud, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", input_of(b"correct \xff horse\n"))
    said = mud("user", "create", "Ann", "--password-stdin")
    assert (said.code, said.err) == (1, "mud: The password on standard input is no text in UTF-8.\n")


def test_without_a_terminal_a_password_is_not_asked_for(mud: Mud, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    said = mud("user", "create", "Ann")
    assert said.code == 1
    assert "--password-stdin" in said.err


def test_the_database_is_migrated_once(mud: Mud) -> None:
    first, second = mud("migrate"), mud("migrate")
    assert re.fullmatch(r"sqlite:///var/mud\.db went from nothing to revision \w+\.\n", first.out)
    assert re.fullmatch(r"sqlite:///var/mud\.db is at the newest revision, \w+\.\n", second.out)


def test_a_journal_that_is_not_there_or_is_none_is_named(mud: Mud) -> None:
    said = mud("db", "replay", "rescue-1.jsonl")
    assert said.code == 1
    assert "rescue-1.jsonl" in said.err
    Path("rescue-2.jsonl").write_text("Dear diary\n")
    assert "rescue-2.jsonl is damaged" in mud("db", "replay", "rescue-2.jsonl").err


def test_a_journal_is_not_replayed_into_a_database_that_no_server_has_used(mud: Mud) -> None:
    Path("rescue-1.jsonl").write_text("{}\n")
    assert mud("db", "replay", "rescue-1.jsonl").code == 1


def test_debug_lets_an_error_through(mud: Mud) -> None:
    with pytest.raises(BaseException, match="No server is running") as error:
        mud("--debug", "status")
    assert not isinstance(error.value, SystemExit)
