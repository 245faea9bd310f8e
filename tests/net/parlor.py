"""A real server on loopback with real sessions, but without a world: whatever anyone types, everyone reads.

Clients are raw sockets, so that they can misbehave.
"""

import asyncio
import socket
import struct
from contextlib import suppress
from ipaddress import ip_network

from mud.kernel.clock import SystemClock
from mud.kernel.json import Json
from mud.net.limits import Limits
from mud.net.server import Server
from mud.session import limits as session_limits
from mud.session.ports import Link, LoopTimer
from mud.session.session import Session, Surroundings
from mud.text.render import Renderer
from mud.text.span import Text, styled
from mud.text.theme import default_theme

PATIENCE = 10.0
"""Seconds that any one thing may take on a busy machine before the test has failed."""

GO_AHEAD = b"\xff\xf9"
EVERYONE_IS_LOCAL = (ip_network("127.0.0.0/8"),)


class Chatter:
    """A mode in which everyone hears what one types; `hide` asks for a hidden line, `bye` hangs up."""

    def __init__(self, session: Session, parlor: "Parlor") -> None:
        self._session = session
        self._parlor = parlor
        self._is_hidden = False

    def is_ready(self) -> bool:
        return True

    def obey(self, line: str) -> None:
        if self._is_hidden:
            self._is_hidden = False
            self._session.end_hidden_line()
        if line == "bye":
            self._session.close("Bye.")
        elif line == "hide":
            self._is_hidden = True
            self._session.link.hide_input(True)
            self._session.flush()
        else:
            self._parlor.tell(f"<{line}>")
            self._session.flush()

    def prompt(self) -> Text | None:
        return styled("> ")

    def lost(self) -> None:
        self._parlor.sessions.remove(self._session)
        self._parlor.changed.set()


class Overhearing:
    """Keeps what programs say."""

    def __init__(self) -> None:
        self.heard: list[tuple[object, ...]] = []

    def supported(self, session: Session, modules: tuple[str, ...]) -> None:
        self.heard.append(("supported", *modules))

    def said(self, session: Session, package: str, data: Json) -> None:
        self.heard.append((package, data))
        session.link.inform(package, data)

    def asked(self, session: Session, command: str, names: tuple[str, ...]) -> None:
        self.heard.append((command, *names))
        for name in names:
            session.link.report(name, {"ROOM": {"VNUM": 7, "EXITS": ["n", None]}})

    def kept_alive(self, session: Session) -> None:
        self.heard.append(("alive",))


class Parlor:
    """A server and everyone who is there."""

    def __init__(self, limits: Limits | None = None) -> None:
        self.sessions: list[Session] = []
        self.changed = asyncio.Event()
        self.programs = Overhearing()
        self.server = Server(self.opened, self.programs, limits or Limits(unlimited=EVERYONE_IS_LOCAL))
        self.clients: list[Client] = []
        self.port = 0
        self._around = Surroundings(
            closed=lambda _session: None,
            clock=SystemClock(),
            timer=LoopTimer(asyncio.get_running_loop()),
            renderer=Renderer({"default": default_theme()}),
            limits=session_limits.Limits(),
        )

    async def open(self) -> None:
        await self.server.start("127.0.0.1", 0)
        [(_, self.port)] = self.server.addresses

    async def close(self) -> None:
        for client in self.clients:
            client.hang_up()
        async with asyncio.timeout(PATIENCE):
            await self.server.stop()

    def opened(self, link: Link) -> Session:
        session = Session(link, self._around)
        session.mode = Chatter(session, self)
        self.sessions.append(session)
        session.say("Hello.")
        session.flush()
        return session

    def tell(self, words: str) -> None:
        """Everyone reads it, in one write each."""
        for session in self.sessions:
            session.put(f"{words}\n")
        for session in list(self.sessions):
            session.flush()

    async def until_there_are(self, count: int) -> None:
        """Wait until so many are there."""
        async with asyncio.timeout(PATIENCE):
            while len(self.sessions) != count:
                self.changed.clear()
                await self.changed.wait()

    async def connect(self, receive_buffer: int | None = None) -> "Client":
        """A client that has read nothing yet."""
        raw = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        raw.setblocking(False)
        if receive_buffer is not None:
            raw.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
        client = Client(raw)
        self.clients.append(client)
        async with asyncio.timeout(PATIENCE):
            await asyncio.get_running_loop().sock_connect(raw, ("127.0.0.1", self.port))
        return client

    async def greeted(self) -> "Client":
        """A client that has read the greeting."""
        client = await self.connect()
        await client.until(GO_AHEAD)
        return client


class Client:
    """A raw socket at the other end."""

    def __init__(self, raw: socket.socket) -> None:
        self._raw = raw
        self._read = bytearray()

    async def send(self, content: bytes) -> None:
        async with asyncio.timeout(PATIENCE):
            await asyncio.get_running_loop().sock_sendall(self._raw, content)

    async def until(self, end: bytes) -> bytes:
        """Read up to and with these bytes; ConnectionError when the server closes before."""
        async with asyncio.timeout(PATIENCE):
            while end not in self._read:
                if not await self._more():
                    raise ConnectionError(f"closed after {bytes(self._read[-200:])!r}")
        at = self._read.index(end) + len(end)
        found = bytes(self._read[:at])
        del self._read[:at]
        return found

    async def rest(self) -> bytes:
        """Read until the server closes, however it does that."""
        async with asyncio.timeout(PATIENCE):
            with suppress(ConnectionError):
                while await self._more():
                    pass
        found = bytes(self._read)
        self._read.clear()
        return found

    async def ask(self, line: bytes) -> bytes:
        """Send a line and read up to the end of the next prompt."""
        await self.send(line + b"\r\n")
        return await self.until(GO_AHEAD)

    def send_no_more(self) -> None:
        """Close our half."""
        self._raw.shutdown(socket.SHUT_WR)

    def reset(self) -> None:
        """Break the connection without a goodbye."""
        self._raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self._raw.close()

    def hang_up(self) -> None:
        self._raw.close()

    async def _more(self) -> bool:
        await asyncio.sleep(0)  # what is there already is received without giving the server a turn
        content = await asyncio.get_running_loop().sock_recv(self._raw, 65536)
        self._read += content
        return bool(content)
