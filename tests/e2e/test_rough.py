"""Rough company: whatever others send, whoever plays notices nothing and the server logs no bug."""

import asyncio
import contextlib
import random
import socket
import string
import struct
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager

import orjson
import pytest

from tests.e2e.player import Player
from tests.e2e.server import Server

pytestmark = pytest.mark.slow

CROWD = 300
ALLOWED = {"MUD_EXEMPT": "127.0.0.0/8"}
SLOWEST_ANSWER = 5.0
"""Seconds, on a machine that does much else; on a quiet one it is milliseconds."""

Wire = tuple[asyncio.StreamReader, asyncio.StreamWriter]


def noise(seed: int) -> bytes:
    """Random bytes, telnet's own among them."""
    source = random.Random(seed)
    return bytes(source.choice((255, 250, 240, 13, 10, source.randrange(256))) for _ in range(4000))


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server for all of them, which is to end as if nothing had happened."""
    with Server(tmp_path_factory.mktemp("rough") / "state", ALLOWED) as server:
        yield server
        assert server.stop() == 0
    assert bugs(server) == []


@pytest.fixture(scope="module")
def names() -> Iterator[str]:
    """A name that nobody has yet, for each test."""
    return (f"Ann{letter}" for letter in string.ascii_lowercase)


@asynccontextmanager
async def visit(server: Server, names: Iterator[str]) -> AsyncIterator[Player]:
    """Someone who plays, and goes on playing afterwards."""
    async with await Player.connect(server.host, server.port) as ann:
        name = next(names)
        await ann.sign_up(f"{name}-account", name)
        yield ann
        async with asyncio.timeout(SLOWEST_ANSWER):
            assert "Exits" in await ann.look()


def bugs(server: Server) -> list[str]:
    lines = [orjson.loads(line) for line in server.log().splitlines()]
    return [line["event"] for line in lines if line["level"] in ("error", "critical")]


async def dial(server: Server) -> Wire:
    return await asyncio.open_connection(server.host, server.port)


async def test_three_hundred_at_once_are_all_greeted_while_someone_plays(server: Server, names: Iterator[str]) -> None:
    async with visit(server, names) as ann:
        async with asyncio.timeout(30):
            crowd = await asyncio.gather(*(dial(server) for _ in range(CROWD)))
            await asyncio.gather(*(reader.readuntil(b"By what name") for reader, _ in crowd))
        async with asyncio.timeout(SLOWEST_ANSWER):
            assert "Exits" in await ann.look()
        for _, writer in crowd:
            writer.close()


async def test_noise_from_many_sides_reaches_nobody(server: Server, names: Iterator[str]) -> None:
    async with visit(server, names) as ann:
        crowd = await asyncio.gather(*(dial(server) for _ in range(30)))
        for number, (_, writer) in enumerate(crowd):
            writer.write(noise(number))
        assert (await ann.send("say Hello.")).startswith('You say, "Hello."')
        for _, writer in crowd:
            writer.close()


@pytest.mark.parametrize(
    "line",
    [
        b"x" * 1_000_000 + b"\r\n",
        b"\0" * 1_000 + b"\r\n",
        b"\xed\xa0\x80\xff\xfe\xc3\x28\r\n",
        b"\xff\xfa\x18" + b"\0" * 100_000 + b"\xff\xf0",
        b"\xff\xfa" * 1_000,
    ],
    ids=["a megabyte", "zeros", "broken UTF-8", "a long subnegotiation", "subnegotiations without end"],
)
async def test_bytes_that_no_client_sends_leave_others_alone(server: Server, names: Iterator[str], line: bytes) -> None:
    async with visit(server, names):
        _, writer = await dial(server)
        with contextlib.suppress(ConnectionError):  # the server may hang up on such a client
            writer.write(line)
            await writer.drain()
        writer.close()


async def test_escape_sequences_in_speech_reach_no_other_terminal(server: Server, names: Iterator[str]) -> None:
    async with visit(server, names) as ann, await Player.connect(server.host, server.port) as bob:
        await bob.sign_up("visitor", "Bob")
        ann.seen = ""
        await bob.send("say \x1b[2J\x1b]0;owned\x07 good morning\x9b31m")
        await ann.read_until("good morning")
        assert not set(ann.seen) & set("\x1b\x07\x9b")


def half_closed(wire: socket.socket) -> None:
    wire.shutdown(socket.SHUT_WR)


def reset(wire: socket.socket) -> None:
    wire.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    wire.close()


@pytest.mark.parametrize("end", [half_closed, reset])
async def test_connections_that_end_strangely_leave_others_alone(
    server: Server, names: Iterator[str], end: Callable[[socket.socket], None]
) -> None:
    async with visit(server, names):
        for said in (b"", b"new\r\n", b"new\r\nsomeone\r\n"):
            wire = await asyncio.to_thread(socket.create_connection, (server.host, server.port))
            wire.sendall(said)
            end(wire)
            wire.close()
