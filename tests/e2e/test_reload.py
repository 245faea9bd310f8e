"""A running server reads its content again: from the shell, by a signal, and with faults in it."""

import asyncio
import os
import shutil
import signal
import sqlite3
from pathlib import Path

import orjson
import pytest

from tests.e2e.player import Player
from tests.e2e.server import PATIENCE, ROOT, Server, mud

pytestmark = pytest.mark.slow

ISLAND = """\
areas:
  island:
    name: The Island
    description: A heap of gravel with a hut on it.
rooms:
  island_hut:
    name: The Hut
    area: island
    description: Four walls, three of them standing.
    exits: {out: island_shore}
  island_shore:
    name: The Shore
    area: island
    description: Gravel, and beyond it more gravel under water.
    exits: {in: island_hut}
"""


async def test_a_server_reads_its_content_again_and_starts_with_it(tmp_path: Path) -> None:
    folder = shutil.copytree(ROOT / "content", tmp_path / "content")
    server = Server(tmp_path / "state", {"MUD_CONTENT": str(folder)})
    with server:
        async with await Player.connect(server.host, server.port) as ann:
            await ann.sign_up("newcomer", "Ann")
            before = await ann.look()
            (folder / "island.yaml").write_text(ISLAND)
            differs = mud(server.state, "content", "diff")
            assert "Added: rooms island_hut\n" in differs.stdout, differs
            assert differs.stdout.endswith("3 added.\n")
            made = mud(server.state, "content", "reload", "--json")
            assert made.returncode == 0, made
            assert {change["id"] for change in orjson.loads(made.stdout)["changes"]} >= {"island_hut", "island"}
            assert mud(server.state, "content", "diff").stdout == "Nothing is different.\n"
            assert await ann.look() == before

            (folder / "island.yaml").write_text(ISLAND.replace("{out: island_shore}", "{out: island_shor}"))
            refused = mud(server.state, "content", "reload")
            assert refused.returncode == 1
            assert "island.yaml:10:18: there is no 'island_shor' in rooms: did you mean" in refused.stderr

            (folder / "island.yaml").unlink()
            os.kill(server.pid, signal.SIGHUP)
            async with asyncio.timeout(PATIENCE):
                while "3 removed" not in server.log():
                    await asyncio.to_thread(mud, server.state, "status")
            assert await ann.look() == before
        assert server.stop() == 0
    with sqlite3.connect(server.state / "mud.db") as database:
        assert database.execute("SELECT id FROM rooms WHERE id LIKE 'island%'").fetchall() == []
    with server:
        assert mud(server.state, "content", "diff").stdout == "Nothing is different.\n"


def test_without_a_server_there_is_nothing_to_reload(tmp_path: Path) -> None:
    said = mud(tmp_path / "state", "content", "reload")
    assert said.returncode == 3
    assert "No server is running" in said.stderr
