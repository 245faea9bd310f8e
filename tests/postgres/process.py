"""PostgreSQL's programs as child processes: prepare a data folder, start a server, end it.

The kernel kills the server when the thread that started it dies, however that dies.
"""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.postgres.binaries import PostgresUnavailable

START_SECONDS = 60.0  # a third of a second is usual; a busy build machine may need far longer
STOP_SECONDS = 10.0
PR_SET_PDEATHSIG = 1
# There is nothing here to survive a power cut for.
SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "jit": "off",
}


@dataclass(frozen=True)
class Account:
    """Who the server runs as when the tests run as root, which PostgreSQL refuses."""

    uid: int
    gid: int


def initialize(binaries: Path, directory: Path, account: Account | None) -> None:
    """Make the data folder, with the superuser `mud` who needs no password."""
    # Elsewhere than on Linux the C library does not know the locale C.UTF-8.
    locale = "C.UTF-8" if sys.platform == "linux" else "C"
    options = ["-A", "trust", "-U", "mud", "-E", "UTF8", f"--locale={locale}"]
    quick = ["--no-sync", "--no-instructions"]
    run([binaries / "initdb", "-D", directory / "data", *options, *quick], directory, account)


def run(command: Sequence[str | Path], directory: Path, account: Account | None) -> None:
    """Run one program to its end. PermissionError: the account may not reach the program."""
    try:
        done = subprocess.run(
            command,
            cwd=directory,
            env=_environment(directory),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=START_SECONDS,
            check=False,
            **_identity(account),
        )
    except PermissionError:
        raise
    except (OSError, subprocess.TimeoutExpired) as error:  # built for another system, or hanging
        raise PostgresUnavailable(f"{command[0]} does not run here: {error}") from error
    if done.returncode != 0:
        raise PostgresUnavailable(f"{command[0]} failed: {_tail(done.stdout)}")


def launch(binaries: Path, directory: Path, account: Account | None) -> subprocess.Popen[bytes]:
    """Start the server; it accepts connections when this returns."""
    settings = {**SETTINGS, "unix_socket_directories": str(directory)}
    options = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
    with (directory / "log").open("wb") as log:
        process = subprocess.Popen(
            [binaries / "postgres", "-D", directory / "data", *options],
            cwd=directory,
            env=_environment(directory),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            # Control-C in the terminal is for the tests, which then stop the server in order.
            start_new_session=True,
            preexec_fn=_dying_with_parent(),
            **_identity(account),
        )
    try:
        _await_ready(process, directory)
    except BaseException:
        end(process)
        raise
    return process


def _await_ready(process: subprocess.Popen[bytes], directory: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while not _is_ready(directory / "data" / "postmaster.pid"):
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(timeout=0.01)
        if process.returncode is not None or time.monotonic() > deadline:
            state = "is not ready" if process.returncode is None else "ended"
            log = (directory / "log").read_text(errors="replace")
            raise PostgresUnavailable(f"the server {state}; its log: {_tail(log)}")


def _is_ready(pid_file: Path) -> bool:
    """The eighth line is the server's state (PostgreSQL, miscadmin.h, LOCK_FILE_LINE_PM_STATUS)."""
    try:
        lines = pid_file.read_text().splitlines()
    except FileNotFoundError:
        return False
    return len(lines) >= 8 and lines[7].strip() == "ready"


def _dying_with_parent() -> Callable[[], None] | None:
    """What the child runs before it becomes the server: it is to be killed when we die."""
    if sys.platform != "linux":
        return None
    library = ctypes.CDLL(None)  # loaded here, since little is safe between fork and exec
    parent = os.getpid()

    def die_with_parent() -> None:
        library.prctl(PR_SET_PDEATHSIG, signal.SIGQUIT)
        if os.getppid() != parent:  # it died before we asked
            os._exit(1)

    return die_with_parent


def end(process: subprocess.Popen[bytes]) -> None:
    """End the server: a fast shutdown, else an immediate one, else the kernel's."""
    for sent in (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL):
        process.send_signal(sent)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(STOP_SECONDS)
            return


def _environment(directory: Path) -> dict[str, str]:
    """Nothing of the tester's own settings (PGHOST, PGOPTIONS, LC_ALL) reaches the server."""
    return {"PATH": os.defpath, "HOME": str(directory), "TMPDIR": str(directory), "LC_ALL": "C"}


def _identity(account: Account | None) -> dict[str, Any]:  # Any: keywords of several types
    if account is None:
        return {}
    return {"user": account.uid, "group": account.gid, "extra_groups": []}


def _tail(text: str) -> str:
    return "\n".join(text.strip().splitlines()[-15:])
