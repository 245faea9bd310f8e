"""What staff do about connections and accounts, and what they ask to see of them."""

from dataclasses import dataclass

from mud.game.being.model import Player
from mud.kernel.events import Event, event
from mud.play.roles import Role


@dataclass(frozen=True, slots=True)
class Connection:
    """One connection as staff see it; `who` and `account` are "" as long as nobody signed in."""

    who: str
    account: str
    role: Role
    address: str
    client: str


@event()
class UsersRead(Event):
    """Someone reads who is connected."""

    reader: Player
    connections: tuple[Connection, ...]


@event()
class Kicked(Event):
    """Staff ended someone's connection; they have read why."""

    actor: Player
    whom: Player


@event()
class SnoopSet(Event):
    """Staff see what someone else sees, or no longer: then `whom` is None."""

    actor: Player
    whom: Player | None


@event()
class BanSet(Event):
    """Staff banned an account or an address, or let it in again; `what` says which, `length` for how long."""

    actor: Player
    what: str
    banned: bool
    length: str = ""


@event()
class BansRead(Event):
    """Someone reads who is banned, a line for each."""

    reader: Player
    lines: tuple[str, ...]


@event(durable=True)
class RoleGiven(Event):
    """Staff gave an account another role; `whom` is the character of it that is in the world, if any is."""

    actor: Player
    account: str
    role: Role
    whom: Player | None
