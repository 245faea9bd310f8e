"""Staff and a real server: a restart from inside, a banned address over sockets, and what stands in the record."""

import sqlite3
from pathlib import Path

import pytest

from tests.e2e.player import Player
from tests.e2e.server import Server, mud

pytestmark = pytest.mark.slow


async def test_an_admin_restarts_the_server_and_the_record_is_whole(tmp_path: Path) -> None:
    with Server(tmp_path / "state") as server:
        async with await Player.connect(server.host, server.port) as ida:
            await ida.sign_up("chief", "Ida")
            assert "The role of chief is admin" in mud(server.state, "user", "role", "chief", "admin").stdout
            assert "Ticks" in await ida.read_all("perf")
            assert "is not banned" in await ida.send("unbanaddress 192.0.2.1")
            assert "You are in 127.0.0.0/8 yourself" in await ida.send("banaddress 127.0.0.0/8")
            pid = server.pid
            await ida.send("restart now", r"Come back in a moment")
        server.wait_until_ready()
        assert server.pid == pid  # the process has become the new server
        async with await Player.connect(server.host, server.port) as ida:
            await ida.sign_in("chief", "Ida")
            latest = await ida.read_all("audit")
            assert "restart now" in latest
            assert "user role" in latest
        said = mud(server.state, "audit")
        assert said.returncode == 0, said
        assert "privileged acts: 6" in said.stdout
        assert server.stop() == 0
    with sqlite3.connect(server.state / "mud.db") as database:
        database.execute("DELETE FROM admin_actions WHERE action = 'unbanaddress'")
    said = mud(server.state, "audit")
    assert said.returncode == 1
    assert "was removed" in said.stdout
