"""A copy of an SQLite database as it is at one instant, also while a server writes to it."""

import asyncio
import os
import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from mud.kernel.files import sync


async def snapshot(database: Path, copy: Path) -> None:
    """Write a copy that is whole or not there at all; one of that name is replaced. Raises sqlite3.Error, OSError."""
    await asyncio.to_thread(_copy, database, copy)


def _copy(database: Path, copy: Path) -> None:
    unfinished = copy.with_name(f"{copy.name}.part-{os.getpid()}")
    unfinished.unlink(missing_ok=True)
    source = f"file:{quote(str(database.absolute()))}?mode=ro"
    try:
        with closing(sqlite3.connect(source, uri=True)) as original, closing(sqlite3.connect(unfinished)) as made:
            # In one step: a copy in several begins anew whenever someone writes.
            original.backup(made)
        unfinished.chmod(0o600)
        sync(unfinished)
        unfinished.replace(copy)
        sync(copy.parent)
    finally:
        unfinished.unlink(missing_ok=True)
