"""Import every module of a package in this process and print, as JSON, what that set in motion.

Run as a program, since an import can be watched only once per process:
`python -m tests.arch.import_effects ROOT PACKAGE [MODULE ...]` imports all of PACKAGE, or only the
modules that are named, and prints {"effects": [...], "loaded": [names in sys.modules]}.
"""

import importlib
import json
import logging
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

# What the interpreter reports of itself while it runs (Python docs, "Audit events table").
STARTING = frozenset(
    {
        "os.fork",
        "os.mkdir",
        "os.posix_spawn",
        "os.putenv",
        "os.remove",
        "os.rename",
        "os.system",
        "socket.__new__",
        "sqlite3.connect",
        "subprocess.Popen",
    }
)
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND
# Programs that Alembic runs; nobody imports them.
SCRIPTS = ("store/migrations/env.py", "store/migrations/versions/")


def module_names(root: Path, package: str) -> Iterator[str]:
    """Every module's dotted name, without importing any."""
    for file in sorted((root / package).rglob("*.py")):
        path = file.relative_to(root)
        if not any(script in path.as_posix() for script in SCRIPTS):
            yield ".".join(path.with_suffix("").parts).removesuffix(".__init__")


def effects_of(names: list[str]) -> list[str]:
    """Import these modules in turn; one line for each thing that an import did beside defining names."""
    found: list[str] = []
    current = ""

    def watch(event: str, arguments: tuple[Any, ...]) -> None:  # Any: each event has its own
        if current and (event in STARTING or (event == "open" and _opens_to_write(arguments))):
            found.append(f"{current}: {event} {arguments[:1]}")

    sys.addaudithook(watch)
    for name in names:
        before = _state()
        current = name
        try:
            importlib.import_module(name)
        except Exception as error:  # noqa: BLE001 - whatever it is, the others are worth a look
            found.append(f"{name}: cannot be imported: {error!r}")
        current = ""
        changed = [key for key, value in _state().items() if before[key] != value]
        found.extend(f"{name}: changed {key}" for key in changed)
    return found


def _opens_to_write(arguments: tuple[Any, ...]) -> bool:  # Any: path, mode, flags
    flags = arguments[2]
    return isinstance(flags, int) and bool(flags & WRITING)


def _state() -> dict[str, object]:
    """What an import could change for everyone else in the process."""
    events = sys.modules.get("asyncio.events")  # not imported here: who imports it is watched too
    readers: dict[str, Callable[[], object]] = {
        "threads": lambda: sorted(thread.name for thread in threading.enumerate()),
        "signal handlers": lambda: [signal.getsignal(number) for number in signal.valid_signals()],
        "logging": lambda: (logging.root.level, list(logging.root.handlers)),
        "sys.path": lambda: list(sys.path),
        "the working directory": os.getcwd,
        "the exception hook": lambda: sys.excepthook,
        "the event loop policy": lambda: getattr(events, "_event_loop_policy", None),
    }
    return {name: read() for name, read in readers.items()}


def main() -> None:
    root, package, *named = sys.argv[1:]
    sys.path.insert(0, root)
    sys.dont_write_bytecode = True
    names = named or list(module_names(Path(root), package))
    print(json.dumps({"effects": effects_of(names), "loaded": sorted(sys.modules)}))


if __name__ == "__main__":
    main()
