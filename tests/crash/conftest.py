"""The same databases as the tests of the store."""

from collections.abc import Iterator

import pytest

from tests.crash.nursery import Nursery, open_nursery
from tests.store.conftest import database_url

__all__ = ["database_url", "nursery"]


@pytest.fixture(scope="module")
def nursery() -> Iterator[Nursery]:
    """Servers to kill."""
    with open_nursery() as opened:
        yield opened
