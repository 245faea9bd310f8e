"""The telnet server: listens, counts who is in, keeps connections alive, and closes them all at the end."""

import asyncio
import errno
from collections.abc import Callable

from mud.net.connection import Connection
from mud.net.doorstep import Doorstep
from mud.net.errors import ListenError, PortInUseError
from mud.net.keepalive import Keepalive
from mud.net.limits import Limits
from mud.net.ports import Guest, Programs
from mud.session.ports import Link, LoopTimer, Timer
from mud.session.session import Session
from mud.telnet.wire import Figures, no_figures

HIGHEST_PORT = 65535
Opened = Callable[[Link], Session]


class Server:
    """Accepts connections and gives each to `opened`, which answers with its session."""

    def __init__(self, opened: Opened, programs: Programs, limits: Limits | None = None) -> None:
        self.limits = limits or Limits()
        self.programs = programs
        self.figures: Callable[[], Figures] = no_figures
        self.timer: Timer = LoopTimer(asyncio.get_running_loop())
        self._opened = opened
        self._doorstep = Doorstep(self.limits)
        self._connections: dict[Guest, None] = {}
        self._keepalive = Keepalive(self.timer, self.limits.keepalive, lambda: self._connections)
        self._listener: asyncio.Server | None = None
        self._empty = asyncio.Event()
        self._empty.set()

    def __len__(self) -> int:
        return len(self._connections)

    @property
    def addresses(self) -> list[tuple[str, int]]:
        """Where it listens: address and port, several where a host name has several addresses."""
        if self._listener is None:
            return []
        return [each.getsockname()[:2] for each in self._listener.sockets]

    async def start(self, host: str, port: int) -> None:
        """Listen. PortInUseError when something does so already, ListenError when that cannot be done at all."""
        loop = asyncio.get_running_loop()
        if not 0 <= port <= HIGHEST_PORT:  # uvloop would listen on what is left of it in 16 bits
            raise ListenError(f"Cannot listen on port {port} on {host}: ports go from 0 to {HIGHEST_PORT}.")
        try:
            self._listener = await loop.create_server(
                lambda: Connection(self, self._opened), host, port, backlog=self.limits.backlog, reuse_address=True
            )
        except OSError as error:
            raise _explained(error, host, port) from error
        self._keepalive.start()

    async def stop(self) -> None:
        """Listen no more, and close every connection once it has read the rest, in `Limits.closing` at most."""
        if self._listener is not None:
            self._listener.close()
            self._listener = None
        self._keepalive.stop()
        for connection in tuple(self._connections):
            connection.close()
        await self._empty.wait()

    # What connections call.

    def admit(self, connection: Guest) -> str | None:
        """As `Owner.admit`."""
        refusal = self._doorstep.refusal(connection.address)
        if refusal is None:
            self._doorstep.enter(connection.address)
            self._connections[connection] = None
            self._empty.clear()
        return refusal

    def forget(self, connection: Guest) -> None:
        """As `Owner.forget`."""
        self._doorstep.leave(connection.address)
        del self._connections[connection]
        if not self._connections:
            self._empty.set()


def _explained(error: OSError, host: str, port: int) -> ListenError:
    where = f"port {port} on {host or 'all addresses'}"
    if error.errno == errno.EADDRINUSE:
        return PortInUseError(
            f"Cannot listen on {where}: it is in use. Is another server running? Stop it, or choose another port."
        )
    if error.errno == errno.EACCES:
        return ListenError(f"Cannot listen on {where}: that is not allowed. Ports below 1024 need special rights.")
    return ListenError(f"Cannot listen on {where}: {error}.")
