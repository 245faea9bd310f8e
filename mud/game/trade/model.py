"""The ledger."""

from typing import Annotated

from mud.kernel.ids import RecordId
from mud.kernel.marks import Check, Indexed, Key, Width
from mud.kernel.money import Copper
from mud.kernel.record import Record, record


@record("transactions")
class Transaction(Record):
    """Coins that moved from one purse to another, came into the world, or left it."""

    id: Annotated[RecordId, Key()]
    transaction_type: Annotated[str, Width(100), Indexed()]
    from_entity: Annotated[str | None, Indexed()] = None
    to_entity: Annotated[str | None, Indexed()] = None
    amount: Annotated[Copper, Check("amount > 0")]
    currency_type: Annotated[str, Width(50)] = "copper"
    description: str | None = None
    timestamp: Annotated[float, Indexed()]
