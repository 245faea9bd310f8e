"""The proof that the record of privileged acts is whole: no row was taken out, added or changed.

Each row is held against its own hash, its number and the row before it, and the last against the head of the chain,
which stands in a table of its own. Rows are read in portions, so that millions of them need no more memory than a few.
"""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any, Final

import orjson
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from mud.game.wizard.acts import chain_of
from mud.game.wizard.model import GENESIS, MOST_RECENT, THE_CHAIN, AdminAction
from mud.game.wizard.rules import Sealed, faults_of
from mud.kernel.values import FrozenMap
from mud.store.tables import build_metadata
from mud.world.world import World

PORTION: Final = 1000
"""Rows read at once."""

MOST_FAULTS: Final = 1000
"""Faults that are collected: where more is wrong, the first say what happened."""

FIELDS: Final = tuple(Sealed.__dataclass_fields__)


@dataclass(slots=True)
class ChainProof:
    """What was found. `erased` acts lack what was personal; `head` is the hash of the last."""

    acts: int = 0
    erased: int = 0
    head: str = GENESIS
    faults: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Place:
    """How far the chain was followed."""

    number: int
    hash: str


async def prove_chain(connection: AsyncConnection, tables: Any) -> ChainProof:  # Any: SQLAlchemy's own mapping
    """Follow the chain from its first act that is kept to its head."""
    proof, chain = ChainProof(), tables["audit_chain"].c
    query = sa.select(chain.length, chain.head, chain.kept_from, chain.anchor).where(chain.id == THE_CHAIN)
    head = (await connection.execute(query)).first()
    length, last, kept_from, anchor = head or (0, GENESIS, 1, GENESIS)
    place = _Place(kept_from - 1, anchor)
    async for act in _acts(connection, tables["admin_actions"]):
        proof.acts += 1
        proof.erased += act.salt is None
        proof.faults += [f"act {act.number} ({act.action}) {fault}" for fault in faults_of(act)]
        _follow(proof, place, act)
        if len(proof.faults) >= MOST_FAULTS:
            break
    else:
        _judge_end(proof, place, length, last)
    proof.head = place.hash
    return proof


async def recall_acts(reader: AsyncEngine, world: World) -> None:
    """Let the chain remember its latest acts, as it did before the server stopped."""
    table = build_metadata(world.schema).tables["admin_actions"]
    query = sa.select(*(table.c[name] for name in FIELDS)).order_by(table.c.number.desc()).limit(MOST_RECENT)
    async with reader.connect() as connection:
        rows = (await connection.execute(query)).all()
    if rows:
        chain_of(world).recent.extend(_kept(_sealed(tuple(row))) for row in reversed(rows))


def _kept(act: Sealed) -> AdminAction:
    given: dict[str, Any] = {name: getattr(act, name) for name in FIELDS}  # Any: fields of all types
    if act.details is not None:
        given["details"] = FrozenMap(act.details)
    return AdminAction(**given)


def _follow(proof: ChainProof, place: _Place, act: Sealed) -> None:
    if act.number > place.number + 1:
        gone = f"{place.number + 1} to {act.number - 1}" if act.number > place.number + 2 else f"{act.number - 1}"
        proof.faults.append(f"act {gone} was removed: after act {place.number} comes act {act.number}")
    elif act.number <= place.number:
        proof.faults.append(f"act {act.number} ({act.action}) was put in: there is another of that number")
    elif act.prev_hash != place.hash:
        proof.faults.append(f"act {act.number} ({act.action}) does not follow act {place.number} as it stands there")
    place.number, place.hash = act.number, act.hash


def _judge_end(proof: ChainProof, place: _Place, length: int, last: str) -> None:
    if place.number < length:
        proof.faults.append(f"acts were removed from the end: {length} were kept, the last there is {place.number}")
    elif place.number > length:
        proof.faults.append(f"acts were put in at the end: {length} were kept, the last there is {place.number}")
    elif place.hash != last:
        proof.faults.append(f"the last act ({place.number}) is not the one that was kept last")


async def _acts(connection: AsyncConnection, table: sa.Table) -> AsyncIterator[Sealed]:
    columns, after = table.c, (-1, "")
    while True:
        beyond = sa.or_(columns.number > after[0], sa.and_(columns.number == after[0], columns.id > after[1]))
        query = sa.select(*(columns[name] for name in FIELDS)).where(beyond)
        rows = (await connection.execute(query.order_by(columns.number, columns.id).limit(PORTION))).all()
        for row in rows:
            yield _sealed(tuple(row))
        if len(rows) < PORTION:
            return
        after = rows[-1].number, rows[-1].id


def _sealed(row: tuple[Any, ...]) -> Sealed:  # Any: what drivers give
    given = dict(zip(FIELDS, row, strict=True))
    if isinstance(given["details"], str):
        given["details"] = orjson.loads(given["details"])
    given["success"] = bool(given["success"])
    return Sealed(**given)
