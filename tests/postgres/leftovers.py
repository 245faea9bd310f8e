"""What servers of the tests leave in the temporary folder when their tests are killed.

Only folders are removed. The processes are gone by themselves (tests/postgres/process.py).
"""

import os
import shutil
import time
from pathlib import Path

# Short, so that the socket's path stays within what the kernel allows, also under a long TMPDIR.
DIRECTORY_PREFIX = "mudpg-"
# How long a folder without any process id in it is taken for one that is just being made.
NEWBORN_SECONDS = 60.0


def sweep(base: Path) -> None:
    """Remove what servers left behind whose tests were killed. Touches no running server."""
    for directory in base.glob(f"{DIRECTORY_PREFIX}*"):
        if _is_abandoned(directory):
            shutil.rmtree(directory, ignore_errors=True)


def _is_abandoned(directory: Path) -> bool:
    try:
        owner = _process_id(directory / "owner")
        server = _process_id(directory / "data" / "postmaster.pid")
        age = time.time() - directory.stat().st_mtime
    except OSError:
        return False  # someone else's, or gone meanwhile
    if owner is None and server is None:
        return age > NEWBORN_SECONDS
    return not any(pid is not None and _is_alive(pid) for pid in (owner, server))


def _process_id(file: Path) -> int | None:
    """The number on the first line; None where there is no such file, or nothing in it yet."""
    try:
        first = file.read_text().partition("\n")[0].strip()
    except FileNotFoundError:
        return None
    return int(first) if first.isdigit() else None


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
