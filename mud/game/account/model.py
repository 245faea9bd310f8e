"""Accounts, what their people prefer, and the record of what happened at the door."""

from enum import StrEnum
from typing import Annotated

from mud.kernel.entity import Entity, Part, entity, part_of
from mud.kernel.ids import AccountId, BanId, PlayerId, RecordId
from mud.kernel.marks import Indexed, Key, Lookup, Ref, Secret, Transient, Unique, Width
from mud.kernel.record import Record, record
from mud.kernel.values import FrozenMap
from mud.play.roles import Role


@entity("user_accounts", owner="id")
class Account(Entity):
    """Someone who signs in; one account can have several characters.

    `is_locked`: an operator lets nobody in until they are sure whose it is. `failed_sign_ins` counts wrong passwords
    since the last sign-in.
    """

    id: Annotated[AccountId, Key()]
    username: Annotated[str, Width(32)]
    username_key: Annotated[str, Width(64), Unique(), Lookup()]
    look: Annotated[str, Transient(), Lookup()] = ""
    """What the name has in common with those that look like it (`play.lookalike`)."""
    password_hash: Annotated[str, Width(255), Secret()]
    role: Annotated[Role, Width(32)] = Role.PLAYER
    is_active: bool = True
    last_login: float | None = None
    active_character_id: PlayerId | None = None
    is_banned: bool = False
    ban_reason: Annotated[str | None, Width(500)] = None
    banned_at: float | None = None
    banned_by: str | None = None
    banned_until: float | None = None
    """When the ban ends by itself, Unix seconds; null is never."""
    is_locked: bool = False
    failed_sign_ins: int = 0
    display_name: Annotated[str | None, Width(60)] = None
    """What the account's owner wants to be called by staff and on lists; null is the username."""
    email: Annotated[str | None, Width(600), Secret()] = None
    """The mail address, encrypted with the server's key."""
    email_digest: Annotated[str | None, Width(64), Unique(), Lookup(), Secret()] = None
    """What the address is found by: an HMAC under the server's key."""
    email_verified_at: float | None = None
    """When its owner typed the code that was sent there, Unix seconds; null is not yet."""


@entity("address_bans")
class AddressBan(Entity):
    """An address, or a network of them, from which nobody may connect; since `created_at`."""

    id: Annotated[BanId, Key()]
    network: Annotated[str, Width(49), Unique(), Lookup()]
    """In CIDR notation, without host bits: 192.0.2.7/32, 2001:db8::/64."""
    reason: Annotated[str | None, Width(500)] = None
    banned_by: Annotated[str, Width(32)]
    until: float | None = None
    """When it ends by itself, Unix seconds; null is never."""


class ColorChoice(StrEnum):
    """How many colors are sent; AUTO leaves it to what the client says."""

    AUTO = "auto"
    NONE = "none"
    SIXTEEN = "16"
    MANY = "256"
    TRUE = "true"


class Switch(StrEnum):
    """On, off, or whatever the client says."""

    AUTO = "auto"
    ON = "on"
    OFF = "off"


class Brevity(StrEnum):
    """How much is told."""

    FULL = "full"
    BRIEF = "brief"


@part_of(Account)
class Preferences(Part):
    """How someone likes to play; the same for all characters of an account.

    `width` is in columns and `pager` in lines; None leaves both to the client, and a pager of 0 never stops. `brief`
    is about rooms that one walks into, `autoexits` shows the ways out with each room, `autoloot` takes what is in the
    corpses of those creatures to which one deals the last blow.
    """

    brief: bool = False
    autoexits: bool = True
    color: Annotated[ColorChoice, Width(8)] = ColorChoice.AUTO
    theme: Annotated[str, Width(32)] = "default"
    width: int | None = None
    pager: int | None = None
    screen_reader: Annotated[Switch, Width(8)] = Switch.AUTO
    combat_brevity: Annotated[Brevity, Width(8)] = Brevity.FULL
    links: Annotated[Switch, Width(8)] = Switch.AUTO
    autoloot: bool = False


class SecurityEventType(StrEnum):
    """What can happen at the door."""

    LOGIN_SUCCESS = "login_success"
    LOGIN_FAILURE = "login_failure"
    LOGIN_BARRED = "login_barred"
    ACCOUNT_CREATED = "account_created"
    PASSWORD_CHANGE = "password_change"  # noqa: S105  # the word for an event
    PERMISSION_CHANGE = "permission_change"
    REHASH = "rehash"
    LOCKOUT = "lockout"
    NEW_ADDRESS = "new_address"
    ACCOUNT_LOCKED = "account_locked"
    ACCOUNT_UNLOCKED = "account_unlocked"
    RECOVERY = "recovery"
    EMAIL_CHANGE = "email_change"
    EMAIL_VERIFIED = "email_verified"
    TOKEN_CREATED = "token_created"  # noqa: S105  # the word for an event
    TOKEN_REFRESH = "token_refresh"  # noqa: S105  # the word for an event
    TOKEN_REUSE = "token_reuse"  # noqa: S105  # the word for an event
    TOKEN_REVOKED = "token_revoked"  # noqa: S105  # the word for an event
    NAME_LOOKALIKE = "name_lookalike"


@record("security_events", owner="account_id")
class SecurityEvent(Record):
    """A sign-in that worked or did not, a changed password, a changed permission."""

    id: Annotated[RecordId, Key()]
    account_id: Annotated[AccountId | None, Ref("user_accounts.id", on_delete="SET NULL"), Indexed()] = None
    event_type: Annotated[SecurityEventType, Width(50), Indexed()]
    ip_address: Annotated[str | None, Width(45)] = None
    user_agent: Annotated[str | None, Width(255)] = None
    details: FrozenMap[str, str] | None = None
    timestamp: Annotated[float, Indexed()]
