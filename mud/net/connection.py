"""One TCP connection: bytes in become lines for its session, what the session sends becomes bytes, one write each.

A raw protocol, without streams and without a task: a connection that is silent costs no time and little memory.
"""

import asyncio
import socket
from collections.abc import Callable
from typing import Protocol, cast

import structlog

from mud.net.doorstep import plain_address
from mud.net.limits import Limits
from mud.net.screens import with_terminal, with_width
from mud.session.ports import Cancellable, Link, Timer
from mud.session.session import Session
from mud.telnet.errors import PeerError
from mud.telnet.events import Event, Line, LineTooLong, TerminalType, WindowSize
from mud.telnet.peer import Telnet


class Owner(Protocol):
    """What a connection needs of the server that accepted it."""

    limits: Limits
    timer: Timer

    def admit(self, connection: "Connection") -> str | None:
        """Count the connection in; returns why it may not come in, None when it may."""

    def forget(self, connection: "Connection") -> None:
        """Count an admitted connection out."""


class Connection(asyncio.Protocol):
    """The link between one client and its session."""

    __slots__ = ("_deadline", "_opened", "_owner", "_session", "_telnet", "_transport", "address", "client")

    def __init__(self, owner: Owner, opened: Callable[[Link], Session]) -> None:
        self.address = ""
        self.client = ""
        self._owner = owner
        self._opened = opened
        self._telnet = Telnet()
        self._transport: asyncio.Transport | None = None
        self._session: Session | None = None
        self._deadline: Cancellable | None = None

    # What the event loop calls.

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Greet, or say why not. The offers go out together with the session's first words."""
        self._transport = cast(asyncio.Transport, transport)  # TCP: it reads and writes
        self.address = _address_of(transport)
        refusal = self._owner.admit(self)
        if refusal is not None:
            self.send(f"{refusal}\n", None)
            self.close()
            return
        self._transport.set_write_buffer_limits(high=self._owner.limits.unread)
        _tune(transport)
        self._telnet.start()
        self._session = self._opened(self)

    def data_received(self, data: bytes) -> None:
        """Take what arrived. A peer that breaks a limit of the protocol for good is disconnected."""
        if self._session is None:
            return
        try:
            self._take(self._session, self._telnet.receive(data))
        except PeerError as error:
            self._take(self._session, error.events)
            self._log("a client broke a limit", reason=str(error))
            self.close()
        self._write()

    def eof_received(self) -> bool:
        """The client will send no more, but may still read: the session closes when it is done."""
        if self._session is None:
            return False
        self._session.typed_last()
        return True

    def pause_writing(self) -> None:
        """The client does not read: drop it rather than keep its share of the world's talk for ever."""
        self._log("a client did not read", bytes=self._owner.limits.unread)
        self._abort()

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002  # however it came about
        """The connection is gone."""
        if self._deadline is not None:
            self._deadline.cancel()
        session, self._session = self._session, None
        if session is not None:
            self._owner.forget(self)
            session.lost()

    # What the session calls.

    def send(self, text: str, prompt: str | None) -> None:
        """As `Link.send`."""
        if self._is_closing():
            return
        if text:
            self._telnet.text(text)
        if prompt is not None:
            self._telnet.prompt(prompt)
        self._write()

    def hide_input(self, hidden: bool) -> None:
        """As `Link.hide_input`."""
        self._telnet.hide_input(hidden)

    def close(self) -> None:
        """As `Link.close`. Who does not read the rest in time does without it."""
        if self._transport is None or self._is_closing():
            return
        self._transport.close()
        self._deadline = self._owner.timer.after(self._owner.limits.closing, self._abort)

    # What the server calls.

    def keep_alive(self) -> None:
        """Send what keeps networks from forgetting the connection."""
        if not self._is_closing():
            self._telnet.keep_alive()
            self._write()

    def _take(self, session: Session, events: "list[Event] | tuple[Event, ...]") -> None:
        lines: list[str] = []
        for event in events:
            match event:
                case Line(text):
                    lines.append(text)
                case LineTooLong(kept):
                    session.typed_too_long(kept)
                case WindowSize(columns, _):
                    session.kind = with_width(session.kind, columns)
                case TerminalType(names):
                    self.client = names[0] if names else ""
                    session.kind = with_terminal(session.kind, event)
        if lines:
            session.typed(lines)

    def _write(self) -> None:
        outgoing = self._telnet.outgoing()
        if outgoing and self._transport is not None and not self._transport.is_closing():
            self._transport.write(outgoing)

    def _is_closing(self) -> bool:
        return self._transport is None or self._transport.is_closing()

    def _abort(self) -> None:
        if self._transport is not None:
            self._transport.abort()

    def _log(self, what: str, **facts: object) -> None:
        structlog.get_logger().warning(what, address=self.address, client=self.client, **facts)


def _address_of(transport: asyncio.BaseTransport) -> str:
    """The peer's IP address; "" when it was gone before we looked."""
    peer = transport.get_extra_info("peername")
    return plain_address(peer[0]) if peer else ""


def _tune(transport: asyncio.BaseTransport) -> None:
    """Send small writes at once, and let the kernel notice hosts that vanished."""
    accepted = transport.get_extra_info("socket")
    try:
        accepted.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        accepted.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    except OSError:
        pass  # reset before it was greeted; `connection_lost` follows
