"""What is done with accounts. Passwords arrive here as hashes: hashing takes time, and acts take none."""

from collections.abc import Iterable

from mud.game.account.events import (
    AccountChanged,
    AccountCreated,
    AccountErased,
    AccountLocked,
    PasswordChanged,
    PreferenceChanged,
    RoleChanged,
    SignedIn,
)
from mud.game.account.model import Account, AddressBan, Preferences, SecurityEvent, SecurityEventType
from mud.game.account.rules import account_name, display_name
from mud.kernel.errors import Refused
from mud.kernel.ids import AccountId, PlayerId, RecordId
from mud.kernel.values import FrozenMap
from mud.play.lookalike import LookalikeError, skeleton
from mud.play.roles import Role
from mud.text.clean import name_key
from mud.world.world import World

NOBODY = "nobody"
"""Who did what was done by someone who was erased."""

NO_PASSWORD = "!"  # noqa: S105  # what no password has for its hash
"""The hash of an account that nobody can sign in to."""

Preferred = bool | int | str | None
"""What a preference can be: enums are strings, too."""


def find(world: World, name: str) -> Account | None:
    """The account of that name, however its letters are written."""
    return world.one(Account, "username_key", name_key(name.strip()))


def found_by_mail(world: World, digests: Iterable[str]) -> list[Account]:
    """The accounts with a mail address of one of these digests: at most one, but for a change of keys."""
    return [account for digest in digests for account in world.where(Account, "email_digest", digest)]


def create_account(world: World, name: str, password_hash: str, address: str | None = None) -> Account:
    """Make an account; Refused when the name will not do or is taken."""
    name = account_name(name)
    check_is_free(world, name)
    account = world.add(
        Account(
            id=AccountId(world.ids.new()),
            username=name,
            username_key=name_key(name),
            look=skeleton(name),
            password_hash=password_hash,
        )
    )
    note(world, SecurityEventType.ACCOUNT_CREATED, account, address)
    world.happened(AccountCreated(account))
    return account


def check_is_free(world: World, name: str) -> None:
    """Refused when another account is called so, or nearly so: staff read these names, and act on them."""
    if find(world, name) is not None:
        raise Refused(f"The account name {name} is taken. Please choose another one.")
    other = world.one(Account, "look", skeleton(name))
    if other is not None:
        said = f"{name} looks too much like the name of another account. Please choose another one."
        raise LookalikeError(said, name, other.username)


def signed_in(world: World, account: Account, address: str | None = None, client: str | None = None) -> None:
    """Someone gave the right password."""
    account.last_login = world.clock.now()
    account.failed_sign_ins = 0
    note(world, SecurityEventType.LOGIN_SUCCESS, account, address, client)
    world.happened(SignedIn(account, address))


def rehash(world: World, account: Account, before: str, password_hash: str) -> None:
    """Keep the same password with another cost, unless the password changed while that was computed."""
    if account.password_hash == before:
        account.password_hash = password_hash
        note(world, SecurityEventType.REHASH, account)


def lock(world: World, account: Account, locked: bool) -> None:
    """Let nobody sign in to the account, or let them again."""
    if account.is_locked is locked:
        return
    account.is_locked = locked
    note(world, SecurityEventType.ACCOUNT_LOCKED if locked else SecurityEventType.ACCOUNT_UNLOCKED, account)
    world.happened(AccountLocked(account, locked))


def play_as(account: Account, player: PlayerId) -> None:
    """Remember the character that is played."""
    if account.active_character_id != player:
        account.active_character_id = player


def call(world: World, account: Account, name: str | None) -> None:
    """Let the account's owner be called something else; Refused when that will not do."""
    account.display_name = None if name is None else display_name(name)
    world.happened(AccountChanged(account))


def set_email(world: World, account: Account, sealed: str | None, digest: str | None, address: str | None) -> None:
    """Give an account another mail address, encrypted and not verified yet; None takes it away.

    Whether another account has it is not said: whoever asks could find out whose it is.
    """
    account.email, account.email_digest, account.email_verified_at = sealed, digest, None
    note(world, SecurityEventType.EMAIL_CHANGE, account, address)
    world.happened(AccountChanged(account))


def email_verified(world: World, account: Account, address: str | None = None) -> None:
    """The owner of the account reads mail sent to its address."""
    account.email_verified_at = world.clock.now()
    note(world, SecurityEventType.EMAIL_VERIFIED, account, address)
    world.happened(AccountChanged(account))


def sign_in_failed(world: World, account: Account | None, name: str, address: str | None = None) -> None:
    """Someone gave a wrong password, or a name that no account has."""
    if account is not None:
        account.failed_sign_ins += 1
    note(world, SecurityEventType.LOGIN_FAILURE, account, address, details=FrozenMap({"name": name[:32]}))


def sign_in_barred(world: World, account: Account, why: str, address: str | None) -> None:
    """Someone who belongs to an account was not let in."""
    note(world, SecurityEventType.LOGIN_BARRED, account, address, details=FrozenMap({"why": why}))


def lookalike_was_asked(world: World, account: Account | None, asked: LookalikeError, address: str | None) -> None:
    """Someone asked for a name that looks like somebody else's."""
    details = FrozenMap({"name": asked.name[:64], "like": asked.like[:64]})
    note(world, SecurityEventType.NAME_LOOKALIKE, account, address, details=details)


def change_password(world: World, account: Account, password_hash: str) -> None:
    """Give an account another password."""
    account.password_hash = password_hash
    note(world, SecurityEventType.PASSWORD_CHANGE, account)
    world.happened(PasswordChanged(account))


def set_role(world: World, account: Account, role: Role) -> None:
    """Give an account another role; Refused for the last admin, or nobody could make another one from inside."""
    if account.role is Role.ADMIN and role is not Role.ADMIN and _is_last_admin(world, account):
        raise Refused(f"{account.username} is the last admin there is. Make another one first.")
    before, account.role = account.role, role
    note(
        world,
        SecurityEventType.PERMISSION_CHANGE,
        account,
        details=FrozenMap({"before": before.value, "after": role.value}),
    )
    world.happened(RoleChanged(account, before))


def erase(world: World, account: Account, characters: Iterable[str] = ()) -> None:
    """Take all that is personal out of an account, for good; its row stays, so that what refers to it still holds.

    `characters` are their names. Refused for the last admin. What was on record at the door is for whoever keeps the
    records.
    """
    if account.role is Role.ADMIN and _is_last_admin(world, account):
        raise Refused(f"{account.username} is the last admin there is. Make another one first.")
    names = (account.username, *characters)
    account.username, account.username_key, account.look = f"erased-{account.id[:20]}", f"erased#{account.id}"[:64], ""
    account.is_active, account.role, account.password_hash = False, Role.PLAYER, NO_PASSWORD
    account.display_name = account.email = account.email_digest = account.email_verified_at = None
    account.is_banned, account.ban_reason, account.banned_by = False, None, None
    account.banned_at = account.banned_until = account.last_login = account.active_character_id = None
    _forget_who_banned(world, names)
    world.happened(AccountErased(account, names))


def _forget_who_banned(world: World, names: tuple[str, ...]) -> None:
    for banned in (*world.shelf(Account), *world.shelf(AddressBan)):
        if banned.banned_by in names:
            banned.banned_by = NOBODY


def prefer(world: World, account: Account, name: str, preferred: Preferred) -> None:
    """Let `Preferences` have another value in the field of that name; AttributeError when there is none."""
    setattr(Preferences.of(account), name, preferred)
    world.happened(PreferenceChanged(account, name))


def _is_last_admin(world: World, account: Account) -> bool:
    admins = (each for each in world.shelf(Account) if each.role is Role.ADMIN and each is not account)
    return not any(each.is_active and not each.is_banned and not each.is_locked for each in admins)


def note(
    world: World,
    what: SecurityEventType,
    account: Account | None,
    address: str | None = None,
    client: str | None = None,
    details: FrozenMap[str, str] | None = None,
) -> None:
    """Put something that happened at the door on record."""
    world.record(
        SecurityEvent(
            id=RecordId(world.ids.new()),
            account_id=account.id if account else None,
            event_type=what,
            ip_address=address[:45] if address else None,
            user_agent=client[:255] if client else None,
            details=details,
            timestamp=world.clock.now(),
        )
    )
