"""The other end of the control socket, for the CLI: ask one thing, read the answer."""

import os
import socket
from pathlib import Path
from typing import Final, TypeVar

import orjson

from mud.kernel.errors import MudError, Refused
from mud.ops.operation import Operation

Q = TypeVar("Q")
A = TypeVar("A")

PATIENCE: Final = 30.0
"""Seconds to wait for an answer: a busy server's hash, and the ten seconds that it waits for its disk."""

LONGEST_ANSWER: Final = 64 * 1024 * 1024
"""Bytes: a list of a hundred thousand accounts fits."""


class NoServerError(MudError):
    """Nothing listens at the control socket."""


class UnansweredError(MudError):
    """The server took the request and gave no answer."""


def ask(path: Path, what: Operation[Q, A], asked: Q) -> A:
    """Ask the server that listens at `path`. Refused has what it says when it will not."""
    request = _request(what, asked)
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as wire:
        wire.settimeout(PATIENCE)
        try:
            wire.connect(os.fspath(path))
        except (FileNotFoundError, ConnectionRefusedError):
            raise NoServerError(f"No server is running: nothing listens at {path}.") from None
        except OSError as error:
            raise UnansweredError(f"The control socket {path} cannot be used: {error.strerror or error}.") from error
        try:
            wire.sendall(request)
            line = _line(wire)
        except OSError as error:
            raise UnansweredError(f"The server at {path} did not answer: {error}.") from error
    return _answer(what, line, path)


def _request(what: Operation[Q, A], asked: Q) -> bytes:
    try:
        return orjson.dumps({"operation": what.name, "asked": asked}) + b"\n"
    except orjson.JSONEncodeError:
        raise Refused("What was typed is no text in UTF-8.") from None


def _line(wire: socket.socket) -> bytes:
    with wire.makefile("rb") as stream:
        return stream.readline(LONGEST_ANSWER)


def _answer(what: Operation[Q, A], line: bytes, path: Path) -> A:
    if not line.endswith(b"\n"):
        raise UnansweredError(f"The server at {path} hung up without an answer; it may be stopping.")
    try:
        said = orjson.loads(line)
        if "refused" not in said:
            return what.answer.validate_python(said["answer"])
        refused = str(said["refused"])
    except (ValueError, LookupError, TypeError):  # JSON's and Pydantic's errors are ValueErrors
        raise UnansweredError(
            f"The answer of the server at {path} is not understood. Are the two of the same version?"
        ) from None
    raise Refused(refused)
