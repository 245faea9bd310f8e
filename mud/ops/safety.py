"""Operations on the safety of accounts: lock and unlock, codes for those who forgot, other keys for the vault."""

from dataclasses import dataclass, field

from mud.game.account import acts as accounts
from mud.game.account.model import Account
from mud.game.being.acts import players_of
from mud.game.being.model import Player
from mud.game.signin import acts
from mud.game.signin.model import CodePurpose
from mud.kernel.errors import Refused
from mud.ops.office import Office
from mud.ops.operation import operation
from mud.ops.records import Person
from mud.ops.users import find_user
from mud.session.vault import VaultError, new_code, new_key


@dataclass(frozen=True, slots=True)
class LockUser:
    """Let nobody sign in to an account, or let them again."""

    name: str
    locked: bool


@dataclass(frozen=True, slots=True)
class MakeCode:
    """Make a code for someone who forgot the password, or who cannot be sent one to verify an address."""

    name: str
    purpose: CodePurpose


@dataclass(frozen=True, slots=True)
class MadeCode:
    """A code, good once within an hour. `name` is the account's as it is written."""

    name: str
    code: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class EraseUser:
    """Erase a person: the account, its characters, and what is on record of them."""

    name: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Erased:
    """How many characters there were, and how many privileged acts lost what was personal."""

    characters: int
    acts: int


@dataclass(frozen=True, slots=True)
class RotateKey:
    """Encrypt with another key from now on."""


@dataclass(frozen=True, slots=True)
class Rotated:
    """How many addresses were encrypted anew, and whose could not be read: no key that is there fits."""

    addresses: int
    unreadable: tuple[str, ...]


@operation("user lock", changes=True)
async def lock_user(office: Office, asked: LockUser) -> str:
    """Lock or unlock an account; returns its name as it is written."""
    account = find_user(office, asked.name)
    if account.is_locked is asked.locked:
        raise Refused(f"The account {account.username} is {'locked already' if asked.locked else 'not locked'}.")
    accounts.lock(office.world, account, asked.locked)
    return account.username


@operation("user erase", changes=True)
async def erase_user(office: Office, asked: EraseUser) -> Erased:
    """Take a person out of the world and its records, for good; the row of this says neither who nor why."""
    account = find_user(office, asked.name)
    if playing := next((each.name for each in players_of(office.world, account) if each.online), None):
        raise Refused(f"{playing} is in the world now. Lock the account first: mud user lock {account.username}")
    players = list(office.world.where(Player, "account_id", account.id))
    names = (account.username, *(player.name for player in players))
    person = Person(account.id, tuple(player.id for player in players), names)
    accounts.erase(office.world, account, names[1:])
    office.deliver()
    return Erased(len(players), await office.records.erase(person, office.saved))


@operation("user code", changes=True)
async def make_code(office: Office, asked: MakeCode) -> MadeCode:
    """Make a code, to be told to whoever it is for."""
    account = find_user(office, asked.name)
    if asked.purpose is CodePurpose.VERIFY and account.email is None:
        raise Refused(f"The account {account.username} has no mail address to verify.")
    code = new_code()
    acts.make_code(office.world, account, asked.purpose, code)
    return MadeCode(account.username, code)


@operation("key rotate", changes=True)
async def rotate_key(office: Office, _asked: RotateKey) -> Rotated:
    """Take another key, and encrypt every address with it. The keys before it are kept, for what backups hold."""
    vault = office.vault
    # The file first: what is sealed with a key that is on no disk could never be read again.
    key = new_key()
    office.keep_keys((key, *vault.keys))
    vault.rotate(key)
    sealed, unreadable = 0, []
    for account in office.world.shelf(Account):
        if account.email is None:
            continue
        try:
            address = vault.open(account.email)
        except VaultError:
            unreadable.append(account.username)
            continue
        account.email, account.email_digest = vault.seal(address), vault.digest(address)
        sealed += 1
    return Rotated(sealed, tuple(unreadable))
