"""`mud run`: start the server and stay until a signal ends it."""

import asyncio
import os
import resource
import sys
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

import structlog

from mud.app import logging
from mud.app.blueprint import draw
from mud.app.reading import read_cached
from mud.app.server import serve
from mud.app.settings import Settings
from mud.cli.output import loading_bar
from mud.ops.drafts.publishing import Publisher
from mud.store.persister import Ending

SPARE_FILES: Final = 100
"""Open files beside connections: the database, the log, the control socket, modules being imported."""

OUR_OWN: Final = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104  # to be shown, not to be listened on
"""Where to connect on this machine when the server listens on all addresses."""


def run(settings: Settings, tell: Callable[[str], None]) -> bool:
    """Serve; whether all was saved in the end. MudError says why it cannot start."""
    logging.configure(settings.log_format, settings.log_level)
    _recover_publication(settings)
    with loading_bar("reading the content") as reading:
        plan = draw(settings, partial(read_cached, progress=reading))
    _allow_files(settings.connections + SPARE_FILES)

    def announce(host: str, port: int) -> None:
        tell(welcome(host, port))

    again = threading.Event()  # nobody waits for it: it only remembers
    with loading_bar("loading the world") as progress, asyncio.Runner(loop_factory=loop_factory()) as runner:
        ending = runner.run(serve(plan, announce, progress, again.set))
    if again.is_set() and ending is not Ending.LOST:
        _start_again()
    return ending is Ending.SAVED


def _start_again() -> None:
    """Become a new server, with the same words on the command line and whatever is installed by now."""
    sys.stdout.flush()
    sys.stderr.flush()
    os.execv(sys.executable, sys.orig_argv)  # noqa: S606  # our own command line, and no shell


def _recover_publication(settings: Settings) -> None:
    """Undo what a crash left half published."""
    undone = Publisher(settings.content, settings.state_dir).recover()
    if undone is not None:
        structlog.get_logger().warning("a draft was half published, and its files are put back", draft=undone.draft)


def loop_factory() -> Callable[[], asyncio.AbstractEventLoop] | None:
    """uvloop's where it is installed, else asyncio's own."""
    try:
        import uvloop  # it does not exist for every machine, and only the server needs it
    except ImportError:
        return None
    factory: Callable[[], asyncio.AbstractEventLoop] = uvloop.new_event_loop
    return factory


def welcome(host: str, port: int) -> str:
    """Where to connect, and how to make an admin."""
    return (
        f"Listening on {host}:{port}. To play, type:   telnet {OUR_OWN.get(host, host)} {port}\n"
        f"To make an account that is an admin:   {program()} user create NAME --role admin"
    )


def program() -> str:
    """How this program is called from the working directory."""
    if Path(sys.argv[0]).name == "mud":
        return sys.argv[0]
    python = os.path.relpath(sys.executable)
    return f"{python if not python.startswith('..') else sys.executable} -m mud"


def _allow_files(wanted: int) -> None:
    """Raise the number of files that may be open, as far as this user may; each connection is one."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    allowed = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    if soft != resource.RLIM_INFINITY and soft < allowed:
        resource.setrlimit(resource.RLIMIT_NOFILE, (allowed, hard))
    if allowed < wanted:
        structlog.get_logger().warning(
            "fewer people can connect than MUD_CONNECTIONS says: this user may not open more files (ulimit -Hn)",
            files=hard,
            needed=wanted,
        )
