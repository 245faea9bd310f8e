"""The server from its first word to its last, on both event loops."""

import asyncio
import os
import signal
import socket
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

import pytest

from mud.app.blueprint import Blueprint
from mud.app.server import FAREWELL, serve
from mud.cli.run import loop_factory
from mud.net.errors import PortInUseError
from mud.ops.client import ask
from mud.ops.control import ControlError, bind
from mud.ops.report import AskStatus, server_status
from mud.store.persister import Ending
from tests.app.conftest import Plan


@dataclass
class Announced:
    """Where the server said that it listens."""

    at: "asyncio.Future[tuple[str, int]]" = field(default_factory=lambda: asyncio.get_running_loop().create_future())

    def __call__(self, host: str, port: int) -> None:
        self.at.set_result((host, port))


PATIENCE = 60.0
"""Seconds for a whole story, on a machine that does much else."""


def run(story: Callable[[], Awaitable[None]], on_uvloop: bool) -> None:
    async def within_reason() -> None:
        async with asyncio.timeout(PATIENCE):
            await story()

    with asyncio.Runner(loop_factory=loop_factory() if on_uvloop else None) as runner:
        runner.run(within_reason())


async def started(plan: Blueprint) -> tuple["asyncio.Task[Ending]", tuple[str, int]]:
    """A server that listens, and where; what keeps it from starting is raised."""
    announced = Announced()
    server = asyncio.create_task(serve(plan, announced))
    waited: set[asyncio.Future[Any]] = {server, announced.at}  # Any: futures of two kinds
    await asyncio.wait(waited, return_when=asyncio.FIRST_COMPLETED)
    if server.done():
        server.result()
    return server, await announced.at


@pytest.mark.parametrize("on_uvloop", [False, True], ids=["asyncio", "uvloop"])
def test_people_are_let_in_told_when_it_ends_and_everything_is_saved(plan: Plan, on_uvloop: bool) -> None:
    async def story() -> None:
        server, address = await started(plan())
        reader, writer = await asyncio.open_connection(*address)
        await reader.readuntil(b"By what name are you known?")
        found = await asyncio.to_thread(ask, plan().settings.socket_path, server_status, AskStatus())
        assert (found.people.connected, found.people.playing) == (1, 0)
        os.kill(os.getpid(), signal.SIGTERM)
        assert FAREWELL.encode() in await reader.read()
        writer.close()
        assert await server is Ending.SAVED
        assert not plan().settings.socket_path.exists()

    run(story, on_uvloop)


@pytest.mark.parametrize("on_uvloop", [False, True], ids=["asyncio", "uvloop"])
def test_someone_who_does_not_hang_up_keeps_nobody_waiting(plan: Plan, on_uvloop: bool) -> None:
    async def story() -> None:
        server, address = await started(plan())
        with socket.create_connection(address):
            os.kill(os.getpid(), signal.SIGINT)
            assert await server is Ending.SAVED

    run(story, on_uvloop)


def test_a_port_in_use_is_an_error_by_itself_and_the_database_is_given_back(plan: Plan) -> None:
    async def story() -> None:
        with socket.create_server(("127.0.0.1", 0)) as taken:
            for _ in range(2):  # a lock that was kept would make the second time another error
                with pytest.raises(PortInUseError):
                    await serve(plan(port=taken.getsockname()[1]), Announced())

    run(story, on_uvloop=False)


def test_a_state_folder_that_another_server_uses_is_an_error_by_itself(plan: Plan) -> None:
    async def story() -> None:
        settings = plan().settings
        settings.state_dir.mkdir()
        with bind(settings.socket_path), pytest.raises(ControlError):
            await serve(plan(), Announced())

    run(story, on_uvloop=False)
