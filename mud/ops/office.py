"""What operations are given, and what they may ask of the server around them."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from mud.ops.content.keeper import Keeper
from mud.ops.records import Records
from mud.ops.sealing import Sealing
from mud.session.passwords import Passwords
from mud.session.vault import Vault
from mud.store.status import Status
from mud.world.world import World


@dataclass(frozen=True, slots=True)
class Serving:
    """Facts about a running server. `started_at` is Unix seconds; host and port are where it was told to listen."""

    process: int
    version: str
    host: str
    port: int
    database: str
    started_at: float


@dataclass(frozen=True, slots=True)
class People:
    """How many are there: connected, playing, and standing in the world with or without anyone at the keys."""

    connected: int
    playing: int
    standing: int


@dataclass(frozen=True, slots=True)
class Saving:
    """How saving goes, for those who ask: a service of commands, and a part of the office."""

    status: Callable[[], Status]


@dataclass(frozen=True, slots=True)
class Office:
    """What operations work on. `deliver` tells everyone what happened; without a server there is no `keeper` and no
    `sealing`.

    `keep_keys` has the keys of the vault on disk when it returns, `saved` what happened in the world.
    """

    world: World
    passwords: Passwords
    saving: Saving
    serving: Serving
    people: Callable[[], People]
    deliver: Callable[[], None]
    vault: Vault
    keep_keys: Callable[[tuple[bytes, ...]], None]
    records: Records
    saved: Callable[[], Awaitable[None]]
    keeper: Keeper | None = None
    sealing: Sealing | None = None
