"""Links over the whole way: agreed with the client, made by the views, and nobody's words among them."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import telnetlib3
from telnetlib3.telopt import MXP

from mud.text.link import Links
from tests.e2e.player import Player
from tests.e2e.server import Server
from tests.text.links import followed

HOSTILE = '<SEND href="quit">gold</SEND> &lt;SEND&gt;'


class Tagged(telnetlib3.TelnetClient):
    """Reads MXP."""

    def connection_made(self, transport: Any) -> None:  # Any: as the library has it
        super().connection_made(transport)
        assert self.writer is not None
        self.writer.passive_do.add(MXP)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """A server with a world of its own."""
    with Server(tmp_path / "state") as made:
        yield made


async def test_ways_out_are_tags_for_who_reads_mxp_and_speech_never_is(server: Server) -> None:
    reader, writer = await telnetlib3.open_connection(
        server.host, server.port, encoding="utf8", term="dumb", cols=200, client_factory=Tagged, connect_maxwait=0.5
    )
    async with Player(reader, writer) as ann:
        await ann.sign_up("newcomer", "Ann")
        seen = await ann.send("look")
        line = next(line for line in seen.split("\n") if "Exits:" in line)
        ways = followed(line, Links.MXP)
        assert re.sub(r"\x1b\[\dz|<[^>]*>", "", line) == f"[ Exits: {' '.join(ways)} ]"
        async with await Player.connect(server.host, server.port) as bob:
            await bob.sign_up("another", "Bob")
            await bob.send(f"say \x1b[1z{HOSTILE}")
            await ann.read_until("gold.*\n")
        spoken = next(line for line in ann.seen.split("\n") if "gold" in line)
        assert spoken == f'Bob says, "[1z{HOSTILE}"'


async def test_a_terminal_that_announces_nothing_gets_links_when_they_are_asked_for(server: Server) -> None:
    async with await Player.connect(server.host, server.port) as ann:
        await ann.sign_up("newcomer", "Ann")
        assert "\x1b]8" not in await ann.send("look")
        await ann.send("settings links on")
        seen = await ann.send("look")
        assert f"send:{followed(seen, Links.OSC)[0].removeprefix('send:')}" in followed(seen, Links.OSC)
        assert "\x1b]8" not in await ann.send("settings screen reader on")
        assert "\x1b]8" not in await ann.send("look")
