"""Databases that tests begin with: made once in this process, then copied for every test that wants one.

Most want one that stands at the newest revision and is empty. That a start brings an empty one up to date is for
tests/store/test_migrate.py, and for those that ask for a database with nothing in it (`postgres_url`).
"""

import asyncio
import shutil
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from pathlib import Path
from typing import Protocol

from mud.store.migrate import migrate
from mud.store.url import parse_url
from tests.postgres import PostgresServer, create_database, drop_database

Story = Callable[[str], Awaitable[object]]
"""What makes the original out of an empty database, given its URL. It closes all it opened."""


async def brought_up_to_date(url: str) -> None:
    """The newest revision, and nothing in it."""
    await migrate(parse_url(url))


class NewDatabase(Protocol):
    """Makes a new database of a kind, `sqlite` or `postgres`; returns its URL. One of each kind for a test."""

    def __call__(self, kind: str, story: Story = brought_up_to_date) -> str:
        """After the story, whoever told it first."""


class Originals:
    """The originals of this process, by kind and story."""

    def __init__(self, folder: Path, server: Callable[[], PostgresServer]) -> None:
        self._folder = folder
        self._find_server = server
        self._made: dict[tuple[str, Story], str] = {}

    @cached_property
    def _server(self) -> PostgresServer:
        return self._find_server()

    def copy(self, kind: str, story: Story, to: Path) -> str:
        """The URL of a copy of the original of that kind: on SQLite the file `to`."""
        if (kind, story) not in self._made:
            self._made[kind, story] = self._make(kind, story)
        return self.copy_of(self._made[kind, story], to)

    def copy_of(self, url: str, to: Path) -> str:
        """The URL of a copy of any database that nobody has open."""
        if not url.startswith("sqlite"):
            return create_database(self._server, url)
        file = parse_url(url).file
        assert not file.with_name(f"{file.name}-wal").exists(), "whoever made the original did not close it"
        shutil.copy(file, to)
        return f"sqlite:///{to}"

    def drop(self, url: str) -> None:
        """Remove a copy, where it is more than a file in the test's own folder."""
        if not url.startswith("sqlite"):
            drop_database(self._server, url)

    def _make(self, kind: str, story: Story) -> str:
        path = self._folder / f"{len(self._made)}.db"
        url = f"sqlite:///{path}" if kind == "sqlite" else create_database(self._server)

        async def work() -> None:
            await story(url)

        with ThreadPoolExecutor(1) as thread:  # the test that asks for it may run in an event loop
            thread.submit(asyncio.run, work()).result()
        return url
