"""Operators and a running server: the CLI asks it, and it tells the truth."""

import re
import signal
from pathlib import Path

import pytest

from tests.e2e.player import PASSWORD, Player
from tests.e2e.server import Server, mud

pytestmark = pytest.mark.slow


async def test_an_account_made_from_the_shell_can_be_signed_in_to_at_once(tmp_path: Path, database_url: str) -> None:
    variables = {"DATABASE_URL": database_url}
    with Server(tmp_path / "state", variables) as server:
        made = mud(
            server.state, "user", "create", "Boss", "--role", "admin", "--password-stdin", stdin=PASSWORD, **variables
        )
        assert made.stdout == "The account Boss is made; its role is admin.\n", made
        async with await Player.connect(server.host, server.port) as boss:
            await boss.read_until("By what name")
            await boss.send("boss", "Password: $")
            await boss.send(PASSWORD, "no character yet")
        listed = mud(server.state, "user", "list", **variables).stdout.splitlines()
        assert listed[1].split()[:2] == ["Boss", "admin"]
        server.kill()
    # The answer came only once it was on disk.
    assert "Boss" in mud(server.state, "user", "list", **variables).stdout


def test_status_says_what_runs_and_that_it_is_safe_to_kill_once_all_is_saved(tmp_path: Path) -> None:
    with Server(tmp_path / "state") as server:
        mud(server.state, "user", "create", "Boss", "--password-stdin", stdin=PASSWORD)
        said = mud(server.state, "status")
        assert said.returncode == 0, said
        assert f"process {server.pid}, listening on 127.0.0.1:" in said.stdout
        assert "people: 0 connected, 0 playing, 0 characters in the world" in said.stdout
        assert re.search(r"saving: Everything is saved\. The last save was .* ago\.", said.stdout)
        assert "safe to kill: yes" in said.stdout
    assert mud(server.state, "status").returncode == 3


def test_what_writes_to_the_database_by_itself_is_refused_while_a_server_runs(tmp_path: Path) -> None:
    with Server(tmp_path / "state") as server:
        said = mud(server.state, "migrate")
        assert said.returncode == 1
        assert f"is served by process {server.pid} already" in said.stderr


def test_a_server_that_cannot_be_asked_is_not_gone_behind(tmp_path: Path) -> None:
    with Server(tmp_path / "state") as server:
        said = mud(server.state, "user", "list", MUD_CONTROL_SOCKET="elsewhere.sock")
        assert said.returncode == 1
        assert said.stderr.startswith("mud: sqlite:///")
        assert "Its control socket is not at elsewhere.sock: are MUD_STATE_DIR and MUD_CONTROL_SOCKET" in said.stderr


@pytest.mark.parametrize("by", [signal.SIGTERM, signal.SIGINT])
async def test_whoever_plays_is_told_and_finds_everything_when_the_server_is_back(
    tmp_path: Path, by: signal.Signals
) -> None:
    server = Server(tmp_path / "state")
    with server:
        async with await Player.connect(server.host, server.port) as ann:
            await ann.sign_up("newcomer", "Ann")
            seen = await ann.look()
            assert server.stop(by) == 0
            await ann.read_until("The server is stopping")
    with server:
        async with await Player.connect(server.host, server.port) as ann:
            await ann.sign_in("newcomer", "Ann")
            assert (await ann.look()).splitlines()[0] == seen.splitlines()[0]


def test_a_server_killed_leaves_nothing_that_keeps_the_next_from_starting(tmp_path: Path) -> None:
    server = Server(tmp_path / "state")
    for _ in range(2):
        server.start()
        assert (server.state / "control.sock").exists()
        server.kill()
    server.start()
    assert server.stop() == 0
    assert not (server.state / "control.sock").exists()
