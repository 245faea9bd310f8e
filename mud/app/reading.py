"""Reading content: from its files, from what was kept of the last reading, or in a process of its own.

A running server has another process read and check what changed: however large the files are, people who play do not
wait for it. What that process found it puts into the cache, from where the server takes it. It is run as
`python -m mud.app.reading`, with one argument, the JSON of a `Task`.
"""

import platform
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Final

import orjson
import structlog
from pydantic import TypeAdapter

from mud.app import roster
from mud.app.blueprint import examine, read_edition
from mud.app.settings import Settings, read_settings
from mud.content.cache import pack, stamp_of, unpack
from mud.content.errors import ContentErrors
from mud.content.files import sources
from mud.content.loader import Progress
from mud.content.revision import Edition
from mud.kernel.errors import ContentError, MudError, Place
from mud.kernel.files import write_whole
from mud.kernel.spec import Spec

CACHE: Final = "content.cache"
DRAFT_CACHE: Final = "draft.cache"
PATIENCE: Final = 120.0
"""Seconds that the other process may take; 20,000 rooms take four."""

FAULTY: Final = 3
"""What the other process ends with when content has faults, which it prints."""


@dataclass(frozen=True, slots=True)
class Task:
    """What the other process is to read; `doubts`: it is to print the warnings."""

    content: str
    state_dir: str
    over: str | None = None
    doubts: bool = False


def read_cached(
    settings: Settings,
    types: Sequence[type[Spec]],
    over: Path | None = None,
    known: Edition | None = None,
    progress: Progress = lambda *_: None,
) -> Edition:
    """The content, from the cache if that is of these very files; else it is read, and the cache made anew.

    ContentErrors with every fault. `progress` is told how far a reading is.
    """
    path = _cache(settings, over)
    stamp = stamp_of(sources(settings.content, over), program())
    kept = _kept(path, stamp, types, known)
    if kept is not None:
        return kept
    edition = read_edition(settings, types, over, progress)
    if stamp is not None and stamp == stamp_of(sources(settings.content, over), program()):
        _keep(path, pack(edition, stamp))  # nobody wrote to the files while they were read
    return edition


def read_apart(
    settings: Settings, types: Sequence[type[Spec]], over: Path | None = None, known: Edition | None = None
) -> Edition:
    """As `read_cached`, with the reading itself done in another process; to be called beside the loop."""
    path, stamp = _cache(settings, over), stamp_of(sources(settings.content, over), program())
    kept = _kept(path, stamp, types, known)
    if kept is not None:
        return kept
    _run(settings, over, doubts=False)
    return read_cached(settings, types, over, known)  # files that changed in between are read here


def examine_apart(settings: Settings, over: Path | None = None) -> tuple[str, ...]:
    """The warnings about content, a line for each, found by another process. ContentErrors as above."""
    printed = _run(settings, over, doubts=True)
    return tuple(str(line) for line in orjson.loads(printed))


def _run(settings: Settings, over: Path | None, *, doubts: bool) -> bytes:
    task = Task(str(settings.content), str(settings.state_dir), None if over is None else str(over), doubts)
    command = [sys.executable, "-m", "mud.app.reading", orjson.dumps(task).decode()]
    try:
        ended = subprocess.run(command, capture_output=True, timeout=PATIENCE, check=False)  # noqa: S603  # ourselves
    except (OSError, subprocess.TimeoutExpired) as error:
        raise MudError(f"the content cannot be read by another process: {error}") from None
    if ended.returncode == FAULTY:
        raise ContentErrors(ContentError(message, Place(*place)) for *place, message in orjson.loads(ended.stdout))
    if ended.returncode != 0:
        structlog.get_logger().error("reading content failed", said=ended.stderr.decode(errors="replace")[-2000:])
        raise MudError("the content cannot be read; the log says why")
    return ended.stdout


def _cache(settings: Settings, over: Path | None) -> Path:
    return settings.state_dir / (CACHE if over is None else DRAFT_CACHE)


def _kept(path: Path, stamp: str | None, types: Sequence[type[Spec]], known: Edition | None) -> Edition | None:
    if stamp is None:
        return None
    try:
        return unpack(path.read_bytes(), stamp, types, known)
    except OSError:
        return None


def _keep(path: Path, packed: bytes) -> None:
    """Write the cache whole or not at all; without it the next reading only takes longer."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_whole(path, packed)
    except OSError as error:
        structlog.get_logger().warning("what was read of the content cannot be kept", reason=str(error))


@cache
def program() -> str:
    """Which program reads: the hash of its own code, and the versions of what it reads with."""
    code = sha256()
    home = Path(__file__).parents[1]
    for path in sorted(home.rglob("*.py")):
        code.update(b"%s\x00%s\x00" % (str(path.relative_to(home)).encode(), path.read_bytes()))
    libraries = (f"{name} {version(name)}" for name in ("pydantic", "pydantic-core", "PyYAML", "orjson"))
    return "; ".join((code.hexdigest(), platform.python_version(), *libraries))


def main(argument: str) -> int:
    """What the other process does; returns its exit code."""
    task = TypeAdapter(Task).validate_json(argument)
    settings = read_settings(content=Path(task.content), state_dir=Path(task.state_dir))
    over = None if task.over is None else Path(task.over)
    types = roster.schema().specs
    try:
        if task.doubts:
            said: object = [str(each) for each in examine(settings, types, over).warnings]
        else:
            read_cached(settings, types, over)
            said = None
    except ContentErrors as faults:
        places = ((error.place.file, error.place.line, error.place.column, error.message) for error in faults.errors)
        sys.stdout.buffer.write(orjson.dumps(list(places)))
        return FAULTY
    sys.stdout.buffer.write(orjson.dumps(said))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
