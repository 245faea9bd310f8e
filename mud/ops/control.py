"""The control socket: how the CLI reaches a running server. A Unix socket for its owner only, one JSON value per line.

A request is {"operation": name, "asked": {...}}, an answer {"answer": ...} or {"refused": text}. Requests run on the
event loop between players' commands. What an operation changed is on disk before its answer is given.
"""

import asyncio
import contextlib
import os
import socket
import stat
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson
from pydantic import ValidationError

from mud.kernel.errors import MudError, Refused
from mud.ops.office import Office
from mud.ops.operation import Operation, Operations, perform
from mud.session.failures import Failures
from mud.session.passwords import TooBusyError
from mud.session.ports import Tasks
from mud.store.waiters import NotSavedError


@dataclass(frozen=True, slots=True)
class Limits:
    """The bounds of the socket; bytes, counts and seconds."""

    line: int = 64 * 1024
    """Of a request. The longest holds a name and a password; this leaves room for texts."""

    connections: int = 16
    """At once. Operators are few, and a script that forgets to hang up must not use up all file descriptors."""

    silence: float = 30.0
    """How long to wait for a request, or for an answer to be read, before hanging up."""

    saving: float = 10.0
    """How long an answer waits for the disk; then the operator reads that it is not saved yet."""


NOT_SAVED = "It is done, but not saved yet: the database does not answer. The server keeps trying; see `mud status`."


class ControlError(MudError):
    """The control socket cannot be opened; the text is for the operator."""


@dataclass(frozen=True, slots=True)
class Backstage:
    """What the control socket works with. `saved` waits until all that happened is on disk."""

    operations: Operations
    office: Office
    saved: Callable[[], Awaitable[None]]
    tasks: Tasks
    failures: Failures


class Control:
    """Listens at a path, from `open` to `close`."""

    def __init__(self, path: Path, backstage: Backstage, limits: Limits | None = None) -> None:
        self._path = path
        self._stage = backstage
        self._limits = limits or Limits()
        self._server: asyncio.Server | None = None
        self._writers: set[asyncio.StreamWriter] = set()

    async def open(self) -> None:
        """Listen. ControlError when the socket cannot be made or another server answers at it."""
        listening = bind(self._path)
        self._server = await asyncio.start_unix_server(self._connected, sock=listening, limit=self._limits.line)

    async def close(self) -> None:
        """Stop listening, hang up, and take the socket away."""
        if self._server is None:
            return
        self._server.close()
        for writer in tuple(self._writers):
            writer.close()
        self._server = None
        self._path.unlink(missing_ok=True)

    def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        # One that was accepted just before `close` is told of only afterwards, when nobody owns tasks any more.
        if self._server is None or len(self._writers) >= self._limits.connections:
            writer.close()
            return
        self._writers.add(writer)
        self._stage.tasks.create_task(self._serve(reader, writer))

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        # Whoever hangs up, sends too long a line or says nothing for too long is no failure of ours.
        with contextlib.suppress(OSError, ValueError, TimeoutError):
            try:
                while line := await asyncio.wait_for(reader.readline(), self._limits.silence):
                    writer.write(await self._answered(line) + b"\n")
                    await asyncio.wait_for(writer.drain(), self._limits.silence)
            finally:
                self._writers.discard(writer)
                writer.close()

    async def _answered(self, line: bytes) -> bytes:
        try:
            return await self._obey(line)
        except Refused as refusal:
            return orjson.dumps({"refused": str(refusal)})
        except TooBusyError:
            return orjson.dumps({"refused": "Too many passwords are being checked right now. Please try again."})
        except Exception as error:  # noqa: BLE001  # one request's bug must not end the server; it is logged
            return orjson.dumps({"refused": self._stage.failures.note("an operation failed", error)})

    async def _obey(self, line: bytes) -> bytes:
        what, asked = self._understood(line)
        answer = await perform(self._stage.office, what, asked)
        if what.changes:
            try:
                await asyncio.wait_for(self._stage.saved(), self._limits.saving)
            except (TimeoutError, NotSavedError):
                raise Refused(NOT_SAVED) from None
        return b'{"answer":' + what.answer.dump_json(answer) + b"}"

    def _understood(self, line: bytes) -> tuple[Operation[Any, Any], Any]:  # Any: of any kind
        try:
            request = orjson.loads(line)
            name, asked = str(request["operation"]), request["asked"]
        except (orjson.JSONDecodeError, LookupError, TypeError):
            raise Refused('A request is {"operation": name, "asked": {...}} on a line of its own.') from None
        what = self._stage.operations.find(name)
        try:
            return what, what.asked.validate_python(asked)
        except ValidationError as error:
            faults = "; ".join(f"{'.'.join(map(str, each['loc']))}: {each['msg']}" for each in error.errors())
            raise Refused(f"The request {name!r} is not understood: {faults}.") from None


def bind(path: Path) -> socket.socket:
    """A socket that listens at a path, for its owner only; what a killed server left there is taken away."""
    try:
        _clear(path)
        listening = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        mask = os.umask(0o177)
        try:
            listening.bind(os.fspath(path))
            listening.listen()
        except OSError:
            listening.close()
            raise
        finally:
            os.umask(mask)
    except OSError as error:
        raise ControlError(f"the control socket {path} cannot be made: {error.strerror or error}") from error
    return listening


def _clear(path: Path) -> None:
    try:
        mode = path.lstat().st_mode
    except FileNotFoundError:
        return
    if not stat.S_ISSOCK(mode):
        raise ControlError(f"{path} is in the way: it is no socket. Move it, or set MUD_CONTROL_SOCKET.")
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as trial:
        trial.settimeout(1.0)
        try:
            trial.connect(os.fspath(path))
        except ConnectionRefusedError:
            path.unlink()
            return
    raise ControlError(
        f"another server answers at {path}; each server needs a state folder of its own: set MUD_STATE_DIR"
    )
