"""Old records: what happened at the door and what staff did is kept for so long, then goes into an archive.

An archive is a file of JSON lines in the state folder, a row each, on disk before the rows leave the database. With
the privileged acts a checkpoint stays behind (`AuditChain.kept_from`, `anchor`), so that `mud audit` still follows the
chain from the first act that is there. What was a person's is taken out of both without breaking a link: see `erase`.
"""

import asyncio
import contextlib
import os
import re
from collections.abc import Awaitable, Callable, Collection, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import orjson
import sqlalchemy as sa
import structlog
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from mud.game.wizard.acts import chain_of
from mud.game.wizard.model import THE_CHAIN, AuditChain
from mud.game.wizard.rules import ERASED
from mud.store.errors import StoreError
from mud.store.tables import build_metadata
from mud.world.world import World

PORTION: Final = 500
"""Rows that leave in one transaction: saving waits for it, so it is to be short."""

BETWEEN_LOOKS: Final = 3600.0
"""Seconds from one look for old rows to the next."""

FIRST_LOOK: Final = 60.0
"""Seconds after a start: whoever starts it often should not keep everything for ever."""

DAY: Final = 86_400.0
PATIENCE: Final = 60.0
"""Seconds that a transaction may take."""

EVENTS, ACTS = "security_events", "admin_actions"

Row = dict[str, Any]  # Any: what drivers give


@dataclass(frozen=True, slots=True)
class Keeping:
    """For how many days rows are kept, by table; 0 is for ever."""

    events: float = 0.0
    acts: float = 0.0

    def before(self, now: float) -> Sequence[tuple[str, float]]:
        """Each table that does not keep its rows for ever, and the moment (Unix seconds) before which they are old."""
        days = ((EVENTS, self.events), (ACTS, self.acts))
        return tuple((table, now - each * DAY) for table, each in days if each > 0)


@dataclass(frozen=True, slots=True)
class Connected:
    """Where the records are. `alone` lets nobody else write meanwhile."""

    engine: AsyncEngine
    alone: Callable[[], AbstractAsyncContextManager[None]]
    archives: Path


@dataclass(frozen=True, slots=True)
class Person:
    """Whom records are about: the ids of account and characters, and what they were called."""

    account: str
    players: tuple[str, ...]
    names: tuple[str, ...]

    def is_named_in(self, text: str) -> bool:
        """Whether one of the names stands in a text as a word of its own."""
        return any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE) for name in self.names)


class Records:
    """The records of a world."""

    def __init__(self, world: World, connected: Connected, keeping: Keeping) -> None:
        self._world = world
        self._engine, self._alone = connected.engine, connected.alone
        self._archives = connected.archives
        self._keeping = keeping
        self._tables = build_metadata(world.schema).tables

    async def run(self, seconds: float = BETWEEN_LOOKS, first: float = FIRST_LOOK) -> None:
        """Put away what is old, every so often, until cancelled."""
        await asyncio.sleep(first)
        while True:
            try:
                await self.put_away()
            except Exception as error:  # noqa: BLE001  # drivers raise nearly anything; the next look tries again
                structlog.get_logger().warning("old records could not be put away", error=str(error))
            await asyncio.sleep(seconds)

    async def old(self) -> dict[str, int]:
        """How many rows of each table are old."""
        found = {}
        async with self._engine.connect() as connection:
            for name, before in self._keeping.before(self._world.clock.now()):
                columns = self._tables[name].c
                query = sa.select(sa.func.count()).where(columns.timestamp < before)
                found[name] = int((await connection.execute(query)).scalar_one())
        return found

    async def put_away(self) -> dict[str, int]:
        """Move what is old into the archive; returns how many rows of each table. OSError or StoreError: not all."""
        moved = {}
        for name, before in self._keeping.before(self._world.clock.now()):
            moved[name] = 0
            while rows := await self._put_away_some(name, before):
                moved[name] += len(rows)
            if moved[name]:
                structlog.get_logger().info("old records were put away", table=name, rows=moved[name])
        return moved

    async def erase(self, person: Person, saved: Callable[[], Awaitable[None]]) -> int:
        """Take what is personal about someone out of the records; returns how many privileged acts lost it.

        What happened at the door to the account is deleted. Acts by the account, on it or its characters, and those
        whose words name one of them, keep what was done and when, but neither by whom, to whom nor with which words:
        the chain holds all the same.
        """
        await saved()  # what is on its way to the disk is erased there
        async with self._alone(), asyncio.timeout(PATIENCE), self._engine.begin() as connection:
            events = self._tables[EVENTS]
            await connection.execute(sa.delete(events).where(events.c.account_id == person.account))
            named = await self._naming(connection, EVENTS, person)
            await self._empty(connection, EVENTS, named, {"details": sa.null()})
            theirs = await self._acts_about(connection, person)
            empty = {"salt": None, "admin_name": ERASED, "admin_id": None, "target_id": None, "details": sa.null()}
            await self._empty(connection, ACTS, theirs, empty)
        _forget(chain_of(self._world), set(theirs))
        return len(theirs)

    async def _acts_about(self, connection: AsyncConnection, person: Person) -> list[str]:
        """The ids of the acts that would tell something of a person."""
        acts = self._tables[ACTS].c
        theirs = sa.or_(acts.admin_id == person.account, acts.target_id.in_([person.account, *person.players]))
        found = (await connection.execute(sa.select(acts.id).where(theirs))).scalars().all()
        return list(dict.fromkeys((*found, *await self._naming(connection, ACTS, person))))

    async def _naming(self, connection: AsyncConnection, name: str, person: Person) -> list[str]:
        """The ids of the rows of a table whose details name a person."""
        columns = self._tables[name].c
        words = sa.func.lower(sa.cast(columns.details, sa.Text))
        named = [words.contains(each.casefold(), autoescape=True) for each in person.names]
        found = await connection.execute(sa.select(columns.id, columns.details).where(sa.or_(*named)))
        return [row_id for row_id, details in found if person.is_named_in(str(details))]

    async def _empty(self, connection: AsyncConnection, name: str, ids: list[str], empty: Row) -> None:
        table = self._tables[name]
        for start in range(0, len(ids), PORTION):
            some = table.c.id.in_(ids[start : start + PORTION])
            await connection.execute(sa.update(table).where(some).values(empty))

    async def _put_away_some(self, name: str, before: float) -> list[Row]:
        async with self._alone(), asyncio.timeout(PATIENCE):
            if name == ACTS:
                return await self._put_away_acts(before)
            async with self._engine.begin() as connection:
                rows = await self._some(connection, name, before)
                await self._leave(connection, name, rows)
            return rows

    async def _put_away_acts(self, before: float) -> list[Row]:
        """The same, with a checkpoint. It is set in memory first, where nothing else reads it: then the two agree."""
        chain = chain_of(self._world)
        was = chain.kept_from, chain.anchor
        try:
            async with self._engine.begin() as connection:
                rows = await self._some(connection, ACTS, before)
                if rows:
                    chain.kept_from, chain.anchor = rows[-1]["number"] + 1, rows[-1]["hash"]
                    table = self._tables["audit_chain"]
                    kept = {"kept_from": chain.kept_from, "anchor": chain.anchor}
                    await connection.execute(sa.update(table).where(table.c.id == THE_CHAIN).values(kept))
                    await self._leave(connection, ACTS, rows)
        except BaseException:  # whatever it was, a cancellation too: the chain must not say what is not so
            chain.kept_from, chain.anchor = was
            await asyncio.shield(self._agree(chain))
            raise
        return rows

    async def _agree(self, chain: AuditChain) -> None:
        """Take the checkpoint from the database, after a transaction of which nobody knows whether it was done."""
        table = self._tables["audit_chain"].c
        with contextlib.suppress(Exception):  # it is away: then most likely nothing was done
            async with asyncio.timeout(PATIENCE), self._engine.connect() as connection:
                query = sa.select(table.kept_from, table.anchor).where(table.id == THE_CHAIN)
                for kept_from, anchor in await connection.execute(query):
                    chain.kept_from, chain.anchor = kept_from, anchor

    async def _some(self, connection: AsyncConnection, name: str, before: float) -> list[Row]:
        """The oldest old rows; of the chain the first, up to one that is not old: it has no gaps."""
        table = self._tables[name]
        order = table.c.number if name == ACTS else table.c.timestamp
        found = await connection.execute(sa.select(table).order_by(order, table.c.id).limit(PORTION))
        rows = [{str(name): each for name, each in row.items()} for row in found.mappings()]
        young = next((at for at, row in enumerate(rows) if row["timestamp"] >= before), len(rows))
        return rows[:young]

    async def _leave(self, connection: AsyncConnection, name: str, rows: list[Row]) -> None:
        if not rows:
            return
        day = datetime.fromtimestamp(self._world.clock.now(), UTC).date()
        await asyncio.to_thread(_append, self._archives / f"{name}-{day}.jsonl", rows)
        table = self._tables[name]
        await connection.execute(sa.delete(table).where(table.c.id.in_([row["id"] for row in rows])))


def _append(path: Path, rows: list[Row]) -> None:
    """Add lines to a file that only its owner reads, and have them on disk."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "wb") as file:
            file.writelines(orjson.dumps(row, default=str) + b"\n" for row in rows)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise StoreError(f"the archive {path} cannot be written ({error.strerror})") from error


def _forget(chain: AuditChain, gone: Collection[str]) -> None:
    """Let the acts that are remembered in memory know as little as those on disk."""
    left = [each for each in chain.recent if each.id not in gone]
    chain.recent.clear()
    chain.recent.extend(left)
