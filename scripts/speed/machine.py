"""What the machine says of a process: processor time, memory; and on which core it runs. Linux only."""

import ctypes
import os
import signal
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

SCHEDULED: Final = 2
"""The clock of a process, in the kernel's encoding of clock ids (CPUCLOCK_SCHED in posix-timers.h)."""


PARENT_DEATH_SIGNAL: Final = 1
"""PR_SET_PDEATHSIG of prctl(2)."""


def processor_seconds(pid: int) -> float:
    """Processor time that all threads of the process used since its start, to the nanosecond."""
    return time.clock_gettime((~pid << 3) | SCHEDULED)


def resident_bytes(pid: int) -> int:
    """Memory of the process that is in use, its share of what it has in common with others included."""
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) * 1024
    raise LookupError(f"process {pid} does not say how much memory it uses")


def dying_with_parent() -> Callable[[], None]:
    """What a child process is to do first, so that it ends when its parent does, however that ends."""
    library = ctypes.CDLL(None)
    return lambda: library.prctl(PARENT_DEATH_SIGNAL, signal.SIGTERM)


def cores() -> tuple[int, int]:
    """One core for the crowd and one for the servers: the same one where there is only one."""
    usable = sorted(os.sched_getaffinity(0))
    return usable[0], usable[-1]
