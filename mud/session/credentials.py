"""Name and password as a program gives them (Char.Login.Credentials), instead of a person who types them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from mud.kernel.json import Json
from mud.text.clean import clean

LONGEST = 200
"""Characters of a name or a password that are looked at: twice what any may have."""


@dataclass(frozen=True, slots=True)
class Credentials:
    """An account and its password, and the character to be played at once, "" for none."""

    TOO_LATE: ClassVar[str] = "Please go on where you are asked."

    account: str
    password: str = field(repr=False)
    character: str = ""


def credentials_in(data: Json) -> Credentials | None:
    """What the body of the message says; None when it leaves the asking to the server, or makes no sense.

    The account may be written with a character behind it: `ann:Ann`.
    """
    if not isinstance(data, Mapping):
        return None
    account, password = data.get("account"), data.get("password")
    if not isinstance(account, str) or not isinstance(password, str) or not account.strip():
        return None
    name, _, character = clean(account[:LONGEST]).partition(":")
    return Credentials(name.strip(), clean(password[:LONGEST]), character.strip())
