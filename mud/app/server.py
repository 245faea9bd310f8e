"""The server: an open world, people connected to it, a tick, a control socket, and an orderly end.

It ends on SIGTERM or SIGINT: everyone is told and leaves, then all is saved or put into a journal. SIGHUP has it read
its content and its certificate again; when it comes because the terminal went away, it ends the server too.
"""

import asyncio
import contextlib
import gc
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import structlog

from mud.app.blueprint import Blueprint
from mud.app.frame import Frame, put_together
from mud.app.notices import Notices
from mud.app.opening import Opened, open_world
from mud.app.secure import listen_securely, read_again
from mud.app.ticker import Ticker
from mud.kernel.errors import MudError
from mud.session.passwords import Passwords
from mud.store.load import Progress
from mud.store.persister import Ending

FAREWELL: Final = "The server is stopping. Come back in a moment."

DRAINING: Final = 3.0
"""Seconds that clients get to read their last words; play goes on being saved meanwhile."""

ENDING_SIGNALS: Final = (signal.SIGTERM, signal.SIGINT)

Announce = Callable[[str, int], None]


@dataclass(frozen=True, slots=True)
class Run:
    """What one run of the server is given. `announce` is called with address and port once people can connect."""

    plan: Blueprint
    passwords: Passwords
    notices: Notices
    stopping: asyncio.Event
    announce: Announce
    restart: Callable[[], None]

    def end(self, restart: bool) -> None:
        """Stop, and let whoever started the server know when it is to be started again."""
        if restart:
            self.restart()
        self.stopping.set()


async def serve(
    plan: Blueprint,
    announce: Announce,
    progress: Progress = lambda *_: None,
    restart: Callable[[], None] = lambda: None,
) -> Ending:
    """Run until a signal or an admin ends it; returns what became of the last changes. MudError: it cannot start.

    `restart` is called when it is to be started again afterwards.
    """
    stopping = asyncio.Event()
    loop = asyncio.get_running_loop()
    for each in (*ENDING_SIGNALS, signal.SIGHUP):  # until there is something to read again, SIGHUP ends it too
        loop.add_signal_handler(each, stopping.set)
    run = Run(plan, Passwords(plan.settings.bcrypt_cost), Notices(), stopping, announce, restart)
    try:
        async with open_world(plan, run.notices, progress) as opened:
            return await _run(run, opened)
    except BaseExceptionGroup as failures:
        only = _only(failures)
        if isinstance(only, MudError):
            raise only from None
        raise
    finally:
        run.passwords.close()


async def _run(run: Run, opened: Opened) -> Ending:
    # Saving has a group of its own, around all else: whatever happens to the others, the last flush comes after.
    async with asyncio.TaskGroup() as saving:
        saving.create_task(opened.persister.run())
        try:
            async with asyncio.TaskGroup() as group:
                await _serve(run, opened, group)
        finally:
            ending = await opened.persister.close()
    structlog.get_logger().info("the server has stopped", changes=ending.value)
    return ending


async def _serve(run: Run, opened: Opened, group: asyncio.TaskGroup) -> None:
    frame = put_together(run.plan, opened, run.passwords, group)
    then = frame.lobby.delivery.tick, opened.persister.tick, frame.drafts.tick
    ticker = Ticker(opened.world, frame.lobby.failures, *then)
    ticker.ticked = frame.meter.ticked
    frame.countdown.end = run.end
    settings = run.plan.settings
    if settings.plain:
        await frame.net.start(settings.host, settings.port)
    try:
        certificates = await listen_securely(frame.net, settings, frame.sealing)
        _on_hangup(run, lambda: read_again(frame.keeper, certificates, group))
        await frame.control.open()
        run.notices.lobby = frame.lobby
        # The world lasts as long as the process: a full collection over 100,000 entities would stop it for 0.2 s.
        gc.collect()
        gc.freeze()
        # Commands leave next to nothing behind that only the collector finds: a full collection comes after ten
        # million new objects instead of seventy thousand (docs/performance.md).
        gc.set_threshold(10_000, 20, 50)
        ticking = group.create_task(ticker.run(settings.tick))
        looking_after = [
            group.create_task(opened.auditor.run(run.notices)),
            group.create_task(opened.records.run()),
        ]
        run.announce(*frame.net.addresses[0])
        await run.stopping.wait()
        structlog.get_logger().info("the server stops")
        await _see_out(frame)
        ticking.cancel()
        for each in looking_after:
            each.cancel()
    finally:
        await frame.control.close()
        await _drain(frame)


def _on_hangup(run: Run, again: Callable[[], None]) -> None:
    """On SIGHUP do that; but end when the terminal that the server was started from is gone."""
    had_terminal = sys.stderr.isatty()

    def hung_up() -> None:
        if had_terminal and not sys.stderr.isatty():
            run.stopping.set()
        else:
            again()

    asyncio.get_running_loop().add_signal_handler(signal.SIGHUP, hung_up)


async def _see_out(frame: Frame) -> None:
    """Tell everyone, and let them read it."""
    frame.drafts.close()
    frame.lobby.close(FAREWELL)
    await _drain(frame)


async def _drain(frame: Frame) -> None:
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(frame.net.stop(), DRAINING)
    for session in tuple(frame.lobby.hub.sessions):
        session.lost()  # a client that does not read keeps nobody waiting


def _only(failures: BaseException) -> BaseException:
    """The one failure inside groups of one."""
    while isinstance(failures, BaseExceptionGroup) and len(failures.exceptions) == 1:
        failures = failures.exceptions[0]
    return failures
