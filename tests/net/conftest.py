"""Every test of this floor runs on both event loops; and where it gets a server with people from."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping

import pytest
import uvloop

from tests.net.parlor import Parlor


def pytest_asyncio_loop_factories() -> Mapping[str, Callable[[], asyncio.AbstractEventLoop]]:
    """The loop that Python brings, and the one that we run on where it installs."""
    return {"asyncio": asyncio.SelectorEventLoop, "uvloop": uvloop.new_event_loop}


@pytest.fixture
async def parlor() -> AsyncIterator[Parlor]:
    """A server on a free port of this machine, in whose one room everybody hears everybody."""
    made = Parlor()
    await made.open()
    yield made
    await made.close()
