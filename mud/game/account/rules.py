"""What account names, passwords and preferences may be."""

import re

from mud.kernel.errors import Refused
from mud.play.lookalike import LookalikeError, skeleton

SHORTEST_NAME, LONGEST_NAME = 3, 20
SHORTEST_PASSWORD = 8
LONGEST_PASSWORD_BYTES = 72
"""bcrypt reads no more than this; what it would ignore is refused."""

NARROWEST, WIDEST = 20, 250
"""Columns that people can ask for. Below, words no longer fit; above, lines can no longer be read."""

LOWEST, HIGHEST = 5, 200
"""Lines of a page that people can ask for."""

RESERVED = frozenset({"new", "quit", "exit", "help", "admin", "root", "guest", "system", "server", "nobody"})

_LOOK_RESERVED = frozenset(map(skeleton, RESERVED))

LONGEST_DISPLAY_NAME = 40
LONGEST_ADDRESS = 254
"""Characters of a mail address (RFC 5321, 4.5.3.1)."""

_ADDRESS = re.compile(r"[^\s@<>,;:\"\\()\[\]]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]*", re.ASCII)


def account_name(text: str) -> str:
    """The name, if an account may be called so; Refused says what would be right."""
    name = text.strip()
    if not SHORTEST_NAME <= len(name) <= LONGEST_NAME or not _NAME.fullmatch(name):
        raise Refused(
            f"An account name has {SHORTEST_NAME} to {LONGEST_NAME} letters, digits, hyphens and underscores, "
            "and begins with a letter."
        )
    if name.casefold() in RESERVED:
        raise Refused(f"The name {name} is reserved. Please choose another one.")
    if skeleton(name) in _LOOK_RESERVED:
        raise LookalikeError(f"The name {name} is reserved. Please choose another one.", name)
    return name


def display_name(text: str) -> str:
    """The name, if someone may be called so; Refused says what would be right."""
    name = " ".join(text.split())
    if not SHORTEST_NAME <= len(name) <= LONGEST_DISPLAY_NAME:
        raise Refused(f"A display name has {SHORTEST_NAME} to {LONGEST_DISPLAY_NAME} characters.")
    return name


def mail_address(text: str) -> str:
    """The address, if mail could go there; Refused says what would be right. Only a code that comes back proves it."""
    address = text.strip()
    if len(address) > LONGEST_ADDRESS or not _ADDRESS.fullmatch(address):
        raise Refused("A mail address looks like ann@example.org.")
    return address


def masked(address: str) -> str:
    """An address as its owner knows it again, and nobody else learns it who looks on: `a***@example.org`."""
    local, _, domain = address.rpartition("@")
    return f"{local[:1]}***@{domain}"


def password(text: str) -> str:
    """The password, if it is long enough and not too long; Refused says what would be right."""
    if len(text) < SHORTEST_PASSWORD:
        raise Refused(f"A password has at least {SHORTEST_PASSWORD} characters.")
    if len(text.encode()) > LONGEST_PASSWORD_BYTES:
        raise Refused(f"A password has at most {LONGEST_PASSWORD_BYTES} bytes; a letter with an accent counts two.")
    return text
