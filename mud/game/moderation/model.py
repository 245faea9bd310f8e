"""Reports that wait for the staff, and the staff's notes on accounts."""

from enum import StrEnum
from typing import Annotated

from mud.kernel.entity import Entity, entity
from mud.kernel.ids import AccountId, PlayerId, RoomId
from mud.kernel.marks import Check, Indexed, Key, Lookup, Ref, Width
from mud.kernel.values import value

LONGEST_TRANSCRIPT = 8000
"""Characters of what the reporter read: some minutes of a lively room."""


class Standing(StrEnum):
    """How far a report is."""

    OPEN = "open"
    CLAIMED = "claimed"
    CLOSED = "closed"


@value
class Remark:
    """What someone of the staff wrote down. `at` is Unix seconds."""

    by: str
    text: str
    at: float


@entity("reports", owner="player_id")
class Report(Entity):
    """What a player reported to the staff about someone, with what the server itself showed them before.

    `number` is what staff call it by. Names are kept as they were, for characters that are deleted since.
    """

    id: Annotated[str, Key()]
    number: Annotated[int, Lookup(), Check("number >= 1")]
    player_id: Annotated[PlayerId, Ref("players.id"), Indexed()]
    about_id: Annotated[PlayerId | None, Ref("players.id"), Indexed()] = None
    player_name: Annotated[str, Width(32)]
    about_name: Annotated[str, Width(32)]
    room_id: Annotated[RoomId, Ref("rooms.id")]
    text: Annotated[str, Width(1000)]
    transcript: str = ""
    standing: Annotated[Standing, Width(16), Lookup()] = Standing.OPEN
    claimed_by: Annotated[str | None, Width(32)] = None
    remarks: tuple[Remark, ...] = ()
    closed_at: float | None = None


@entity("account_notes", owner="id")
class AccountNotes(Entity):
    """What the staff noted on an account, the latest last."""

    id: Annotated[AccountId, Key(), Ref("user_accounts.id")]
    remarks: tuple[Remark, ...] = ()
