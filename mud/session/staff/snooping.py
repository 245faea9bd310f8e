"""Seeing what someone else sees: who watches whom, for as long as both play and the one may.

What is shown to the other is shown again, line by line, marked with the name, as plain text. What they type is shown
only while they play: a password is asked for elsewhere, and hidden.
"""

import re
from collections.abc import Iterator
from typing import Final

from mud.kernel.errors import Refused
from mud.play.roles import Permission
from mud.session.session import Session

MOST_WATCHERS: Final = 3
"""Staff who watch one person: every line is rendered once more for each."""

_STYLES = re.compile(r"\x1b(?:\[[0-9;:?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[@-_])")


def watch(watcher: Session, target: Session) -> None:
    """Let one session see what another one sees; Refused for itself, and when too many do."""
    if watcher is target:
        raise Refused("You see what you see anyway.")
    if len(target.watchers) >= MOST_WATCHERS and watcher not in target.watchers:
        raise Refused("Too many of the staff watch there already.")
    name = target.player.name if target.player is not None else "nobody"

    def show(text: str) -> bool:
        if not may_watch(watcher):
            return False
        words = overheard(name, text)
        if words:
            watcher.overhear(words)
        return True

    target.watchers[watcher] = show


def unwatch(watcher: Session, sessions: Iterator[Session]) -> int:
    """See nobody else's screen any more; returns how many that were."""
    watched = [each for each in sessions if watcher in each.watchers]
    for each in watched:
        del each.watchers[watcher]
    return len(watched)


def overheard(name: str, text: str) -> str:
    """What is shown to the one who watches: each line with the name of whose screen it is on."""
    lines = _STYLES.sub("", text).replace("\x1b", "").split("\n")
    return "\n".join(f"({name}) {line.rstrip()}" for line in lines if line.strip())


def may_watch(watcher: Session) -> bool:
    """Whether whoever watches may still do so."""
    if watcher.account is None or watcher.player is None or watcher.is_closing:
        return False
    return watcher.account.role.may(Permission.SNOOP)
