"""Starts that cannot be: one line that says why and what to do, no traceback, and nothing changed."""

import shutil
import socket
import sqlite3
from pathlib import Path

import pytest

from tests.e2e.player import Player
from tests.e2e.server import ROOT, Server, mud

pytestmark = pytest.mark.slow


def refusal(state: Path, **variables: str) -> str:
    """What a start says that fails."""
    ended = mud(state, "run", **variables)
    assert ended.returncode == 1, ended
    assert "Traceback" not in ended.stderr
    assert ended.stdout == ""
    lines = [line for line in ended.stderr.splitlines() if not line.startswith("{")]
    assert lines[0].startswith("mud: ")
    return "\n".join(lines).removeprefix("mud: ")


def test_a_broken_yaml_file_is_named_with_line_and_column_for_every_fault(tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(ROOT / "tests" / "play" / "world", content)
    (content / "broken.yaml").write_text("rooms:\n  room_cave:\n    name: [\n")
    (content / "strange.yaml").write_text("roms:\n  room_hut:\n    name: A hut\n")
    said = refusal(tmp_path / "state", MUD_CONTENT=str(content))
    assert f"{content}/broken.yaml:4:1: " in said
    assert f"{content}/strange.yaml:1:1: unknown content type 'roms': did you mean 'rooms'?" in said
    assert not (tmp_path / "state" / "mud.db").exists()


def test_a_content_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    said = refusal(tmp_path / "state", MUD_CONTENT=str(tmp_path / "nowhere"))
    assert said == f"{tmp_path}/nowhere: this folder cannot be read: no such file or directory"


def test_a_database_that_does_not_answer_is_named_without_its_password(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    said = refusal(tmp_path / "state", DATABASE_URL=f"postgresql://ann:s3cret@127.0.0.1:{port}/mud")
    assert said.startswith(f"postgresql://ann@127.0.0.1:{port}/mud does not answer (")
    assert said.endswith("is the server running?")
    assert "s3cret" not in said


def test_a_schema_newer_than_the_program_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    state = tmp_path / "state"
    assert mud(state, "migrate").returncode == 0
    with sqlite3.connect(state / "mud.db") as database:
        database.execute("UPDATE alembic_version SET version_num = 'ffffffffffff'")
    database.close()
    said = refusal(state)
    assert said.startswith(f"sqlite:///{state}/mud.db was migrated by a newer version of this program")
    assert "revision ffffffffffff" in said


def test_a_port_in_use_is_named_and_the_other_server_does_not_notice(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        said = refusal(tmp_path / "state", MUD_PORT=str(port))
    assert said == (
        f"Cannot listen on port {port} on 127.0.0.1: it is in use. Is another server running? Stop it, or choose"
        " another port."
    )


async def test_a_second_server_on_the_same_database_is_refused_and_the_first_plays_on(
    tmp_path: Path, database_url: str
) -> None:
    with Server(tmp_path / "first", {"DATABASE_URL": database_url}) as first:
        async with await Player.connect(first.host, first.port) as ann:
            await ann.sign_up("newcomer", "Ann")
            said = refusal(tmp_path / "second", DATABASE_URL=database_url)
            assert said.endswith(f"process {first.pid} already; only one server may write to a database")
            assert "Exits" in await ann.look()
            assert first.stop() == 0


def test_a_state_folder_that_cannot_be_written_to_is_named_with_the_setting(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    said = refusal(tmp_path / "state", MUD_STATE_DIR=str(tmp_path / "file" / "var"))
    assert said.startswith(f"MUD_STATE_DIR={tmp_path}/file/var will not do: the folder")


def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    (tmp_path / "letter.db").write_text("Dear database, " * 100)
    said = refusal(tmp_path / "state", DATABASE_URL=f"sqlite:///{tmp_path}/letter.db")
    assert said.startswith(f"sqlite:///{tmp_path}/letter.db is no SQLite database, or it is damaged")


def test_wrong_settings_are_all_named_at_once(tmp_path: Path) -> None:
    said = refusal(tmp_path / "state", MUD_PORT="telnet", MUD_PROT="4000")
    assert said.splitlines() == [
        "MUD_PORT=telnet will not do; right is a number from 0 to 65535; 0 takes any free port.",
        "MUD_PROT is no setting; did you mean MUD_PORT?",
    ]


def test_the_traceback_of_an_error_is_shown_to_those_who_ask_for_it(tmp_path: Path) -> None:
    ended = mud(tmp_path / "state", "--debug", "run", MUD_PORT="telnet")
    assert ended.returncode == 1
    assert "Traceback" in ended.stderr
