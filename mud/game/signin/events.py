"""What happens at the door beyond a sign-in. Tokens are durable: nobody is shown one that a crash could take back."""

from mud.game.account.model import Account
from mud.game.signin.model import CodePurpose
from mud.kernel.events import Event, event


@event(silent=True)
class LockedOut(Event):
    """No password for the account, or from the address, is looked at for `seconds`."""

    account: Account | None
    address: str
    seconds: float


@event(silent=True)
class NewPlace(Event):
    """Someone signed in to the account from an address that it was never signed in to from."""

    account: Account
    address: str
    client: str


@event(durable=True, silent=True)
class CodeMade(Event):
    """There is a code for the account, good once."""

    account: Account
    purpose: CodePurpose


@event(durable=True, silent=True)
class TokenMade(Event):
    """The account has a token, its first of a device or the next."""

    account: Account
    device: str


@event(durable=True, silent=True)
class TokensRevoked(Event):
    """Tokens of the account are worth nothing any more; `stolen`: because one was used twice."""

    account: Account
    families: tuple[str, ...]
    stolen: bool
