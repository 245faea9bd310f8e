"""Scenes from the life of a server in stepped time, with a storage in memory."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

from mud.store.persister import Pace
from tests.store.memory import Fault
from tests.store.server import TICK, Server
from tests.store.stepped import run

PACE = Pace()
Scene = Callable[[Server], Awaitable[None]]


def play(directory: Path, scene: Scene) -> Server:
    """Run a scene with a server whose persister runs and whose world is saved."""

    async def whole() -> Server:
        server = Server(0, directory)
        server.running = asyncio.create_task(server.persister.run())
        await server.persister.barrier()
        await scene(server)
        server.running.cancel()
        await asyncio.wait({server.running})
        if not server.running.cancelled():
            server.running.result()
        return server

    return run(whole())


async def ticks(server: Server, seconds: float) -> None:
    """Let the time pass as a server does."""
    for _ in range(round(seconds / TICK)):
        server.persister.tick()
        await asyncio.sleep(TICK)


def fail(server: Server, fault: Fault = Fault.BEFORE, times: int = 100_000) -> None:
    server.storage.faults.extend([fault] * times)
