"""One TCP connection: bytes in become lines for its session, what the session sends becomes bytes, one write each.

A raw protocol, without streams and without a task: a connection that is silent costs no time and little memory.
What the client's program asks for, apart from what the person types, goes to `Programs`.
"""

import asyncio
import socket
from collections.abc import Callable, Mapping, Sequence
from typing import cast

import structlog

from mud.kernel.addresses import plain_address
from mud.kernel.json import Json
from mud.net.ports import Owner
from mud.net.proxy import FIRST, SIGNATURE, IntroductionError, introduction
from mud.net.screens import Described
from mud.session.ports import Cancellable, Link
from mud.session.session import Session
from mud.telnet.errors import PeerError
from mud.telnet.events import (
    Charset,
    Cleaned,
    Event,
    FiguresAsked,
    Gmcp,
    GmcpSupported,
    Ignored,
    Interrupted,
    KeptAlive,
    Line,
    LineTooLong,
    MsdpAsked,
    MsdpValue,
    WindowSize,
)
from mud.telnet.peer import Telnet
from mud.text import kind as kinds

CRAWLER = "crawler"
"""What a client is called that asked for the server's figures in words: no person is there."""

_ON_THE_WIRE = {kinds.Charset.LATIN1: Charset.LATIN_1}
"""What is sent where it is not UTF-8, of which ASCII is a part: who can show no more may still type it."""


class Connection(asyncio.Protocol):
    """The link between one client and its session."""

    __slots__ = (
        "_charset",
        "_deadline",
        "_described",
        "_has_sent",
        "_introduction",
        "_is_writing_soon",
        "_opened",
        "_owner",
        "_session",
        "_telnet",
        "_transport",
        "_unheard",
        "address",
        "client",
    )

    def __init__(self, owner: Owner, opened: Callable[[Link], Session]) -> None:
        self.address = ""
        self.client = ""
        self._owner = owner
        self._opened = opened
        self._telnet = Telnet(figures=owner.figures)
        self._described = Described()
        self._charset = kinds.Charset.UTF8
        self._transport: asyncio.Transport | None = None
        self._session: Session | None = None
        self._deadline: Cancellable | None = None
        self._is_writing_soon = False
        self._has_sent = False
        self._introduction: bytes | None = None
        self._unheard = b""

    # What the event loop calls.

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Greet, or say why not. The offers go out together with the session's first words."""
        self._transport = cast(asyncio.Transport, transport)  # TCP: it reads and writes
        self.address = _address_of(transport)
        if self._owner.is_proxy(self.address) and transport.get_extra_info("sslcontext") is None:
            self._introduction = b""
            self._deadline = self._owner.timer.after(self._owner.limits.introduction, self._abort)
        else:
            self._greet()

    def data_received(self, data: bytes) -> None:
        """Take what arrived. A peer that breaks a limit of the protocol for good is disconnected."""
        if not self._has_sent:
            self._has_sent = True
            if self._introduction is None and data.startswith((FIRST, SIGNATURE)):
                self._log("a PROXY header came from an address that is not among the proxies")
        if self._introduction is not None:
            data = self._meet(self._introduction + data)
        if self._unheard:
            self._unheard += data
        else:
            self._hear_some(data)

    def _hear_some(self, data: bytes) -> None:
        """Take as much as one turn allows; the rest, and what the client sends further, waits for the next."""
        turn = self._owner.limits.turn
        data, self._unheard = data[:turn], data[turn:]
        if self._session is None or self._transport is None or not data:
            return
        if self._unheard:
            self._transport.pause_reading()
            self._owner.timer.soon(self._hear_more)
        self._receive(self._session, data)

    def _hear_more(self) -> None:
        data, self._unheard = self._unheard, b""
        if self._is_closing() or self._transport is None:
            return
        self._transport.resume_reading()
        self._hear_some(data)

    def _receive(self, session: Session, data: bytes) -> None:
        try:
            self._take(session, self._telnet.receive(data))
        except PeerError as error:
            self._take(session, error.events)
            self._log("a client broke a limit", reason=str(error))
            self.close()
        self._write()

    def _meet(self, received: bytes) -> bytes:
        """Learn from the proxy who is there, and greet them; returns what they sent already."""
        self._introduction = received
        try:
            found = introduction(received)
        except IntroductionError as error:
            self._log("a proxy did not say for whom it connects", reason=str(error))
            self._abort()
            return b""
        if found is None:
            return b""
        self._introduction = None
        if self._deadline is not None:
            self._deadline.cancel()
        self.address = found.address or self.address
        self._greet()
        return found.rest

    def _greet(self) -> None:
        assert self._transport is not None  # only called once it is made
        flood = self._owner.is_flood(self)
        if flood is not False:
            self._keep_waiting(bool(flood))
            return
        refusal = self._owner.admit(self)
        if refusal is not None:
            self.send(f"{refusal}\n", None)
            self.close()
            return
        self._transport.set_write_buffer_limits(high=self._owner.limits.unread)
        _tune(self._transport)
        self._telnet.start()
        self._session = self._opened(self)

    def _keep_waiting(self, there_is_room: bool) -> None:
        """Let one of a flood wait without a word, and go unheard."""
        if not there_is_room or self._transport is None:
            self._abort()
            return
        self._log("a flood of connections is kept waiting", seconds=self._owner.limits.tarpit)
        self._transport.pause_reading()
        self._deadline = self._owner.timer.after(self._owner.limits.tarpit, self._abort)

    @property
    def is_known(self) -> bool:
        """As `Guest.is_known`."""
        return self._session is not None and self._session.account is not None

    def eof_received(self) -> bool:
        """The client will send no more, but may still read: the session closes when it is done.

        With TLS there is no such half: the transport is about to close.
        """
        if self._session is None or self._transport is None:
            return False
        self._session.typed_last()
        return self._transport.get_extra_info("sslcontext") is None

    def pause_writing(self) -> None:
        """The client does not read: drop it rather than keep its share of the world's talk for ever."""
        self._log("a client did not read", bytes=self._owner.limits.unread)
        self._abort()

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002  # however it came about
        """The connection is gone."""
        if self._deadline is not None:
            self._deadline.cancel()
        session, self._session = self._session, None
        if session is None:
            self._owner.released(self)
        else:
            self._owner.forget(self)
            session.lost()

    # What the session calls.

    def send(self, text: str, prompt: str | None) -> None:
        """As `Link.send`."""
        if self._is_closing():
            return
        if self._session is not None and self._session.kind.charset is not self._charset:
            self._charset = self._session.kind.charset
            self._telnet.use_charset(_ON_THE_WIRE.get(self._charset, Charset.UTF_8))
        if prompt is not None:
            self._telnet.prompt(text + prompt)
        elif text:
            self._telnet.text(text)
        self._write()

    def hide_input(self, hidden: bool) -> None:
        """As `Link.hide_input`."""
        self._telnet.hide_input(hidden)

    def close(self, goodbye: str = "") -> None:
        """As `Link.close`. Who does not read the rest in time does without it."""
        if self._transport is None or self._is_closing():
            return
        self._telnet.close(goodbye)
        self._write()
        self._transport.close()
        self._deadline = self._owner.timer.after(self._owner.limits.closing, self._abort)

    def wants(self, package: str) -> bool:
        """As `Link.wants`."""
        return self._telnet.wants_gmcp(package)

    def inform(self, package: str, body: Json) -> None:
        """As `Link.inform`."""
        if not self._is_closing() and self._telnet.gmcp(package, body):
            self._write_soon()

    def reported(self) -> tuple[str, ...]:
        """As `Link.reported`."""
        return self._telnet.msdp_reported()

    def report(self, variable: str, value: Json) -> None:
        """As `Link.report`."""
        if not self._is_closing() and self._telnet.msdp(variable, _in_words(value)):
            self._write_soon()

    # What the server calls.

    def keep_alive(self) -> None:
        """Send what keeps networks from forgetting the connection, and count anew what the client may ask for."""
        if not self._is_closing():
            self._telnet.keep_alive()
            self._write()

    def _take(self, session: Session, events: Sequence[Event]) -> None:
        lines: list[str] = []
        for event in events:
            match event:
                case Line(text):
                    lines.append(text)
                case LineTooLong(kept):
                    session.typed_too_long(kept)
                case _:
                    # In its order among the lines: what they mean may depend on it.
                    if lines:
                        session.typed(lines)
                        lines = []
                    self._hear(session, event)
        if lines:
            session.typed(lines)

    def _hear(self, session: Session, event: Event) -> None:
        """Take what is not typed."""
        if self._described.hear(event):
            self.client = self._described.client
            session.kind = self._described.kind
        match event:
            case WindowSize(_, rows):
                session.rows = rows
            case Gmcp(package, data):
                self._owner.programs.said(session, package, data)
            case GmcpSupported(modules):
                self._owner.programs.supported(session, modules)
            case MsdpAsked(command, names):
                self._owner.programs.asked(session, command.value, names)
            case KeptAlive():
                self._owner.programs.kept_alive(session)
            case Interrupted():
                session.forget_typed()
            case FiguresAsked():
                self.client = CRAWLER
            case Cleaned() | Ignored():
                self._log_odd(event)

    def _write_soon(self) -> None:
        """Write at the end of this turn what no text takes along before."""
        if not self._is_writing_soon:
            self._is_writing_soon = True
            self._owner.timer.soon(self._write)

    def _write(self) -> None:
        self._is_writing_soon = False
        outgoing = self._telnet.outgoing()
        if outgoing and self._transport is not None and not self._transport.is_closing():
            self._transport.write(outgoing)

    def _is_closing(self) -> bool:
        return self._transport is None or self._transport.is_closing()

    def _abort(self) -> None:
        if self._transport is not None:
            self._transport.abort()

    def _log_odd(self, event: Cleaned | Ignored) -> None:
        if isinstance(event, Ignored):
            self._log("something a client sent made no sense", option=event.option, reason=event.reason)
        else:
            self._log("a client sent what steers terminals; it was left out")

    def _log(self, what: str, **facts: object) -> None:
        structlog.get_logger().warning(what, address=self.address, client=self.client, **facts)


def _in_words(value: Json) -> MsdpValue:
    """MSDP knows text, tables and arrays, and no numbers."""
    if isinstance(value, Mapping):
        return {key: _in_words(each) for key, each in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_in_words(each) for each in value]
    return "" if value is None else str(value)


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
