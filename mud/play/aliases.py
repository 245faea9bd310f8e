"""Aliases: words of one's own for what one types often: `alias gs get $1 from bag; wield $1`.

Pure functions over a mapping from names to bodies; where an alias is kept is for others to say.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from mud.kernel.errors import Refused
from mud.play.lines import MOST_PARTS, TOO_MANY_PARTS, split_line
from mud.play.queue import CLEAR
from mud.play.words import shortened, split_words

MOST_ALIASES = 50
"""Aliases of one person: they are saved with the character, and shown on one screen."""

LONGEST_NAME = 16
LONGEST_BODY = 200
"""Characters of an alias: a line of commands, not a program."""

LONGEST_LINE = 1000
"""Characters of what an alias becomes: `$*` written many times over must not grow without end."""

DEEPEST = 8
"""Aliases within aliases: a longer chain is one that leads back to itself, or is meant to be a burden."""

MOST_EXPANSIONS = 100
"""Aliases that one line may call up altogether, also where nothing comes of them."""

RESERVED = frozenset({"alias", "aliases", "unalias", CLEAR})
"""What an alias cannot be called, or nobody could undo it."""

Aliases = Mapping[str, str]
NO_ALIASES: Aliases = MappingProxyType({})

_PLACE = re.compile(r"\$(?P<what>[1-9*$])")
_NAME = re.compile(rf"[^\W_][\w-]{{0,{LONGEST_NAME - 1}}}")


def alias_name(text: str) -> str:
    """The name, if an alias may be called so; Refused says what would be right."""
    name = text.strip().casefold()
    if not _NAME.fullmatch(name):
        raise Refused(f"An alias is called by one word of at most {LONGEST_NAME} letters, digits and hyphens.")
    if name in RESERVED:
        raise Refused(f"An alias cannot be called {name}: you could never undo it.")
    return name


def alias_body(text: str) -> str:
    """What an alias stands for, if it may be so; Refused otherwise."""
    body = text.strip()
    if not body or len(body) > LONGEST_BODY:
        raise Refused(f"An alias stands for at most {LONGEST_BODY} characters, and at least for one.")
    return body


class Expansion:
    """One typed line becoming commands."""

    __slots__ = ("_aliases", "_is_unsplit", "_left")

    def __init__(self, aliases: Aliases, is_unsplit: Callable[[str], bool]) -> None:
        self._aliases = aliases
        self._is_unsplit = is_unsplit
        self._left = MOST_EXPANSIONS

    def parts(self, line: str) -> list[str]:
        """The commands that a line stands for; Refused for too many of them, and for aliases that never end."""
        if not self._aliases:
            return split_line(line, self._is_unsplit)
        parts: list[str] = []
        for typed in split_line(line, self._is_unsplit):
            for part in self._expanded(typed, ()):
                parts.append(part)
                if len(parts) > MOST_PARTS:
                    raise Refused(TOO_MANY_PARTS)
        return parts

    def _expanded(self, part: str, within: tuple[str, ...]) -> Iterator[str]:
        name, arguments = _called(part)
        body = None if within[-1:] == (name,) else self._aliases.get(name)
        if body is not None:
            self._count(name, within)
            yield from self._filled(body, arguments, (*within, name))
        elif part:
            yield part

    def _filled(self, body: str, arguments: str, within: tuple[str, ...]) -> Iterator[str]:
        """The body's own semicolons separate; what was typed behind the alias brings none in."""
        lines = split_line(body, self._is_unsplit)
        if not any(map(_takes_words, lines)):
            lines[-1:] = [f"{last} {arguments}".rstrip() for last in lines[-1:]]
            arguments = ""
        for line in lines:
            yield from self._expanded(_fill(line, arguments), within)

    def _count(self, name: str, within: tuple[str, ...]) -> None:
        self._left -= 1
        if name in within or len(within) >= DEEPEST or self._left < 0:
            raise Refused(f"Your alias {shortened((*within, name)[0])} never comes to an end, so nothing was done.")


def _called(part: str) -> tuple[str, str]:
    name, *rest = part.split(None, 1) or [""]
    return name.casefold(), rest[0] if rest else ""


def _takes_words(line: str) -> bool:
    return any(match["what"] != "$" for match in _PLACE.finditer(line))


def _fill(line: str, arguments: str) -> str:
    """The line with `$1` to `$9` and `$*` filled in; Refused when it gets too long."""
    words = [arguments[word.start : word.end] for word in split_words(arguments)]

    def value(match: re.Match[str]) -> str:
        what = match["what"]
        if what == "$":
            return "$"
        if what == "*":
            return arguments
        return words[int(what) - 1] if int(what) <= len(words) else ""

    filled = _PLACE.sub(value, line).strip()
    if len(filled) > LONGEST_LINE:
        raise Refused("That alias makes a line too long to be read.")
    return filled
