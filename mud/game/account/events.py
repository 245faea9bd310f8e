"""What can happen to an account. Nobody in the world is told; those that must not be lost are durable."""

from mud.game.account.model import Account, AddressBan
from mud.kernel.events import Event, event
from mud.play.roles import Role


@event(durable=True, silent=True)
class AccountCreated(Event):
    """Someone made an account."""

    account: Account


@event(durable=True, silent=True)
class PasswordChanged(Event):
    """An account has another password."""

    account: Account


@event(durable=True, silent=True)
class AccountChanged(Event):
    """The owner of an account is called something else, or has another mail address."""

    account: Account


@event(durable=True, silent=True)
class AccountLocked(Event):
    """An operator locked the account, or unlocked it."""

    account: Account
    locked: bool


@event(durable=True, silent=True)
class AccountErased(Event):
    """All that is personal was taken out of the account: whoever keeps something of its owner forgets it.

    `names` are what account and characters were called.
    """

    account: Account
    names: tuple[str, ...]


@event(durable=True, silent=True)
class RoleChanged(Event):
    """An account has another role."""

    account: Account
    before: Role


@event(durable=True, silent=True)
class AccountBanned(Event):
    """Nobody can sign in to an account for a while, or any more."""

    account: Account


@event(durable=True, silent=True)
class AccountUnbanned(Event):
    """People can sign in to an account again."""

    account: Account


@event(durable=True, silent=True)
class AddressBanned(Event):
    """Nobody can connect from a network for a while, or any more."""

    ban: AddressBan


@event(durable=True, silent=True)
class AddressUnbanned(Event):
    """People can connect from a network again."""

    network: str


@event(silent=True)
class SignedIn(Event):
    """Someone gave the right password."""

    account: Account
    address: str | None


@event(silent=True)
class PreferenceChanged(Event):
    """Someone prefers something else; `name` is the field of `Preferences`."""

    account: Account
    name: str
