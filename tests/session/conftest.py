"""Where the tests of this floor get their house."""

from collections.abc import AsyncIterator

import pytest

from tests.session.house import House


@pytest.fixture
async def house() -> AsyncIterator[House]:
    """A lobby with fakes around it; a failure in a story fails the test."""
    made = House()
    yield made
    await made.tasks.end()
