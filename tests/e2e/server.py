"""A server as a process of its own: on a free port, with its own state folder, ended by its process id only."""

import os
import re
import select
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self

ROOT = Path(__file__).parents[2]
PATIENCE = 30.0
"""Seconds that a start or an end may take on a busy machine; on a quiet one it is about one."""

READY = re.compile(r"^Listening on (\S+):(\d+)\.", re.MULTILINE)


def environment(state: Path, variables: Mapping[str, str]) -> dict[str, str]:
    """The environment of a server of this tree: nothing of ours but what is given."""
    kept = {k: v for k, v in os.environ.items() if k != "DATABASE_URL" and not k.startswith("MUD_")}
    ours = {
        "PYTHONPATH": str(ROOT),
        "MUD_CONTENT": str(ROOT / "content"),
        "MUD_STATE_DIR": str(state),
        "MUD_CONTROL_SOCKET": "control.sock",  # relative to the folder it runs in: the whole path may be too long
        "MUD_PORT": "0",
        "MUD_BCRYPT_COST": "4",
        "MUD_LOG_FORMAT": "json",
        "PYTHONWARNINGS": "error",
        "NO_COLOR": "1",
        "COLUMNS": "120",
    }
    return {**kept, **ours, **variables}


def mud(state: Path, *arguments: str, stdin: str = "", **variables: str) -> "subprocess.CompletedProcess[str]":
    """Run one command of the CLI to its end, in the state folder."""
    state.mkdir(exist_ok=True)
    return subprocess.run(
        [sys.executable, "-m", "mud", *arguments],
        cwd=state,
        env=environment(state, variables),
        input=stdin,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )


@dataclass
class Server:
    """One server; `variables` are added to its environment. As a `with` block it runs within the block."""

    state: Path
    variables: Mapping[str, str] = field(default_factory=dict)
    host: str = ""
    port: int = 0
    started_in: float = 0.0
    _process: "subprocess.Popen[str] | None" = None

    @property
    def pid(self) -> int:
        """The process."""
        assert self._process is not None, "the server was not started"
        return self._process.pid

    def start(self) -> Self:
        """Start it and wait until people can connect; AssertionError with its log when it does not come up."""
        self.state.mkdir(exist_ok=True)
        began = time.monotonic()
        with (self.state / "log").open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "mud", "run"],
                cwd=self.state,
                env=environment(self.state, self.variables),
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
            )
        self.wait_until_ready()
        self.started_in = time.monotonic() - began
        return self

    def wait_until_ready(self) -> None:
        """Wait until it says where people can connect, also once more after it has started itself again."""
        ready = READY.search(self._read_until_ready(time.monotonic() + PATIENCE))
        if ready is None:
            self.kill()
            raise AssertionError(f"the server did not come up:\n{self.log()}")
        self.host, self.port = ready[1], int(ready[2])

    def kill(self) -> None:
        """End it as a power cut would: kill -9."""
        self._end(signal.SIGKILL)

    def stop(self, by: signal.Signals = signal.SIGTERM) -> int:
        """End it in order; returns its exit code."""
        return self._end(by)

    def log(self) -> str:
        """All that this state folder's servers logged."""
        path = self.state / "log"
        return path.read_text() if path.exists() else ""

    def _end(self, by: signal.Signals) -> int:
        process, self._process = self._process, None
        if process is None:
            return 0
        if process.poll() is None:
            os.kill(process.pid, by)
        try:
            return process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(PATIENCE)
            raise AssertionError(f"the server did not end:\n{self.log()}") from None
        finally:
            if process.stdout is not None:
                process.stdout.close()

    def _read_until_ready(self, deadline: float) -> str:
        assert self._process is not None
        assert self._process.stdout is not None
        said, pipe = "", self._process.stdout.fileno()
        while not READY.search(said) and (left := deadline - time.monotonic()) > 0:
            if not select.select([pipe], [], [], left)[0]:
                break
            piece = os.read(pipe, 4096)
            if not piece:
                break
            said += piece.decode()
        return said

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.kill()
