"""Wrong passwords that are counted, places that are known, and tokens. All of it outlasts a restart."""

from enum import StrEnum
from typing import Annotated

from mud.kernel.entity import Entity, entity
from mud.kernel.ids import AccountId
from mud.kernel.marks import Check, Indexed, Key, Lookup, Ref, Secret, Unique, Width


@entity("sign_in_throttles")
class Throttle(Entity):
    """How many wrong passwords came in a row for a name, or from an address, and until when none is looked at.

    `id` says which: `name:ann`, `address:192.0.2.1`, or `known:<account>:192.0.2.1` for a place from which the account
    has been signed in to before. Times are Unix seconds.
    """

    id: Annotated[str, Key(), Width(120)]
    failures: Annotated[int, Check("failures >= 0")] = 0
    last_failure: float = 0.0
    until: float = 0.0


@entity("sign_in_places", owner="account_id")
class Place(Entity):
    """An address from which someone has signed in to an account; the latest are kept. Times are Unix seconds."""

    account_id: Annotated[AccountId, Key(), Ref("user_accounts.id"), Lookup(), Indexed()]
    address: Annotated[str, Key(), Width(45)]
    client: Annotated[str, Width(255)] = ""
    first_seen: float
    last_seen: float
    sign_ins: Annotated[int, Check("sign_ins >= 1")] = 1
    told: bool = True


class CodePurpose(StrEnum):
    """What a code is for."""

    VERIFY = "verify"
    RECOVER = "recover"


@entity("one_time_codes", owner="account_id")
class Code(Entity):
    """A code that was sent to someone, or told them by an operator, and is good once. Only its SHA-256 is kept."""

    account_id: Annotated[AccountId, Key(), Ref("user_accounts.id"), Indexed()]
    purpose: Annotated[CodePurpose, Key(), Width(16)]
    code_hash: Annotated[str, Width(64), Secret()]
    expires_at: float
    tries_left: int


@entity("refresh_tokens", owner="account_id")
class Token(Entity):
    """A secret that signs in once in place of the password, and is then followed by another of its family.

    Only the SHA-256 of the secret is kept. `spent_at`: it was used; whoever uses it again has stolen it, or was stolen
    from. Times are Unix seconds.

    A trace (`rules.is_trace`) is no token but says that one of another account's family was given, and refused, on a
    connection that then signed in to this account, from `spent_from`.
    """

    id: Annotated[str, Key()]
    account_id: Annotated[AccountId, Ref("user_accounts.id", on_delete="CASCADE"), Lookup(), Indexed()]
    token_hash: Annotated[str, Width(64), Unique(), Lookup(), Secret()]
    family_id: Annotated[str, Lookup(), Indexed()]
    device_info: Annotated[str, Width(255)] = ""
    expires_at: float
    spent_at: float | None = None
    spent_from: Annotated[str | None, Width(45)] = None
    revoked: bool = False
