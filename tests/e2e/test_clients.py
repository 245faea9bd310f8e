"""Clients that others wrote, against the real server: what they negotiate works, and nothing breaks off."""

import asyncio
import os
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import telnetlib3
from telnetlib3.telopt import MSSP

from tests.e2e.player import PATIENCE, Player
from tests.e2e.server import Server

TINTIN = next((each for each in (shutil.which("tt++"), "/usr/games/tt++") if each and os.path.exists(each)), None)
TMUX = shutil.which("tmux")

QUESTION = r"(?:tells\s+more\)|Scores [^>]*?:|\(yes,\s+or\s+back\))(?=\s)"
MOST_QUESTIONS = 20
"""What is asked while a character is made, and how often at most."""


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """A server with a world of its own."""
    with Server(tmp_path / "state", {"MUD_MSSP": '{"CONTACT": "staff@example.org"}'}) as made:
        yield made


class Curious(telnetlib3.TelnetClient):
    """Also takes the server's figures."""

    def connection_made(self, transport: Any) -> None:  # Any: as the library has it
        super().connection_made(transport)
        self.figures: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        assert self.writer is not None
        self.writer.passive_do.add(MSSP)
        self.writer.set_ext_callback(MSSP, self.figures.set_result)


async def test_messages_and_compression_with_telnetlib3(server: Server) -> None:
    async with await Player.connect(server.host, server.port) as ann:
        await ann.sign_up("newcomer", "Ann")
        await ann.send("look")
        told = ann.writer.ctx.gmcp_data
        before = dict(told["Room.Info"])
        assert told["Char.Name"]["name"] == "Ann"
        assert told["Char.Vitals"]["hp"] == told["Char.Vitals"]["maxhp"]
        way = re.search(r"\[ Exits: (\w+)", await ann.send("look"))
        assert way
        await ann.send(way[1])
        assert told["Room.Info"]["num"] == next(iter(before["exits"].values()))
        assert ann.writer.mccp2_active
        await ann.send("quit", "> $")
        ann.seen = ""
        ann.writer.write("quit\r\n")
        await ann.read_until("Come back any time")
        assert await ann.reader.read(4096) == ""
        assert not ann.writer.mccp2_active, "the compression broke off"


async def test_figures_with_telnetlib3(server: Server) -> None:
    asked = time.time()
    clients: list[Curious] = []

    def curious(**given: Any) -> Curious:  # Any: as the library has it
        clients.append(Curious(**given))
        return clients[0]

    _, writer = await telnetlib3.open_connection(server.host, server.port, client_factory=curious, connect_maxwait=0.5)
    figures = await asyncio.wait_for(clients[0].figures, PATIENCE)
    assert figures["NAME"] == "Millbrook"
    assert figures["CONTACT"] == "staff@example.org"
    assert figures["PLAYERS"] == "0"
    assert abs(asked - int(figures["UPTIME"])) < PATIENCE
    assert figures["PORT"] == str(server.port)
    assert int(figures["ROOMS"]) > int(figures["AREAS"]) > 1
    assert (figures["GMCP"], figures["MCCP"], figures["SSL"]) == ("1", "1", "0")
    writer.close()


async def test_a_client_for_latin_1_is_sent_latin_1(server: Server) -> None:
    reader, writer = await telnetlib3.open_connection(
        server.host, server.port, encoding="latin1", term="dumb", cols=200, connect_maxwait=0.5
    )
    ann = Player(reader, writer)
    await ann.sign_up("newcomer", "Zoë")
    assert 'You say, "Où est le café?"' in (await ann.send("say Où est le café?")).replace("ask", "say")
    writer.close()


class Terminal:
    """A terminal in which a program runs, by tmux."""

    def __init__(self, folder: Path) -> None:
        self._tmux = [str(TMUX), "-S", str(folder / "tmux")]

    def run(self, command: str) -> None:
        """Start the program in a window of 100 by 30."""
        self._do("-f", "/dev/null", "new-session", "-d", "-x", "100", "-y", "30", command)

    def type(self, line: str) -> None:
        """Type a line."""
        self._do("send-keys", "-l", line)
        self._do("send-keys", "Enter")

    def until(self, pattern: str) -> str:
        """Wait until the pattern fits what is on the screen; returns that."""
        deadline = time.monotonic() + PATIENCE
        screen = ""
        while time.monotonic() < deadline:
            screen = self._do("capture-pane", "-p", "-S", "-200")
            if re.search(pattern, screen, re.MULTILINE):
                return screen
            time.sleep(0.05)  # tmux tells nobody when a screen changes
        raise AssertionError(f"waited in vain for {pattern}:\n{screen}")

    def close(self) -> None:
        """End the terminal and what runs in it."""
        self._do("kill-server")

    def _do(self, *words: str) -> str:
        done = subprocess.run([*self._tmux, *words], capture_output=True, text=True, timeout=PATIENCE, check=False)
        return done.stdout


@pytest.mark.skipif(TINTIN is None or TMUX is None, reason="TinTin++ or tmux is not installed")
def test_a_visit_with_tintin(server: Server, tmp_path: Path) -> None:
    terminal = Terminal(tmp_path)
    script = tmp_path / "gmcp.tin"
    script.write_text(
        "#event {IAC WILL GMCP} {#send {\\xFF\\xFD\\xC9\\};"
        '#send {\\xFF\\xFA\\xC9Core.Supports.Set ["Room 1"]\\xFF\\xF0\\}}\n'
        "#event {IAC SB GMCP} {#showme {GMCP %0 %2}}\n"
        f"#session p {server.host} {server.port}\n"
    )
    terminal.run(f"LANG=C.UTF-8 {TINTIN} -G -r {script}")
    try:
        terminal.until("By what name")
        screen = ""
        for line, answered in [
            ("new", "account be called"),
            ("newcomer", "new password:"),
            ("correct horse", "once more:"),
            ("correct horse", "^>"),
        ]:
            terminal.type(line)
            screen = terminal.until(answered)
        assert "correct horse" not in screen
        terminal.type("create Ann")
        for number in range(1, MOST_QUESTIONS):
            screen = terminal.until(rf"(?s)({QUESTION}.*){{{number}}}|hp \d+en>")
            if re.search(r"hp \d+en>", screen):
                break
            asked = re.findall(QUESTION, screen)[-1]
            terminal.type("done" if "Scores" in asked else "yes" if "back" in asked else "1")
        terminal.until(r"hp \d+en>")
        terminal.until(r'GMCP Room\.Info.*"num":\d+')
    finally:
        terminal.close()
