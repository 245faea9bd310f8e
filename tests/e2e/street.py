"""People whose bytes are their own: sockets from any local address, and what the server sends byte by byte."""

import asyncio
import re
import sqlite3
from dataclasses import dataclass, field

import orjson

from tests.e2e.player import MENU, Player
from tests.e2e.server import Server

HOME, NEXT_DOOR = "127.0.0.1", "127.0.0.2"
WHO = "By what name"
COLOR = re.compile(r"\x1b\[[\d;]*m")
"""The server's own."""

GO_AHEAD, END_OF_RECORD, NO_OPERATION = b"\xff\xf9", b"\xff\xef", b"\xff\xf1"
NEGOTIATION = re.compile(rb"\xff(?:[\xfb-\xfe].|\xfa.*?\xff\xf0|[\xef-\xf9])", re.DOTALL)


@dataclass
class RawReader:
    """What the server sends, without telnet's own commands and colors, and with every other byte as it came."""

    reader: asyncio.StreamReader
    commands: set[bytes] = field(default_factory=set)
    rest: bytes = b""

    async def read(self, size: int) -> str:
        """Some text; "" at the end."""
        while received := await self.reader.read(size):
            data = self.rest + received
            self.commands.update(NEGOTIATION.findall(data))
            data = NEGOTIATION.sub(b"", data)
            cut = data.find(b"\xff")  # a command of which only the beginning has come
            data, self.rest = (data, b"") if cut < 0 else (data[:cut], data[cut:])
            if text := COLOR.sub("", data.decode("utf-8", "surrogateescape")):
                return text
        return ""


@dataclass
class RawWriter:
    """Sends text as UTF-8, and surrogate escapes as the bytes that they stand for."""

    writer: asyncio.StreamWriter

    def write(self, text: str) -> None:
        """Send it."""
        self.writer.write(text.encode("utf-8", "surrogateescape"))

    def close(self) -> None:
        """Hang up."""
        self.writer.close()

    async def wait_closed(self) -> None:
        """Wait until the connection is gone."""
        await self.writer.wait_closed()


@dataclass
class Street:
    """A server, and who connects to it from where."""

    server: Server
    people: list[Player] = field(default_factory=list)

    async def come(self, address: str = HOME, first: str = "") -> Player:
        """Someone connects from there and, with `first` sent before all else, is asked for a name."""
        reader, writer = await asyncio.open_connection(self.server.host, self.server.port, local_addr=(address, 0))
        player = Player(RawReader(reader), RawWriter(writer))
        player.writer.write(first)
        self.people.append(player)
        return player

    async def guess(self, name: str, secret: str, address: str) -> str:
        """Try one password, or token, and hang up; returns the answer."""
        player = await self.come(address)
        await player.read_until(WHO)
        await player.send(name, "Password: $")
        said = await player.send(secret, WHO, MENU)
        player.writer.close()
        return " ".join(said.split())

    def signed_in(self, account: str) -> int:
        """How often someone signed in to an account, as it is on record."""
        asked = (
            "SELECT count(*) FROM security_events JOIN user_accounts ON user_accounts.id = account_id"
            " WHERE username = ? AND event_type = 'login_success'"
        )
        [(count,)] = self.rows(asked, account)
        return int(count)

    def made(self, account: str) -> list[tuple[str, ...]]:
        """The events of accounts of that name that were made."""
        asked = (
            "SELECT user_accounts.id FROM security_events JOIN user_accounts ON user_accounts.id = account_id"
            " WHERE username = ? AND event_type = 'account_created'"
        )
        return self.rows(asked, account)

    def rows(self, asked: str, *values: str) -> list[tuple[str, ...]]:
        """What the database answers."""
        with sqlite3.connect(f"file:{self.server.state / 'mud.db'}?mode=ro", uri=True) as database:
            return list(database.execute(asked, values))

    async def leave(self) -> None:
        """Everyone hangs up."""
        for player in self.people:
            player.writer.close()
        await asyncio.gather(*(player.writer.wait_closed() for player in self.people), return_exceptions=True)

    def logged(self, what: str) -> list[str]:
        """The addresses of the log's lines that say that."""
        lines = (orjson.loads(line) for line in self.server.log().splitlines() if line.startswith("{"))
        return [line.get("address", "") for line in lines if line["event"] == what]

    def events(self, kind: str) -> list[tuple[str, str]]:
        """Address and details of the events of that kind, in the order in which they came about."""
        asked = "SELECT ip_address, coalesce(details, '') FROM security_events WHERE event_type = ? ORDER BY timestamp"
        return [(address, details) for address, details in self.rows(asked, kind)]
