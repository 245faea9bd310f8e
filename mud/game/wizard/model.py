"""The record of privileged acts and the head of the chain that they make; what can be undone; who is restrained."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Annotated, Any

from mud.game.account.model import Account
from mud.game.being.model import Player
from mud.kernel.entity import Entity, Part, entity, part_of
from mud.kernel.ids import AccountId, RecordId
from mud.kernel.marks import Indexed, Key, Ref, Transient, Width
from mud.kernel.record import Record, record
from mud.kernel.values import FrozenMap
from mud.play.roles import Permission

GENESIS = "0" * 64
"""What stands for the hash before the first act."""

THE_CHAIN = "admin_actions"
"""The key of the one row of `AuditChain`."""

MOST_RECENT = 500
"""Acts that are remembered while the server runs, for staff who look back; all of them are in the database."""


@record("admin_actions", owner="admin_id")
class AdminAction(Record):
    """A privileged act, also one that was refused or failed; each is chained to the one before it.

    `hash` covers `prev_hash`, the number, the act and two digests. The digests cover what is personal, with the salt:
    a person is erased by emptying those columns and the salt, and the chain still holds.
    """

    id: Annotated[RecordId, Key()]
    number: Annotated[int, Indexed()]
    admin_id: Annotated[AccountId | None, Ref("user_accounts.id", on_delete="SET NULL"), Indexed()] = None
    admin_name: Annotated[str, Width(32)]
    action: Annotated[str, Width(50), Indexed()]
    target_type: Annotated[str | None, Width(50)] = None
    target_id: str | None = None
    details: FrozenMap[str, str] | None = None
    success: bool = True
    timestamp: Annotated[float, Indexed()]
    salt: Annotated[str | None, Width(32)] = None
    admin_digest: Annotated[str, Width(64)]
    digest: Annotated[str, Width(64)]
    prev_hash: Annotated[str, Width(64)]
    hash: Annotated[str, Width(64)]


@entity("audit_chain")
class AuditChain(Entity):
    """The head of the chain of privileged acts: how many there are, and the hash of the last.

    Acts that are kept no longer end at `anchor`: the first that is there has the number `kept_from`, and follows it.
    """

    id: Annotated[str, Key()]
    length: int = 0
    head: Annotated[str, Width(64)] = GENESIS
    kept_from: int = 1
    anchor: Annotated[str, Width(64)] = GENESIS
    recent: Annotated[Any, Transient()] = field(default_factory=lambda: deque(maxlen=MOST_RECENT))
    """The latest acts, `AdminAction`, the last one last."""  # Any: it is not saved


@dataclass(frozen=True, slots=True, eq=False)
class Undo:
    """How an act is undone: `what` it was, `check` raises Refused when the world has moved on, `restore` does it.

    It takes the same permission to undo it as it took to do it.
    """

    what: str
    permission: Permission
    check: Callable[[], None]
    restore: Callable[[], None]


@part_of(Player)
class Deeds(Part):
    """What someone did lately that can be undone, the last one last. It is forgotten when the server stops."""

    undoable: Annotated[tuple[Undo, ...], Transient()] = ()


@part_of(Account)
class Restraint(Part):
    """What staff keep an account from doing, and until when (Unix seconds; null is until they say otherwise)."""

    is_frozen: bool = False
    freeze_reason: Annotated[str | None, Width(200)] = None
    is_muted: bool = False
    muted_until: float | None = None
    muted_on: tuple[str, ...] = ()
    """What they may not do of whisper, tell, say and shout; none of them is all."""
    mute_reason: Annotated[str | None, Width(200)] = None
