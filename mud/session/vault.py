"""The vault: what is kept encrypted, and found again by a keyed digest. It knows keys, not files."""

import hashlib
import hmac
import secrets
from collections.abc import Sequence
from typing import Final

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from mud.kernel.errors import MudError

CODE_LETTERS: Final = "abcdefghjkmnpqrstuvwxyz23456789"
"""Letters and digits that nobody takes for others when they are read out over the telephone."""

CODE_LENGTH: Final = 8
"""Nearly forty bits, against a handful of tries."""


MOST_KEYS: Final = 3
"""Keys that are kept: the newest seals, those before read what a backup still has."""


class VaultError(MudError):
    """Something cannot be read with the keys that there are."""


class Vault:
    """Encrypts with the first key; reads with any of them."""

    def __init__(self, keys: Sequence[bytes]) -> None:
        """`keys` are Fernet's, the newest first. VaultError when one is none."""
        self.keys = tuple(keys)
        self._fernet = _fernet(self.keys)

    def rotate(self, key: bytes) -> None:
        """Seal with another key from now on. Those before still read what was sealed until it is sealed again."""
        keys = (key, *self.keys[: MOST_KEYS - 1])
        self._fernet, self.keys = _fernet(keys), keys

    def seal(self, text: str) -> str:
        """The text, encrypted with the newest key."""
        return self._fernet.encrypt(text.encode()).decode("ascii")

    def open(self, sealed: str) -> str:
        """The text again; VaultError when none of the keys fits."""
        try:
            return self._fernet.decrypt(sealed.encode()).decode()
        except InvalidToken:
            raise VaultError("This was encrypted with a key that is not there.") from None

    def digest(self, text: str) -> str:
        """What the text is found by: the same for the same text, and no use without the key."""
        return self._digest(self.keys[0], text)

    def digests(self, text: str) -> tuple[str, ...]:
        """What the text may be found by, under each key."""
        return tuple(self._digest(key, text) for key in self.keys)

    @staticmethod
    def _digest(key: bytes, text: str) -> str:
        return hmac.new(key, text.strip().casefold().encode(), hashlib.sha256).hexdigest()


def _fernet(keys: Sequence[bytes]) -> MultiFernet:
    try:
        return MultiFernet([Fernet(key) for key in keys])
    except ValueError as error:
        raise VaultError(f"This is no key for the vault: {error}") from None


def new_key() -> bytes:
    """A key from the system's source of chance."""
    return Fernet.generate_key()


def new_code() -> str:
    """A code that someone can type."""
    return "".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_LENGTH))
