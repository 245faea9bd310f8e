"""Starts one server after the other, each a fork of a process that has imported everything already.

Run as `python -m tests.crash.nursery village` (or `town`): it reads lives as JSON lines and writes `born PID`, what the
server says, and `ended CODE` (negative: the signal).
"""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from types import MappingProxyType
from typing import IO

from tests.crash import child as village
from tests.crash.child import Life
from tests.crash.saying import say
from tests.crash.town import child as town
from tests.crash.town.life import TownLife

NOTHING: Mapping[str, str] = MappingProxyType({})
AnyLife = Life | TownLife


def main() -> None:
    """Start what is asked for, one at a time."""
    is_town = sys.argv[1] == "town"
    if is_town:
        town.blueprint()
    for line in sys.stdin:
        pid = os.fork()
        if pid == 0:
            if is_town:
                town.be_born(TownLife(**json.loads(line)))
            else:
                village.be_born(Life(**json.loads(line)))
            os._exit(0)
        say(f"born {pid}")
        _, status = os.waitpid(pid, 0)
        say(f"ended {os.waitstatus_to_exitcode(status)}")


class Nursery:
    """Where a test gets servers from."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        self._to: IO[str] = process.stdin
        self._from: IO[str] = process.stdout
        self._pid = 0
        self.remarks: list[str] = []
        """What the last life said beside: notices to wizards and the like."""

    def start(self, life: AnyLife) -> None:
        """Let a server live."""
        self.remarks.clear()
        self._to.write(json.dumps(asdict(life)) + "\n")
        self._to.flush()
        self._pid = int(self.hear().removeprefix("born "))

    def hear(self) -> str:
        """The next thing that is said."""
        while True:
            line = self._from.readline()
            assert line, "the nursery is gone"
            if not line.startswith("#"):
                return line.strip()
            self.remarks.append(line.strip())

    def kill(self) -> None:
        """Pull the plug."""
        os.kill(self._pid, signal.SIGKILL)


@contextmanager
def open_nursery(kind: str = "village", environment: Mapping[str, str] = NOTHING) -> Iterator[Nursery]:
    """A nursery for servers of one kind, closed at the end."""
    command = [sys.executable, "-m", "tests.crash.nursery", kind]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env={**os.environ, **environment}
    ) as process:
        try:
            yield Nursery(process)
        finally:
            process.kill()


if __name__ == "__main__":
    main()
