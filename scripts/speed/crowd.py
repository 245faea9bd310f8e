"""A crowd of clients on one loop: they sign in, type what a busy evening types, and note how long answers take.

Nothing is parsed but the words that show that an answer has come: a client must cost less than the server it drives.
"""

import asyncio
import random
import time
from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final, Protocol, cast

from scripts.speed.people import IN_A_ROOM, PASSWORD, guest, walker
from scripts.speed.servers import Server

PATIENCE: Final = 60.0
"""Seconds to wait for an answer before the bench is given up."""

AT_THE_DOOR: Final = 24
"""Clients that sign in at once: the server lets some thirty passwords wait and turns further ones away."""

AGAIN: Final = 0.001
"""Seconds until a client looks again whether its answer has come."""

LONGEST_MARK: Final = 32
SEEN: Final = b"[ Exits:"
SAID: Final = b'You say, "'
HEARD: Final = (b" says, ", b" goes ", b" comes in ")
"""What stands once in each line that comes of somebody else's command."""


@dataclass(frozen=True, slots=True)
class Command:
    """A line, and what is read in its answer only."""

    line: bytes
    mark: bytes


LOOK: Final = Command(b"look\r\n", SEEN)
SAY: Final = Command(b"say The grass is longer here than it was by the last stone.\r\n", SAID)
EAST: Final = Command(b"east\r\n", SEEN)
WEST: Final = Command(b"west\r\n", SEEN)


class Client(asyncio.Protocol):
    """One connection."""

    __slots__ = ("_crowd", "_mark", "_read", "_then", "_transport", "sent_at")

    def __init__(self, crowd: "Crowd") -> None:
        self._crowd = crowd
        self._mark = b""
        self._read = b""
        self._then: Callable[[Client], None] | None = None
        self._transport: asyncio.Transport | None = None
        self.sent_at = 0.0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Wait for what the server says first."""
        self._transport = cast(asyncio.Transport, transport)  # TCP: it reads and writes

    def data_received(self, data: bytes) -> None:
        """Count what was heard, and notice the answer."""
        self._crowd.count(data)
        if self._then is None:
            return
        self._read += data
        if self._mark in self._read:
            then, self._then = self._then, None
            self._read = b""
            then(self)
        else:
            self._read = self._read[-LONGEST_MARK:]

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002  # whatever the reason
        """Nobody hangs up while the bench runs."""
        self._crowd.lost += 1

    @property
    def waits(self) -> bool:
        """Whether an answer is due."""
        return self._then is not None

    def send(self, command: Command, then: Callable[["Client"], None]) -> None:
        """Type a line; `then` is called once its answer has come."""
        self.expect(command.mark, then)
        self.sent_at = time.perf_counter()
        self.write(command.line)

    def expect(self, mark: bytes, then: Callable[["Client"], None]) -> None:
        """Have `then` called once the mark is read."""
        self._mark = mark
        self._then = then

    def write(self, line: bytes) -> None:
        """Send bytes."""
        if self._transport is not None:
            self._transport.write(line)

    async def ask(self, line: bytes, mark: bytes) -> None:
        """Type a line and wait for the answer."""
        answered: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.expect(mark, lambda _: answered.set_result(None))
        self.write(line)
        await asyncio.wait_for(answered, PATIENCE)

    def close(self) -> None:
        """Hang up."""
        if self._transport is not None:
            self._transport.abort()


class Door(Protocol):
    """How one comes in: the server's sign-in, or the bare server's one line."""

    async def enter(self, client: Client, number: int) -> None:
        """Come in as the person of that number."""


class Ring:
    """Walkers sign in to the real server."""

    async def enter(self, client: Client, number: int) -> None:
        """Sign in with name and password, and play."""
        await _sign_in(client, walker(number))


class Hall:
    """Guests sign in to the real server."""

    async def enter(self, client: Client, number: int) -> None:
        """Sign in with name and password, and play."""
        await _sign_in(client, guest(number))


class BareRing:
    """Walkers come into a room of the bare server."""

    async def enter(self, client: Client, number: int) -> None:
        """Say name and room."""
        await client.ask(b"enter %s %d\r\n" % (walker(number).encode(), number // IN_A_ROOM), SEEN)


class BareHall:
    """Guests come into the bare server's hall."""

    async def enter(self, client: Client, number: int) -> None:
        """Say the name and the hall."""
        await client.ask(b"enter %s hall\r\n" % guest(number).encode(), SEEN)


async def _sign_in(client: Client, name: str) -> None:
    await client.ask(name.lower().encode() + b"\r\n", b"Password:")
    await client.ask(PASSWORD.encode() + b"\r\n", b"Your characters")
    await client.ask(b"1\r\n", SEEN)


@dataclass(slots=True)
class Load:
    """What a load came to. Seconds, bytes; `answers` are the seconds that each answer took."""

    answers: "array[float]" = field(default_factory=lambda: array("d"))
    heard: int = 0
    received: int = 0
    seconds: float = 0.0
    processor_seconds: float = 0.0

    @property
    def commands(self) -> int:
        """How many commands were answered."""
        return len(self.answers)


Choose = Callable[[Client, random.Random], Command]


class Crowd:
    """Clients of one server, all come in by one door."""

    def __init__(self, server: Server, door: Door) -> None:
        self.server = server
        self.clients: list[Client] = []
        self.lost = 0
        self._door = door
        self._load = Load()
        self._enough = 0
        self._all_heard: asyncio.Future[None] | None = None

    def count(self, data: bytes) -> None:
        """Note what one of them read."""
        load = self._load
        load.received += len(data)
        for mark in HEARD:
            load.heard += data.count(mark)
        if self._all_heard is not None and load.heard >= self._enough and not self._all_heard.done():
            self._all_heard.set_result(None)

    async def grow(self, size: int) -> float:
        """Let people in until there are so many; returns the processor time that it took the server."""
        before = self.server.processor_seconds
        gate = asyncio.Semaphore(AT_THE_DOOR)
        async with asyncio.TaskGroup() as group:
            for number in range(len(self.clients), size):
                group.create_task(self._enter(number, gate))
        return self.server.processor_seconds - before

    async def _enter(self, number: int, gate: asyncio.Semaphore) -> None:
        async with gate:
            client = Client(self)
            loop = asyncio.get_running_loop()
            await loop.create_connection(lambda: client, self.server.host, self.server.port)
            await self._door.enter(client, number)
            self.clients.append(client)

    async def closed_loop(self, choose: Choose, seconds: float) -> Load:
        """Everyone types the next command when the last one is answered."""
        dice = random.Random(len(self.clients))
        load = self._begin()
        loop = asyncio.get_running_loop()
        over = time.perf_counter() + seconds
        busy = len(self.clients)
        done: asyncio.Future[None] = loop.create_future()

        def answered(client: Client) -> None:
            nonlocal busy
            now = time.perf_counter()
            load.answers.append(now - client.sent_at)
            if now < over:
                client.send(choose(client, dice), answered)
                return
            busy -= 1
            if not busy:
                done.set_result(None)

        for client in self.clients:
            client.send(choose(client, dice), answered)
        await asyncio.wait_for(done, seconds + PATIENCE)
        return self._end(load)

    async def steady(self, choose: Choose, pause: float, seconds: float) -> Load:
        """Everyone types a command every `pause` seconds, evenly shared out.

        Someone whose last answer is still due types late, and the answer counts from when it should have been typed.
        """
        dice = random.Random(len(self.clients))
        load = self._begin()
        loop = asyncio.get_running_loop()
        over = loop.time() + seconds

        def arrive(client: Client, due: float, is_late: bool = False) -> None:
            if loop.time() >= over:
                return
            if client.waits:
                loop.call_later(AGAIN, arrive, client, due, True)
                return
            client.send(choose(client, dice), answered)
            if is_late:
                client.sent_at -= loop.time() - due
            loop.call_at(due + pause, arrive, client, due + pause)

        def answered(client: Client) -> None:
            load.answers.append(time.perf_counter() - client.sent_at)

        for place, client in enumerate(self.clients):
            due = loop.time() + pause * place / len(self.clients)
            loop.call_at(due, arrive, client, due)
        await asyncio.sleep(seconds)
        load = self._end(load)
        await self._quiet()
        return load

    async def _quiet(self) -> None:
        """Wait until every answer has come."""
        async with asyncio.timeout(PATIENCE):
            while any(client.waits for client in self.clients):  # noqa: ASYNC110  # an event for each would cost more
                await asyncio.sleep(AGAIN)

    async def broadcast(self, times: int) -> Load:
        """The first one speaks, that many times, each time once everyone has heard the last."""
        load = self._begin()
        for _ in range(times):
            self._enough = load.heard + len(self.clients) - 1
            self._all_heard = asyncio.get_running_loop().create_future()
            began = time.perf_counter()
            self.clients[0].send(SAY, _nothing)
            await asyncio.wait_for(self._all_heard, PATIENCE)
            load.answers.append(time.perf_counter() - began)
        self._all_heard = None
        return self._end(load)

    def use_widths(self, widths: Sequence[int]) -> None:
        """Everyone says how wide their window is (NAWS, RFC 1073), in turn."""
        for number, client in enumerate(self.clients):
            size = widths[number % len(widths)].to_bytes(2) + b"\x00\x28"
            client.write(b"\xff\xfb\x1f\xff\xfa\x1f" + size.replace(b"\xff", b"\xff\xff") + b"\xff\xf0")

    def close(self) -> None:
        """Everyone hangs up."""
        for client in self.clients:
            client.close()
        self.clients.clear()

    def _begin(self) -> Load:
        self._load = Load(seconds=time.perf_counter(), processor_seconds=self.server.processor_seconds)
        return self._load

    def _end(self, load: Load) -> Load:
        load.seconds = time.perf_counter() - load.seconds
        load.processor_seconds = self.server.processor_seconds - load.processor_seconds
        self._load = Load()
        return load


def _nothing(_: Client) -> None:
    pass


class Evening:
    """What people type on a busy evening: 60 % look, 20 % say, 20 % walk, there and back."""

    def __init__(self) -> None:
        self._out: dict[Client, bool] = {}

    def __call__(self, client: Client, dice: random.Random) -> Command:
        chance = dice.random()
        if chance < 0.6:
            return LOOK
        if chance < 0.8:
            return SAY
        out = self._out[client] = not self._out.get(client, False)
        return EAST if out else WEST


def only(command: Command) -> Choose:
    """Always the same command."""
    return lambda _client, _dice: command
