"""The proof that nothing was lost, doubled or made: things and coins, counted in the database at one instant; and that
the record of privileged acts is whole (`chain`).

It reads as one who cannot write, while the server goes on. Coins: what is in each purse is what the ledger says came
in and went out. Things: each is somewhere, inside nothing that goes round in circles, and with whom its history says.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import orjson
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from mud.kernel.marks import Purse
from mud.kernel.schema import Schema
from mud.ops.chain import prove_chain
from mud.store.columns import key_columns
from mud.store.engine import reader_engine
from mud.store.explain import explained
from mud.store.migrate import require_head
from mud.store.tables import build_metadata
from mud.store.url import Database, Dialect

MOST_NAMED = 50
"""Faults that are named; a database that has more is looked at by other means."""

Rows = list[tuple[Any, ...]]  # Any: what drivers give


@dataclass(slots=True)
class Proof:
    """What was counted. `seq` is the flush after which it was, `saved_at` Unix seconds; empty `faults`: all is well.

    `acts` are privileged acts on record, `erased` those that lack what was personal, `head` is the last one's hash.
    """

    seq: int = 0
    saved_at: float = 0.0
    things: int = 0
    pieces: int = 0
    purses: int = 0
    coins: int = 0
    acts: int = 0
    erased: int = 0
    head: str = ""
    faults: list[str] = field(default_factory=list)


async def prove(database: Database, schema: Schema) -> Proof:
    """Count and compare. StoreError when the database cannot be read, or has another schema."""
    await require_head(database)
    engine, tables = reader_engine(database), build_metadata(schema).tables
    try:
        with explained(database):
            async with engine.connect() as connection:
                if database.dialect is Dialect.POSTGRESQL:  # SQLite shows one instant anyway
                    await connection.execution_options(isolation_level="REPEATABLE READ")
                return await _counted(connection, tables, schema)
    finally:
        await engine.dispose()


async def _counted(connection: AsyncConnection, tables: Any, schema: Schema) -> Proof:  # Any: SQLAlchemy's own mapping
    proof = Proof()
    state = tables["persist_state"]
    for seq, saved_at in await _rows(connection, sa.select(state.c.flush_seq, state.c.saved_at)):
        proof.seq, proof.saved_at = seq, saved_at
    _judge_purses(proof, await _purses(connection, tables, schema), await _ledger(connection, tables["transactions"]))
    await _judge_things(proof, connection, tables)
    await _judge_quarantine(proof, connection, tables["quarantine"])
    chain = await prove_chain(connection, tables)
    proof.acts, proof.erased, proof.head = chain.acts, chain.erased, chain.head
    proof.faults += [f"admin_actions: {fault}" for fault in chain.faults]
    return proof


async def _purses(connection: AsyncConnection, tables: Any, schema: Schema) -> dict[str, tuple[str, int]]:
    found: dict[str, tuple[str, int]] = {}
    for spec in (schema.spec_of(cls) for cls in schema.entities):
        for purse in spec.marked(Purse):
            columns = tables[spec.table].c
            key = columns[key_columns(spec)[0]]
            for name, coins in await _rows(connection, sa.select(key, columns[purse.column])):
                found[str(name)] = spec.table, coins
    return found


async def _ledger(connection: AsyncConnection, ledger: sa.Table) -> dict[str, int]:
    """What each purse should hold."""
    balance: dict[str, int] = {}
    for column, sign in ((ledger.c.to_entity, 1), (ledger.c.from_entity, -1)):
        query = sa.select(column, sa.func.sum(ledger.c.amount)).where(column.is_not(None)).group_by(column)
        for name, amount in await _rows(connection, query):
            balance[name] = balance.get(name, 0) + sign * int(amount)
    return balance


def _judge_purses(proof: Proof, purses: dict[str, tuple[str, int]], ledger: dict[str, int]) -> None:
    proof.purses, proof.coins = len(purses), sum(coins for _, coins in purses.values())
    for name, (table, coins) in purses.items():
        if coins != ledger.get(name, 0):
            proof.faults.append(f"{table} {name} has {coins} coins, but the ledger says {ledger.get(name, 0)}")
    for name in sorted(ledger.keys() - purses.keys()):
        if ledger[name]:
            proof.faults.append(f"{ledger[name]} coins went to {name}, which is not there")


async def _judge_things(proof: Proof, connection: AsyncConnection, tables: Any) -> None:
    items = tables["item_instances"].c
    held_by = (items.room_id, items.player_id, items.container_id, items.inventory_id, items.npc_instance_id)
    query = sa.select(items.id, items.quantity, *held_by, items.history, items.equipped_slot)
    rows = await _rows(connection, query)
    rooms = {name for (name,) in await _rows(connection, sa.select(tables["rooms"].c.id))}
    players = {name for (name,) in await _rows(connection, sa.select(tables["players"].c.id))}
    inventories = {name for (name,) in await _rows(connection, sa.select(tables["inventories"].c.id))}
    creatures = {name for (name,) in await _rows(connection, sa.select(tables["npc_instances"].c.id))}
    inside = {name: container for name, _, _, _, container, *_ in rows}
    worn: dict[tuple[str, str], str] = {}
    proof.things, proof.pieces = len(rows), sum(quantity for _, quantity, *_ in rows)
    for name, quantity, room, player, container, inventory, npc, history, slot in rows:
        faults = [
            *_of_place(
                (room, player, container, inventory, npc), (rooms, players, inside.keys(), inventories, creatures)
            ),
            *_of_history(player or npc, history),
        ]
        if quantity < 1:
            faults.append(f"it is {quantity} pieces")
        if _is_nowhere(name, inside):
            faults.append("it is inside itself")
        if slot is not None and worn.setdefault((player or npc, slot), name) != name:
            faults.append(f"it is worn at the {slot} together with {worn[player or npc, slot]}")
        proof.faults += [f"item_instances {name}: {fault}" for fault in faults]


def _of_place(given: tuple[str | None, ...], known: tuple[Any, ...]) -> Iterator[str]:  # Any: sets of keys
    if sum(name is not None for name in given) != 1:
        yield f"it has {sum(name is not None for name in given)} holders"
    for name, all_of_them, what in zip(
        given, known, ("room", "player", "container", "inventory", "creature"), strict=True
    ):
        if name is not None and name not in all_of_them:
            yield f"its {what} {name} is not there"


def _of_history(bearer: str | None, history: str) -> Iterator[str]:
    passages = orjson.loads(history)
    if bearer is not None and passages and passages[-1]["to"] != bearer:
        yield f"it is held by {bearer}, but its history ends with {passages[-1]['to']}"


def _is_nowhere(name: str, inside: dict[str, str | None]) -> bool:
    """Whether following the containers outwards comes back to it."""
    outer, steps = inside.get(name), 0
    while outer is not None and steps <= len(inside):
        if outer == name:
            return True
        outer, steps = inside.get(outer), steps + 1
    return False


async def _judge_quarantine(proof: Proof, connection: AsyncConnection, quarantine: sa.Table) -> None:
    columns = quarantine.c
    for table, key, reason in await _rows(connection, sa.select(columns.table_name, columns.row_key, columns.reason)):
        proof.faults.append(f"{table} {key} is in quarantine: {reason}")


async def _rows(connection: AsyncConnection, query: Any) -> Rows:  # Any: a select of any columns
    return [tuple(row) for row in await connection.execute(query)]
