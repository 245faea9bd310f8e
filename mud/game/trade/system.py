"""Keeps the ledger: a record of every coin that moves."""

from mud.game.trade.model import Transaction
from mud.kernel.entity import Entity
from mud.kernel.events import on
from mud.kernel.ids import RecordId
from mud.world.purses import CoinsMoved
from mud.world.world import World


@on(CoinsMoved)
def keep_ledger(world: World, event: CoinsMoved) -> None:
    """Record who gave how much to whom, and why."""
    world.record(
        Transaction(
            id=RecordId(world.ids.new()),
            transaction_type=event.reason,
            from_entity=_key(world, event.source),
            to_entity=_key(world, event.target),
            amount=event.amount,
            timestamp=world.clock.now(),
        )
    )


def _key(world: World, purse: Entity | None) -> str | None:
    return None if purse is None else str(world.shelf(type(purse)).key_of(purse))
