"""What someone read lately: the session floor remembers it, and commands may ask for it."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from mud.kernel.entity import Entity
from mud.play.memory import Memory


@dataclass(frozen=True, slots=True)
class Recollection:
    """A service of commands.

    `of`: the last minutes of what a being's screen showed and of what its person typed, as plain text, a line each.
    """

    of: Callable[[Entity], str]


_CODES = re.compile(r"\x1b\](?:[^\x07\x1b]|\x1b(?!\\))*(?:\x07|\x1b\\)|\x1b\[[0-9;]*[A-Za-z]|<[^>]{0,200}>|\r")
"""Colors, links and tags on a screen."""


def recalled(memory: Memory, now: float) -> str:
    """What someone read and typed, each piece with how long ago it was; colors and links are left out."""
    lines: list[str] = []
    for at, text in memory.read:
        minutes, seconds = divmod(int(now - at), 60)
        lines.extend(f"-{minutes}:{seconds:02d} {line}" for line in _CODES.sub("", text).splitlines() if line.strip())
    return "\n".join(lines)
