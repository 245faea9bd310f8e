"""Databases that stand at the newest revision: migrated once, then copied for every test that wants one.

That a start brings an empty database up to date is for tests/store/test_migrate.py and for those that ask for an empty
one (`postgres_url`).
"""

import asyncio
import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from mud.store.migrate import migrate
from mud.store.url import parse_url

NewDatabase = Callable[[str], str]
"""From `sqlite` or `postgres` to the URL of a new database of that kind, at the newest revision."""


def bring_up_to_date(url: str) -> None:
    """Migrate a database, from code that may itself run in an event loop."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, migrate(parse_url(url))).result()


def copy_file(original: Path, to: Path) -> str:
    """Copy an SQLite database that nobody has open; returns the URL of the copy."""
    assert not original.with_name(f"{original.name}-wal").exists(), "somebody has it open, or did not close it"
    shutil.copy(original, to)
    return f"sqlite:///{to}"
