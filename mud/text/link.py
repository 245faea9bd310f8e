"""Links: words that a client can act on when they are clicked, in the three ways in which clients read them.

A link is either a command that the client is to send, or an address on the web. It is made by code or content, never
of what people typed, and stands beside the words of a span; here it becomes the sequences around them. What cannot be
said safely in one of the ways is left out, and the words stand alone.
"""

import re
from enum import StrEnum
from typing import Final
from urllib.parse import quote

SEND: Final = "send:"
"""What a link to a command begins with; the command itself follows as it would be typed."""

_ADDRESS: Final = re.compile(r"https?://[!-~]+")
_UNDERLINED, _NOT_UNDERLINED = "\x1b[4m", "\x1b[24m"
_ENTITIES: Final = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;", ord('"'): "&quot;"}

SECURE: Final = "\x1b[1z"
"""MXP: what follows, up to the end of the line, may hold any tag."""

LOCKED: Final = "\x1b[7z"
"""MXP: from here on nothing is read for tags, over all line ends, unless a line says so itself."""


class Links(StrEnum):
    """What a client makes of links."""

    NONE = "none"
    WEB = "web"
    """OSC 8, addresses only."""
    OSC = "osc"
    """OSC 8, with `send:` for commands, as Mudlet has it."""
    MSLP = "mslp"
    """The MUD Server Link Protocol, commands only."""
    MXP = "mxp"


def is_address(words: str) -> bool:
    """Whether the words are an address on the web, as it is to be opened."""
    return _ADDRESS.fullmatch(words) is not None


def escaped(words: str) -> str:
    """Words that a reader of MXP takes as they are."""
    return words.translate(_ENTITIES)


def around(link: str, links: Links) -> tuple[str, str]:
    """What stands before and behind the words of a link; both empty where it cannot be followed."""
    command = link.removeprefix(SEND) if link.startswith(SEND) else None
    if command is None:
        return _around_address(link, links) if is_address(link) else ("", "")
    return _around_command(command, links) if command and command.isprintable() else ("", "")


def _around_address(address: str, links: Links) -> tuple[str, str]:
    match links:
        case Links.WEB | Links.OSC:
            return _osc(address)
        case Links.MXP:
            return f'<A href="{escaped(address)}">', "</A>"
    return "", ""


def _around_command(command: str, links: Links) -> tuple[str, str]:
    match links:
        case Links.OSC:
            return _osc(SEND + quote(command, safe=""))
        case Links.MSLP if command.isascii():  # a screen that shows no more cannot be sent more
            return f"\x1b]68;1;SEND;{command}\x07{_UNDERLINED}", _NOT_UNDERLINED
        case Links.MXP if command.isascii() and "|" not in command:  # which would make a menu of it
            return f'<SEND href="{escaped(command)}">', "</SEND>"
    return "", ""


def _osc(target: str) -> tuple[str, str]:
    return f"\x1b]8;;{target}\x1b\\", "\x1b]8;;\x1b\\"
