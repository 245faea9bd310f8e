"""Servers as processes: started on a core of their own with their own state folder, and ended by their process id."""

import json
import os
import re
import select
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from scripts.speed.machine import cores, dying_with_parent, processor_seconds, resident_bytes

ROOT: Final = Path(__file__).parents[2]

PATIENCE: Final = 120.0
"""Seconds that a start or an end may take: 20,000 rooms are read in a fraction of it."""

READY: Final = re.compile(rb"Listening on (\S+):(\d+)\.")


@dataclass(slots=True)
class Server:
    """A running server. `start_seconds` passed until it said that it listens."""

    process: "subprocess.Popen[bytes]"
    host: str
    port: int
    start_seconds: float

    @property
    def processor_seconds(self) -> float:
        """Processor time used so far."""
        return processor_seconds(self.process.pid)

    @property
    def resident_bytes(self) -> int:
        """Memory in use."""
        return resident_bytes(self.process.pid)

    def signal(self, number: signal.Signals) -> None:
        """Send a signal to this process alone."""
        self.process.send_signal(number)

    def stop(self) -> None:
        """Ask it to end, and wait; what does not listen is killed."""
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        if self.process.stdout is not None:
            self.process.stdout.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()


def start(arguments: Sequence[str], environment: Mapping[str, str] | None = None) -> Server:
    """Start `python ...` and wait until it listens; RuntimeError with its last words when it does not."""
    started = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
        preexec_fn=dying_with_parent(),  # noqa: PLW1509  # nothing else runs in this process
    )
    os.sched_setaffinity(process.pid, {cores()[1]})
    said = b""
    assert process.stdout is not None
    while (found := READY.search(said)) is None:
        ready, _, _ = select.select([process.stdout], [], [], PATIENCE - (time.perf_counter() - started))
        piece = os.read(process.stdout.fileno(), 65536) if ready else b""
        said += piece
        if not piece:
            process.kill()
            process.wait()
            raise RuntimeError(f"The server did not start: {said.decode(errors='replace')}")
    return Server(process, found[1].decode(), int(found[2]), time.perf_counter() - started)


def game(state: Path, content: Path, **variables: str) -> dict[str, str]:
    """The environment of a real server: nothing of ours but what the bench needs."""
    kept = {k: v for k, v in os.environ.items() if k != "DATABASE_URL" and not k.startswith("MUD_")}
    ours = {
        "MUD_CONTENT": str(content),
        "MUD_STATE_DIR": str(state),
        "MUD_PORT": "0",
        "MUD_CONNECTIONS": "15000",
        "MUD_EXEMPT": "127.0.0.0/8",
        "MUD_CONNECTIONS_BEFORE_SIGN_IN": "15000",
        "MUD_LINE_BURST": "1000000",
        "MUD_LINES_PER_SECOND": "1000000",
        "MUD_BCRYPT_COST": "4",
        "MUD_LOG_FORMAT": "json",
        "MUD_LOG_LEVEL": "warning",
        "MUD_SEED": "1",
    }
    return {**kept, **ours, **variables}


def run(arguments: Sequence[str], environment: Mapping[str, str]) -> None:
    """Run `python ...` to its end; CalledProcessError when it fails."""
    subprocess.run([sys.executable, *arguments], cwd=ROOT, env=environment, check=True, timeout=PATIENCE)


class Hold:
    """For how long the loop of a server that `launch` started was held at most, in seconds."""

    def __init__(self, server: Server, report: Path) -> None:
        self._server = server
        self._report = report

    def longest(self) -> float:
        """The longest since this was last asked."""
        self._report.unlink(missing_ok=True)
        self._server.signal(signal.SIGUSR1)
        deadline = time.perf_counter() + PATIENCE
        while not self._report.exists() and time.perf_counter() < deadline:
            time.sleep(0.01)
        return float(json.loads(self._report.read_text())["longest"])
