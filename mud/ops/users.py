"""Operations on accounts: make one, change its password or role, list them."""

from dataclasses import dataclass, field

from mud.game.account import acts, rules
from mud.game.account.model import Account
from mud.game.being.acts import players_of
from mud.kernel.errors import Refused
from mud.ops.office import Office
from mud.ops.operation import operation
from mud.play.roles import Role


@dataclass(frozen=True, slots=True)
class CreateUser:
    """Make an account."""

    name: str
    password: str = field(repr=False)
    role: Role = Role.PLAYER


@dataclass(frozen=True, slots=True)
class ChangePassword:
    """Give an account another password."""

    name: str
    password: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class ChangeRole:
    """Give an account another role."""

    name: str
    role: Role


@dataclass(frozen=True, slots=True)
class ListUsers:
    """Ask for all accounts."""


@dataclass(frozen=True, slots=True)
class User:
    """An account as operators see it. Times are Unix seconds."""

    name: str
    role: Role
    is_active: bool
    characters: tuple[str, ...]
    created_at: float
    last_login: float | None


@operation("user create", changes=True)
async def create_user(office: Office, asked: CreateUser) -> User:
    """Make an account with a role."""
    name = rules.account_name(asked.name)
    hashed = await _hashed(office, asked.password, asked.name)
    account = acts.create_account(office.world, name, hashed)
    if asked.role is not account.role:
        acts.set_role(office.world, account, asked.role)
    return _user(office, account)


@operation("user passwd", changes=True)
async def change_password(office: Office, asked: ChangePassword) -> User:
    """Give an account another password."""
    find_user(office, asked.name)
    hashed = await _hashed(office, asked.password, asked.name)
    account = find_user(office, asked.name)
    acts.change_password(office.world, account, hashed)
    return _user(office, account)


@operation("user role", changes=True)
async def change_role(office: Office, asked: ChangeRole) -> User:
    """Give an account another role."""
    account = find_user(office, asked.name)
    if account.role is not asked.role:
        acts.set_role(office.world, account, asked.role)
    return _user(office, account)


@operation("user list", changes=False)
async def list_users(office: Office, _asked: ListUsers) -> tuple[User, ...]:
    """All accounts, by name."""
    accounts = sorted(office.world.shelf(Account), key=lambda account: account.username_key)
    return tuple(_user(office, account) for account in accounts)


async def _hashed(office: Office, password: str, *about: str) -> str:
    """The hash of a password; Refused when it is too short, too long or too easy to guess."""
    weakness = await office.passwords.weakness(rules.password(password), about)
    if weakness is not None:
        raise Refused(weakness)
    return await office.passwords.hash(password)


def find_user(office: Office, name: str) -> Account:
    """The account of that name; Refused when there is none."""
    account = acts.find(office.world, name)
    if account is None:
        raise Refused(f"There is no account {name}. `mud user list` lists those that exist.")
    return account


def _user(office: Office, account: Account) -> User:
    return User(
        name=account.username,
        role=account.role,
        is_active=account.is_active,
        characters=tuple(player.name for player in players_of(office.world, account)),
        created_at=account.created_at,
        last_login=account.last_login,
    )
