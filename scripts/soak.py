"""Fuzzed bytes against the live server, for a minute, while a hundred players talk and are to notice nothing.

    python -m scripts.soak --seconds 60 --players 100 --fuzzers 30

It fails when a player waits too long for their own words or is thrown out, when the server ends, and when it logs an
error. The seed that is printed makes the same bytes again.
"""

import argparse
import asyncio
import contextlib
import json
import os
import random
import sys
import tempfile
import time
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import IO, Final

from mud.app.settings import read_settings
from scripts.speed import servers
from scripts.speed.people import PASSWORD, seed, walker

PATIENCE: Final = 60.0
"""Seconds to sign in: a hundred passwords at once are work."""

AT_THE_DOOR: Final = 20
"""Players who sign in at once; of more than a few dozen the server asks to come again."""

NOTICED: Final = 2.0
"""Seconds for one's own words to come back, after which a player has noticed something; usually it is a thousandth."""

PAUSE: Final = 1.0
"""Seconds between two things that a player says."""

ROOMS: Final = (
    "room_market_square",
    "room_salt_gate",
    "room_beacon",
)
"""Where the players stand."""

LARGEST: Final = 200_000
"""Bytes of one fuzzed piece."""

Fuzz = Callable[[random.Random], bytes]


@dataclass
class Findings:
    """What the soak saw."""

    waits: list[float] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    pieces: int = 0
    sent: int = 0
    door: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(AT_THE_DOOR))


def noise(chance: random.Random) -> bytes:
    """Any bytes."""
    return chance.randbytes(chance.randrange(LARGEST))


def commands(chance: random.Random) -> bytes:
    """Telnet commands without end, most of them for options we know."""
    options = (1, 3, 6, 24, 25, 31, 39, 42, 69, 70, 86, 87, 90, 91, 201, chance.randrange(256))
    count = chance.randrange(20_000)
    return b"".join(bytes((255, chance.randrange(236, 256), chance.choice(options))) for _ in range(count))


def subnegotiations(chance: random.Random) -> bytes:
    """Sub-negotiations with anything in them, ended or not."""
    parts = []
    for _ in range(chance.randrange(50)):
        option = chance.choice((24, 31, 39, 42, 69, 70, 86, 91, 201))
        content = chance.randbytes(chance.randrange(3000)).replace(b"\xff", b"\xff\xff")
        parts.append(bytes((255, 250, option)) + content + (b"\xff\xf0" if chance.random() < 0.9 else b""))
    return b"".join(parts)


def messages(chance: random.Random) -> bytes:
    """GMCP: good, broken, deep and huge."""
    bodies = (
        b'{"client":"fuzz","version":"1"}',
        b"[" * chance.randrange(5000),
        b'["Char 1","Room 1","Comm 1","' + b"x" * chance.randrange(5000) + b'"]',
        b"9" * chance.randrange(6000),
        b'{"account":"nobody","password":"nothing"}',
        chance.randbytes(chance.randrange(500)).replace(b"\xff", b""),
    )
    names = (
        b"Core.Hello",
        b"Core.Supports.Set",
        b"Core.Ping",
        b"Char.Items.Inv",
        b"Char.Login.Credentials",
        b"Comm.Channel.Players",
        b"X.Y",
    )
    count = chance.randrange(2000)
    said = (b"\xff\xfa\xc9" + chance.choice(names) + b" " + chance.choice(bodies) + b"\xff\xf0" for _ in range(count))
    return b"".join((b"\xff\xfd\xc9", *said))[:LARGEST]


def bomb(chance: random.Random) -> bytes:
    """MCCP3 whose few bytes become many."""
    return b"\xff\xfd\x57\xff\xfa\x57\xff\xf0" + _bomb(chance.choice(b"\0\r\nx\xff"))


@lru_cache
def _bomb(filling: int) -> bytes:
    return zlib.compress(bytes([filling]) * 30_000_000, 9)


def lines(chance: random.Random) -> bytes:
    """Lines at the door: names, passwords, nonsense."""
    words = (b"new", b"quit", b"ann", b"\x1b[2J", b"x" * chance.randrange(9000), chance.randbytes(40))
    return b"".join(chance.choice(words) + chance.choice((b"\r\n", b"\n", b"\r", b"\r\0")) for _ in range(3000))


FUZZ: Final[tuple[Fuzz, ...]] = (noise, commands, subnegotiations, messages, bomb, lines)


async def attack(host: str, port: int, chance: random.Random, findings: Findings, until: float) -> None:
    """Connect, send one piece in parts of any size, read some or none of the answer, hang up; and again."""
    while time.monotonic() < until:
        piece = chance.choice(FUZZ)(chance)
        findings.pieces += 1
        findings.sent += len(piece)
        with contextlib.suppress(OSError, TimeoutError):
            async with asyncio.timeout(5):
                await _send(host, port, piece, chance)
        await asyncio.sleep(chance.random() * 0.2)


async def _send(host: str, port: int, piece: bytes, chance: random.Random) -> None:
    reader, writer = await asyncio.open_connection(host, port)
    try:
        step = chance.choice((1 << 20, 60_000, 7_000, max(1, len(piece) // 50)))
        for start in range(0, len(piece), step):
            writer.write(piece[start : start + step])
            await writer.drain()
            if chance.random() < 0.5:
                await asyncio.wait_for(reader.read(4096), 1)
    finally:
        writer.transport.abort()


async def play(host: str, port: int, name: str, findings: Findings, until: Callable[[], float]) -> None:
    """Sign in, and say something now and then, waiting for one's own words."""
    try:
        async with findings.door, asyncio.timeout(PATIENCE):
            reader, writer = await asyncio.open_connection(host, port, limit=1 << 24)
            for line, asked in ((name, b"known?"), (PASSWORD, b"Password:"), (name, b"play, or:")):
                await reader.readuntil(asked)
                writer.write(f"{line}\r\n".encode())
            await reader.readuntil(b"Welcome")
        number = 0
        while time.monotonic() < until():
            number += 1
            words = f"{name} {number}."
            writer.write(f"say {words}\r\n".encode())
            said = time.monotonic()
            await asyncio.wait_for(reader.readuntil(words.encode()), 10 * NOTICED)
            findings.waits.append(time.monotonic() - said)
            if findings.waits[-1] > NOTICED:
                findings.complaints.append(f"{name} waited {findings.waits[-1]:.1f} s")
            await asyncio.sleep(PAUSE)
        writer.transport.abort()
    except (OSError, TimeoutError, asyncio.IncompleteReadError) as error:
        findings.complaints.append(f"{name} could not go on: {type(error).__name__} {error}")


async def attack_together(given: argparse.Namespace) -> Findings:
    """All attackers, for as long as they are told to."""
    findings, until = Findings(), time.monotonic() + given.seconds
    chances = [random.Random(given.seed + number) for number in range(given.fuzzers)]
    host, port = given.attack
    await asyncio.gather(*(attack(host, int(port), chance, findings, until) for chance in chances))
    return findings


async def soak(host: str, port: int, given: argparse.Namespace) -> Findings:
    """Players first; once all of them play, the fuzz, from a process of its own so that it delays no player."""
    findings, until = Findings(), [time.monotonic() + PATIENCE + given.seconds]
    players = [
        asyncio.create_task(play(host, port, walker(number), findings, lambda: until[0]))
        for number in range(given.players)
    ]
    while len(findings.waits) < given.players and not findings.complaints:  # noqa: ASYNC110  # a look is enough
        await asyncio.sleep(0.1)
    findings.waits.clear()
    until[0] = time.monotonic() + given.seconds
    words = ("--seconds", given.seconds, "--fuzzers", given.fuzzers, "--seed", given.seed, "--attack", host, port)
    attackers = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "scripts.soak", *map(str, words), stdout=asyncio.subprocess.PIPE
    )
    said, _ = await attackers.communicate()
    findings.pieces, findings.sent = json.loads(said)
    await asyncio.gather(*players)
    return findings


def errors_in(log: Path) -> list[str]:
    """What the server logged as errors."""
    found = []
    for line in log.read_text(errors="replace").splitlines():
        with contextlib.suppress(ValueError):
            if json.loads(line).get("level") in ("error", "critical"):
                found.append(line)
            continue
        found.append(line)
    return found


def run(given: argparse.Namespace) -> list[str]:
    """Soak a server of its own; returns what is to be complained about."""
    with tempfile.TemporaryDirectory() as folder:
        state, log = Path(folder) / "state", Path(folder) / "log"
        limits = {"MUD_LINE_BURST": "20", "MUD_LINES_PER_SECOND": "10"}
        environment = servers.game(state, servers.ROOT / "content", MUD_CONTROL_SOCKET=f"{folder}/socket", **limits)
        servers.run(["-m", "scripts.soak", "--make", "--players", str(given.players)], environment)
        with log.open("wb") as sink, _logging_to(sink), servers.start(["-m", "mud", "run"], environment) as server:
            findings = asyncio.run(soak(server.host, server.port, given))
            if server.process.poll() is not None:
                findings.complaints.append("the server ended")
        _tell(findings)
        return findings.complaints + errors_in(log)


@contextlib.contextmanager
def _logging_to(sink: IO[bytes]) -> Iterator[None]:
    """Have children that are started meanwhile log there: standard error is what they inherit."""
    ours = os.dup(2)
    os.dup2(sink.fileno(), 2)
    try:
        yield
    finally:
        os.dup2(ours, 2)
        os.close(ours)


def _tell(findings: Findings) -> None:
    waits = sorted(findings.waits) or [0.0]
    print(f"{findings.pieces} pieces of fuzz, {findings.sent / 1e6:.0f} MB")
    print(
        f"{len(waits)} words of players came back in {1000 * waits[len(waits) // 2]:.1f} ms (half of them),"
        f" {1000 * waits[int(len(waits) * 0.99)]:.0f} ms (99 of 100), {1000 * waits[-1]:.0f} ms (all)"
    )


def main() -> None:
    """Obey the command line; exit code 1 when anyone noticed anything."""
    reading = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    reading.add_argument("--seconds", type=float, default=60)
    reading.add_argument("--players", type=int, default=100)
    reading.add_argument("--fuzzers", type=int, default=30)
    reading.add_argument("--seed", type=int, default=random.randrange(1_000_000))
    reading.add_argument("--make", action="store_true", help="make the players and nothing else")
    reading.add_argument("--attack", nargs=2, metavar=("HOST", "PORT"), help="be the fuzz and nothing else")
    given = reading.parse_args()
    if given.make:
        everyone = [(walker(number), ROOMS[number % len(ROOMS)]) for number in range(given.players)]
        sys.exit(0 if asyncio.run(seed(read_settings(), everyone)) else "The players could not be saved.")
    if given.attack:
        findings = asyncio.run(attack_together(given))
        print(json.dumps([findings.pieces, findings.sent]))
        return
    print(f"seed {given.seed}")
    complaints = run(given)
    for complaint in complaints[:20]:
        print(complaint)
    sys.exit(f"{len(complaints)} complaints" if complaints else 0)


if __name__ == "__main__":
    main()
