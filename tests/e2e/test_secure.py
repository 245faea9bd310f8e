"""TLS of the whole process: people play over it, and the certificate is renewed while they do, in each way there is."""

import asyncio
import contextlib
import json
import os
import shutil
import signal
import ssl
from collections.abc import Iterator
from pathlib import Path

import pytest
import telnetlib3

from tests.e2e.player import PATIENCE, Player
from tests.e2e.server import Server, mud
from tests.net.test_tls import anyone, make_certificate

pytestmark = pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl, which makes certificates, is missing")

NAMES = ("first.example", "second.example", "third.example")


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """A server with the first of three certificates."""
    for name in NAMES:
        make_certificate(tmp_path, name)
    renew(tmp_path, NAMES[0])
    variables = {"MUD_TLS_PORT": "0", "MUD_TLS_CERTIFICATE": str(tmp_path / "used.pem")}
    with Server(tmp_path / "state", variables) as made:
        yield made


def renew(folder: Path, name: str) -> None:
    """Put a certificate where the server reads it."""
    (folder / "used.pem").write_bytes((folder / f"{name}.pem").read_bytes())


def tls_port(server: Server) -> int:
    """Where it listens for TLS, as it logged."""
    logged = [json.loads(line) for line in server.log().splitlines() if "listening for TLS" in line]
    return int(logged[-1]["port"])


async def certified(server: Server, folder: Path) -> str:
    """Under which of the names a new connection finds the server's certificate to be good."""
    for name in NAMES:
        context = ssl.create_default_context(cafile=str(folder / f"{name}.pem"))
        try:
            _, writer = await asyncio.open_connection(
                server.host, tls_port(server), ssl=context, server_hostname=name, ssl_handshake_timeout=PATIENCE
            )
        except ssl.SSLError:
            continue
        writer.close()
        with contextlib.suppress(OSError):  # however the server takes leave
            await writer.wait_closed()
        return name
    return ""


async def until_certified(server: Server, folder: Path, name: str) -> None:
    """Wait until new connections get that certificate."""
    async with asyncio.timeout(PATIENCE):
        while await certified(server, folder) != name:
            pass  # nobody is told when a signal has done its work; a handshake takes long enough


async def test_people_play_over_tls_while_the_certificate_is_renewed(server: Server, tmp_path: Path) -> None:
    reader, writer = await telnetlib3.open_connection(
        server.host, tls_port(server), encoding="utf8", term="dumb", cols=200, ssl=anyone(), connect_maxwait=0.5
    )
    async with Player(reader, writer) as ann:
        await ann.sign_up("newcomer", "Ann")
        assert await certified(server, tmp_path) == NAMES[0]
        renew(tmp_path, NAMES[1])
        assert await certified(server, tmp_path) == NAMES[0]
        os.kill(server.pid, signal.SIGHUP)
        await until_certified(server, tmp_path, NAMES[1])
        assert "Exits:" in await ann.look()
        renew(tmp_path, NAMES[2])
        said = mud(server.state, "certificate")
        assert (said.returncode, said.stderr) == (0, "")
        assert await certified(server, tmp_path) == NAMES[2]
        assert "Exits:" in await ann.look()
    assert server.stop() == 0


async def test_a_certificate_that_cannot_be_used_leaves_the_old_one(server: Server, tmp_path: Path) -> None:
    (tmp_path / "used.pem").write_text("nonsense")
    said = mud(server.state, "certificate")
    assert said.returncode == 1
    assert "used.pem" in said.stderr
    assert "Traceback" not in said.stderr
    assert await certified(server, tmp_path) == NAMES[0]
    os.kill(server.pid, signal.SIGHUP)
    assert mud(server.state, "status").returncode == 0
    assert await certified(server, tmp_path) == NAMES[0]


async def test_an_admin_renews_it_from_inside(server: Server, tmp_path: Path) -> None:
    async with await Player.connect(server.host, server.port) as ann:
        await ann.sign_up("newcomer", "Ann")
        assert mud(server.state, "user", "role", "newcomer", "admin").returncode == 0
        renew(tmp_path, NAMES[1])
        assert "read again" in await ann.send("certificate")
        assert await certified(server, tmp_path) == NAMES[1]
        (tmp_path / "used.pem").write_text("nonsense")
        assert "cannot be used" in " ".join((await ann.send("certificate")).split())
        assert await certified(server, tmp_path) == NAMES[1]


def test_without_tls_there_is_nothing_to_renew(tmp_path: Path) -> None:
    with Server(tmp_path / "state") as server:
        said = mud(server.state, "certificate")
        assert said.returncode == 1
        assert "MUD_TLS_PORT is not set" in said.stderr
    assert mud(tmp_path / "state", "certificate").returncode == 3
