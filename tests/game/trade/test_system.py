"""Every coin that moves is in the ledger."""

from mud.game.trade.model import Transaction
from mud.kernel.money import Copper
from mud.world.purses import mint, spend, transfer
from tests.stage import Stage


def test_the_ledger_has_who_gave_how_much_to_whom_and_why() -> None:
    stage = Stage()
    ann, bob = stage.enter("Ann"), stage.enter("Bob")
    stage.world.take_changes()
    transfer(stage.world, ann, bob, Copper(20), "gift")
    spend(stage.world, bob, Copper(5), "toll")
    mint(stage.world, ann, Copper(7), "reward")
    ledger = [record for record in stage.world.take_changes().records if isinstance(record, Transaction)]
    assert [(e.from_entity, e.to_entity, e.amount, e.transaction_type) for e in ledger] == [
        (ann.id, bob.id, 20, "gift"),
        (bob.id, None, 5, "toll"),
        (None, ann.id, 7, "reward"),
    ]
