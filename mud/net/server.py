"""The telnet server: listens, counts who is in, keeps connections alive, and closes them all at the end."""

import asyncio
import errno
from collections.abc import Callable
from typing import Any

from mud.net.connection import Connection
from mud.net.doorstep import TOO_MANY_STRANGERS, Doorstep
from mud.net.errors import ListenError, PortInUseError
from mud.net.keepalive import Keepalive
from mud.net.limits import Limits
from mud.net.ports import Guest, Programs
from mud.net.tls import Certificates
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
        self.banned: Callable[[str], str | None] = lambda _address: None
        self._opened = opened
        self._doorstep = Doorstep(self.limits, asyncio.get_running_loop().time)
        self._connections: dict[Guest, None] = {}
        self._strangers: dict[Guest, None] = {}
        self._tarpitted: dict[Guest, None] = {}
        self._keepalive = Keepalive(self.timer, self.limits.keepalive, lambda: self._connections)
        self._listeners: list[asyncio.Server] = []
        self._tls_port: int | None = None
        self._empty = asyncio.Event()
        self._empty.set()

    def __len__(self) -> int:
        return len(self._connections)

    @property
    def addresses(self) -> list[tuple[str, int]]:
        """Where it listens: address and port, several where a host name has several addresses. TLS comes last."""
        return [each.getsockname()[:2] for listener in self._listeners for each in listener.sockets]

    @property
    def tls_port(self) -> int | None:
        """The port on which it listens for TLS, None where it does not."""
        return self._tls_port

    async def start(self, host: str, port: int) -> None:
        """Listen. PortInUseError when something does so already, ListenError when that cannot be done at all."""
        self._listeners.append(await self._listen(host, port))

    async def start_tls(self, host: str, port: int, certificates: Certificates) -> None:
        """Listen for TLS as well; errors as those of `start`."""
        limits = self.limits
        listener = await self._listen(
            host,
            port,
            ssl=certificates.context,
            ssl_handshake_timeout=limits.handshake,
            ssl_shutdown_timeout=limits.closing,
        )
        self._listeners.append(listener)
        self._tls_port = int(listener.sockets[0].getsockname()[1])

    async def stop(self) -> None:
        """Listen no more, and close every connection once it has read the rest, in `Limits.closing` at most."""
        for listener in self._listeners:
            listener.close()
        self._listeners.clear()
        self._keepalive.stop()
        for connection in (*self._connections, *self._tarpitted):
            connection.close()
        await self._empty.wait()

    async def _listen(self, host: str, port: int, **tls: Any) -> asyncio.Server:  # Any: what `create_server` takes
        if not 0 <= port <= HIGHEST_PORT:  # uvloop would listen on what is left of it in 16 bits
            raise ListenError(f"Cannot listen on port {port} on {host}: ports go from 0 to {HIGHEST_PORT}.")
        self._keepalive.start()
        backlog = self.limits.backlog
        loop = asyncio.get_running_loop()
        try:
            return await loop.create_server(self._connection, host, port, backlog=backlog, reuse_address=True, **tls)
        except OSError as error:
            raise _explained(error, host, port) from error

    def _connection(self) -> Connection:
        return Connection(self, self._opened)

    # What connections call.

    def is_proxy(self, address: str) -> bool:
        """As `Owner.is_proxy`."""
        return self._doorstep.is_proxy(address)

    def admit(self, connection: Guest) -> str | None:
        """As `Owner.admit`."""
        address = connection.address
        refusal = self.banned(address) or self._doorstep.refusal(address) or self._strangers_refusal()
        if refusal is None:
            self._doorstep.enter(address)
            self._connections[connection] = None
            self._strangers[connection] = None
            self._empty.clear()
        return refusal

    def is_flood(self, connection: Guest) -> bool | None:
        """As `Owner.is_flood`."""
        if not self._doorstep.is_flood(connection.address):
            return False
        if len(self._tarpitted) >= self.limits.tarpitted:
            return None
        self._tarpitted[connection] = None
        return True

    def released(self, connection: Guest) -> None:
        """As `Owner.released`."""
        self._tarpitted.pop(connection, None)

    def _strangers_refusal(self) -> str | None:
        """Why nobody new may come in while too many have not said who they are; counted anew only when it matters."""
        if len(self._strangers) >= self.limits.strangers:
            self._strangers = {each: None for each in self._strangers if not each.is_known}
        return TOO_MANY_STRANGERS if len(self._strangers) >= self.limits.strangers else None

    def forget(self, connection: Guest) -> None:
        """As `Owner.forget`."""
        self._doorstep.leave(connection.address)
        del self._connections[connection]
        self._strangers.pop(connection, None)
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
