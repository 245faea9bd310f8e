"""A room server without a game: the least that any server in Python must do for the same replies.

The loop, the protocol class and the sizes of the replies are those of the real server; there is no telnet but the mark
behind prompts, no parsing but a split, no text but what is ready. Its costs are what ours are measured against.
"""

import argparse
import asyncio
from typing import Final, cast

from mud.cli.run import loop_factory

PROMPT: Final = b"10hp 50en> \xff\xf9"
EXITS: Final = b"[ Exits: east west ]"


class Place:
    """The rooms, a ring of them and a hall, and who is in each."""

    def __init__(self, rooms: int, look: int) -> None:
        """`look` is the size of a reply to `look`, in bytes."""
        self.rooms: list[dict[Person, None]] = [{} for _ in range(rooms + 1)]
        self.ring = rooms
        self.look = EXITS.rjust(max(len(EXITS), look - len(PROMPT) - 2)) + b"\r\n" + PROMPT


class Person(asyncio.Protocol):
    """One connection, in one room."""

    __slots__ = ("_name", "_place", "_rest", "_room", "_transport")

    def __init__(self, place: Place) -> None:
        self._place = place
        self._name = b""
        self._rest = b""
        self._room = 0
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Wait for a name."""
        self._transport = cast(asyncio.Transport, transport)  # TCP: it reads and writes

    def data_received(self, data: bytes) -> None:
        """Obey each whole line."""
        *lines, self._rest = (self._rest + data).split(b"\r\n")
        for line in lines:
            self._obey(line)

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002  # however it came about
        """Leave the room."""
        self._place.rooms[self._room].pop(self, None)

    def _obey(self, line: bytes) -> None:
        word, _, rest = line.partition(b" ")
        match word:
            case b"look":
                self._send(self._place.look)
            case b"say":
                self._tell(b'\r\n%s says, "%s"\r\n%s' % (self._name, rest, PROMPT))
                self._send(b'You say, "%s"\r\n%s' % (rest, PROMPT))
            case b"east":
                self._walk((self._room + 1) % self._place.ring, b"east", b"the west")
            case b"west":
                self._walk((self._room - 1) % self._place.ring, b"west", b"the east")
            case b"enter":
                self._name, _, room = rest.partition(b" ")
                self._room = int(room) if room != b"hall" else self._place.ring
                self._place.rooms[self._room][self] = None
                self._send(self._place.look)

    def _walk(self, room: int, way: bytes, origin: bytes) -> None:
        rooms = self._place.rooms
        del rooms[self._room][self]
        self._tell(b"\r\n%s goes %s.\r\n%s" % (self._name, way, PROMPT))
        self._room = room
        self._tell(b"\r\n%s comes in from %s.\r\n%s" % (self._name, origin, PROMPT))
        rooms[room][self] = None
        self._send(self._place.look)

    def _tell(self, words: bytes) -> None:
        for person in self._place.rooms[self._room]:
            if person is not self:
                person._send(words)

    def _send(self, words: bytes) -> None:
        if self._transport is not None:
            self._transport.write(words)


async def serve(rooms: int, look: int) -> None:
    """Listen on a free port, say which, and serve until the process is ended."""
    place = Place(rooms, look)
    server = await asyncio.get_running_loop().create_server(lambda: Person(place), "127.0.0.1", 0, backlog=512)
    host, port = server.sockets[0].getsockname()[:2]
    print(f"Listening on {host}:{port}.", flush=True)
    await server.serve_forever()


def main() -> None:
    """Serve as the command line says."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rooms", type=int, required=True)
    parser.add_argument("--look", type=int, required=True)
    options = parser.parse_args()
    with asyncio.Runner(loop_factory=loop_factory()) as runner:
        runner.run(serve(options.rooms, options.look))


if __name__ == "__main__":
    main()
