"""What wrong passwords cost, how many places are known, and how tokens live."""

import hashlib
from types import MappingProxyType

from mud.game.signin.model import CodePurpose, Token
from mud.kernel.addresses import neighborhood
from mud.kernel.ids import AccountId
from mud.text.clean import name_key

FREE_FROM_ADDRESS = 6
"""Wrong passwords from one address before it has to wait: two visits of three tries each."""

FREE_FOR_NAME = 20
"""Wrong passwords for one name, from wherever, before places that never signed in to it have to wait. High, because
whoever owns the name should not have to wait for what others do; their own places do not wait for it at all."""

FIRST_WAIT = 15.0
"""Seconds of the first wait; each further wrong password doubles it."""

LONGEST_WAIT = 3600.0
"""Seconds: a guess an hour gets nobody anywhere, and a family behind one router gets in after supper."""

FORGOTTEN_AFTER = 86400.0
"""Seconds without a wrong password after which those before are forgotten."""

MOST_THROTTLES = 20_000
"""Rows that are kept. Guesses from everywhere at made-up names could otherwise fill the memory: the oldest go first."""

FREE_NAMES = 10
"""Taken account names that one address may hit upon: nobody thinks of ten that are all taken."""

FREE_PASSWORDS = 60
"""New passwords that may be judged for one address in a day: each takes milliseconds from those who sign in."""

FREE_ACCOUNTS = 20
"""Accounts that may be made from one address in a day: a class at school."""

MOST_PLACES = 20
"""Addresses that are remembered for an account: home, work, a phone's many networks."""

TOKEN_LIFE = 90 * 86400.0
"""Seconds that a token waits for its use."""

MOST_FAMILIES = 10
"""Devices of one account that hold a token."""

MOST_SPENT = 20
"""Spent tokens that are remembered of a device, so that their use tells of theft. An older one is simply unknown."""

CODE_LIFE = 3600.0
"""Seconds that a code is good for: time for a mail that takes its time."""

CODE_TRIES = MappingProxyType({CodePurpose.VERIFY: 5, CodePurpose.RECOVER: 500})
"""Wrong codes after which the right one is worth nothing either. Only its owner is asked for a code that verifies. One
that recovers anybody can guess at: whoever does so waits as for wrong passwords, by address and by name, long before
a stranger could use up what the owner waits for; so many come only from addresses that wait for nothing."""

GRACE = 60.0
"""Seconds in which a spent token is taken once more, from the same place, if nobody used the one that followed it: the
connection broke before the new one arrived."""

TOKEN_MARK = "mud1."  # noqa: S105  # what tokens begin with, no secret
"""How each token begins: whoever finds one in a file knows what it is, and the password prompt knows a token."""


_FREE = MappingProxyType(
    {"name": FREE_FOR_NAME, "names": FREE_NAMES, "accounts": FREE_ACCOUNTS, "passwords": FREE_PASSWORDS}
)


def subjects(name: str, account: AccountId | None, address: str, known: bool) -> tuple[str, ...]:
    """What is counted when a password for that name, from there, is wrong.

    A place that is known for the account has a count of its own and waits for no other. A name that nobody has is
    counted like any: waiting must not tell that it is nobody's.
    """
    near = neighborhood(address)[:45]
    if known and account is not None:
        return (f"known:{account}:{near}",)
    return (f"address:{near}", f"name:{name_key(name)[:32]}")


def free_of(subject: str) -> int:
    """How many wrong passwords cost no wait."""
    return _FREE.get(subject.partition(":")[0], FREE_FROM_ADDRESS)


def wait_after(subject: str, failures: int) -> float:
    """Seconds for which no password is looked at after so many wrong ones."""
    over = failures - free_of(subject)
    if over < 0:
        return 0.0
    return min(LONGEST_WAIT, FIRST_WAIT * 2.0 ** min(over, 30))


def token_digest(secret: str) -> str:
    """What is kept of a token: its SHA-256, in hexadecimal. A token is long and random, so it needs no salt."""
    return hashlib.sha256(secret.encode()).hexdigest()


def new_trace(key: str, account: AccountId, family: str, near: str, now: float) -> Token:
    """What says that a token of that family, another account's, was given before the account was signed in to."""
    return Token(
        id=key,
        account_id=account,
        token_hash=token_digest(key),
        family_id=family,
        expires_at=now + TOKEN_LIFE,
        spent_at=now,
        spent_from=near,
        revoked=True,
    )


def is_trace(token: Token) -> bool:
    """Whether it is no token but tells of another account's: it has the digest of its own id, which is no secret."""
    return token.token_hash == token_digest(token.id)


def code_digest(account: AccountId, code: str) -> str:
    """What is kept of a code: its SHA-256 together with the account that it is for."""
    return hashlib.sha256(f"{account}:{''.join(code.split()).casefold()}".encode()).hexdigest()


def looks_like_token(text: str) -> bool:
    """Whether what was typed for a password is a token."""
    return text.startswith(TOKEN_MARK)
