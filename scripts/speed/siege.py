"""A siege: people guess passwords in a loop, each from an address of their own, while others play.

The accounts that are guessed at have hashes of the cost with which the server is delivered, the players' sign in at the
lowest. Throttles, floods and the bound on waiting checks are those of the delivered server for the attackers; the
players come from an address that is exempt. Linux only: the whole of 127.0.0.0/8 is this machine.
"""

import asyncio
import json
import os
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from scripts.speed.crowd import Crowd, Evening, Load, Ring
from scripts.speed.figures import Latency, each
from scripts.speed.land import lay_out
from scripts.speed.machine import cores, dying_with_parent
from scripts.speed.people import IN_A_ROOM, victim
from scripts.speed.servers import ROOT, Hold, Server, game, run, start

MOST: Final = 254
"""Attackers: each has one address of a network."""

FORMING_UP: Final = 2.0
"""Seconds until all attackers are at it."""

WHO, SECRET = b"By what name", b"Password:"
TARGET: Final = 10.0
"""Milliseconds within which 99 of 100 commands of players are to be answered meanwhile."""


@dataclass(frozen=True, slots=True)
class Siege:
    """How many play, how many guess, and for how long each of the two loads lasts."""

    players: int
    attackers: int
    seconds: float

    def __post_init__(self) -> None:
        if not 0 < self.attackers <= MOST:
            raise ValueError(f"there are 1 to {MOST} attackers, not {self.attackers}")


@dataclass(slots=True)
class Tally:
    """What attackers came to: connections made, and guesses by how they were answered."""

    connections: int = 0
    looked_at: int = 0
    made_to_wait: int = 0
    turned_away: int = 0


async def besieged(siege: Siege, folder: Path) -> dict[str, float]:
    """The figures of the players' commands without attackers and with them, and what these achieved."""
    content, rooms = folder / "siege-content", max(3, siege.players // IN_A_ROOM)
    lay_out(ROOT / "content", content, rooms)
    environment = game(
        folder / "siege",
        content,
        MUD_EXEMPT="127.0.0.1/32",
        MUD_CONNECTIONS_BEFORE_SIGN_IN="400",
        MUD_LINE_BURST="20",
        MUD_LINES_PER_SECOND="10",
    )
    run(["-m", "scripts.speed.people", *map(str, (siege.players, 0, rooms, siege.attackers))], environment)
    report = folder / "siege-hold.json"
    with start(["-m", "scripts.speed.launch", "--probe", str(report)], environment) as server:
        crowd, hold, evening = Crowd(server, Ring()), Hold(server, report), Evening()
        await crowd.grow(siege.players)
        await crowd.steady(evening, 1.0, FORMING_UP)  # what signing in left behind is done by then
        hold.longest()
        name = f"{siege.players} players, nobody guesses"
        figures = _of(name, await crowd.steady(evening, 1.0, siege.seconds), hold)
        attack = asyncio.create_task(_attack(server, siege))
        await crowd.steady(evening, 1.0, FORMING_UP)
        hold.longest()
        name = f"{siege.players} players, {siege.attackers} guess"
        figures |= _of(name, await crowd.steady(evening, 1.0, siege.seconds), hold)
        for what, number in asdict(await attack).items():
            figures[f"{name}: {what.replace('_', ' ')} per s"] = each(number, siege.seconds + FORMING_UP)
        if crowd.lost:
            raise RuntimeError(f"{crowd.lost} players were disconnected")
        crowd.close()
    return figures


def _of(name: str, load: Load, hold: Hold) -> dict[str, float]:
    return {
        f"{name}: % of a core": each(load.processor_seconds * 100, load.seconds),
        **Latency.of(load.answers).figures(f"{name}:"),
        f"{name}: longest hold of the loop ms": hold.longest() * 1000,
    }


async def _attack(server: Server, siege: Siege) -> Tally:
    """Let a process of its own attack: what it computes must not delay the clients that are timed."""
    seconds = siege.seconds + FORMING_UP
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "scripts.speed.siege", server.host, str(server.port), str(siege.attackers), str(seconds)),
        cwd=ROOT,
        stdout=asyncio.subprocess.PIPE,
        preexec_fn=dying_with_parent(),
    )
    os.sched_setaffinity(process.pid, {cores()[0]})
    said, _ = await process.communicate()
    if process.returncode:
        raise RuntimeError("the attackers failed")
    return Tally(**json.loads(said))


# The process of the attackers.


async def attack(host: str, port: int, attackers: int, seconds: float) -> Tally:
    """Guess for so long, all at once."""
    tally = Tally()
    tasks = [asyncio.create_task(_guess_for_ever(host, port, number, tally)) for number in range(attackers)]
    await asyncio.wait(tasks, timeout=seconds)
    for task in tasks:
        if task.done():
            task.result()  # none ends by itself
        task.cancel()
    return tally


async def _guess_for_ever(host: str, port: int, number: int, tally: Tally) -> None:
    """Guess one account's password from one address, and come back whenever the server hangs up."""
    while True:
        reader, writer = await asyncio.open_connection(host, port, local_addr=(f"127.0.1.{number + 1}", 0))
        tally.connections += 1
        try:
            await reader.readuntil(WHO)
            while True:
                await _guess_once(reader, writer, victim(number), tally)
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.transport.abort()


async def _guess_once(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, name: str, tally: Tally) -> None:
    writer.write(b"%s\r\n" % name.encode())
    await reader.readuntil(SECRET)
    writer.write(b"guess %d\r\n" % time.monotonic_ns())
    try:
        said = await reader.readuntil(WHO)
    except asyncio.IncompleteReadError as error:
        said = error.partial
        _note(said, tally)
        raise
    _note(said, tally)


def _note(said: bytes, tally: Tally) -> None:
    if b"do not go together" in said:
        tally.looked_at += 1
    elif b"too many wrong" in said:
        tally.made_to_wait += 1
    elif b"Too many people" in said:
        tally.turned_away += 1


def main() -> None:
    """`python -m scripts.speed.siege HOST PORT ATTACKERS SECONDS`: attack, and print the tally as JSON."""
    host, port, attackers, seconds = sys.argv[1:]
    print(json.dumps(asdict(asyncio.run(attack(host, int(port), int(attackers), float(seconds))))))


if __name__ == "__main__":
    main()
