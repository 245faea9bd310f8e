"""The markup of views and content: `[style]words[/]`, `{token}` and `{token:form}`.

`[[ ]] {{ }}` stand for the brackets themselves. A tag may name several styles, `[exit bold]`, and `[/]` closes the last
opened tag. Token names are identifiers, dots allowed (`{thing.owner}`); a form is any words without brackets
(`{actor:they}`, `{thing:a}`). What a token or a form means is decided by whoever fills it in.

Values filled into tokens are never parsed, so nobody can bring markup in through a name or a sentence.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import TypeAlias

from mud.text.span import Span, Text, as_text, merged, nested, within

MAX_NESTING = 8
"""Open tags at once. A style name grows with each level, so that depth without a limit costs its square."""

CACHED_MARKUPS = 8192
"""Parsed markups kept: more than the sentences of all views and the descriptions in use at once."""

_PART = re.compile(
    r"(?P<words>[^\[\]{}]+)"
    r"|(?P<bracket>\[\[|\]\]|\{\{|\}\})"
    r"|(?P<close>\[/\])"
    r"|\[(?P<open>[A-Za-z][A-Za-z0-9_.-]*(?: [A-Za-z][A-Za-z0-9_.-]*)*)\]"
    r"|\{(?P<name>[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z0-9_]+)*)(?::(?P<form>[^\[\]{}:\n]+))?\}"
)
_ESCAPES = MappingProxyType({ord(bracket): bracket * 2 for bracket in "[]{}"})

Value: TypeAlias = Callable[[str, str], "str | Text"]
"""What gives a token its value: called with name and form (`""` when none is written)."""


class MarkupError(ValueError):
    """Markup that cannot be read. `offset` is the place in the markup, from 0."""

    def __init__(self, message: str, offset: int) -> None:
        super().__init__(message)
        self.message = message
        self.offset = offset


@dataclass(frozen=True, slots=True)
class Token:
    """A place to be filled in."""

    name: str
    form: str
    style: str


@dataclass(frozen=True, slots=True)
class Markup:
    """Parsed markup, ready to be filled in any number of times."""

    parts: tuple[Span | Token, ...]
    tokens: tuple[tuple[str, str], ...]
    """Name and form of each token, in order, repeated as written."""

    def fill(self, value: Value) -> Text:
        """The text with each token replaced; a token's style lies around its value's own styles."""
        spans: list[Span] = []
        for part in self.parts:
            if isinstance(part, Span):
                spans.append(part)
            else:
                spans.extend(within(as_text(value(part.name, part.form)), part.style))
        return merged(spans)

    def text(self) -> Text:
        """The text of markup without tokens; a token, if there is one, stays as it was written."""
        if not self.tokens:
            return tuple([part for part in self.parts if isinstance(part, Span)])
        return self.fill(lambda name, form: f"{{{name}:{form}}}" if form else f"{{{name}}}")


@lru_cache(CACHED_MARKUPS)
def parse(markup: str) -> Markup:
    """Read markup. Raises `MarkupError` on a lone bracket, an unknown form of tag, a tag that is not closed."""
    parts: list[Span | Token] = []
    opened: list[tuple[str, int]] = []
    offset = 0
    while offset < len(markup):
        match = _PART.match(markup, offset)
        if match is None:
            raise _unreadable(markup, offset)
        style = opened[-1][0] if opened else ""
        match match.lastgroup:
            case "words":
                parts.append(Span(match[0], style))
            case "bracket":
                parts.append(Span(match[0][0], style))
            case "open":
                _open(opened, nested(style, match["open"]), offset)
            case "close":
                _close(opened, offset)
            case _:
                parts.append(Token(match["name"], match["form"] or "", style))
        offset = match.end()
    if opened:
        raise MarkupError("This tag is not closed: write [/] where it ends.", opened[-1][1])
    tokens = tuple((part.name, part.form) for part in parts if isinstance(part, Token))
    return Markup(_joined(parts), tokens)


def escape(text: str) -> str:
    """Text that reads as itself when parsed as markup."""
    return text.translate(_ESCAPES)


def _open(opened: list[tuple[str, int]], style: str, offset: int) -> None:
    if len(opened) >= MAX_NESTING:
        raise MarkupError(f"More than {MAX_NESTING} tags are open at once.", offset)
    opened.append((style, offset))


def _close(opened: list[tuple[str, int]], offset: int) -> None:
    if not opened:
        raise MarkupError("[/] closes a tag, but none is open.", offset)
    opened.pop()


def _joined(parts: list[Span | Token]) -> tuple[Span | Token, ...]:
    result: list[Span | Token] = []
    for part in parts:
        last = result[-1] if result else None
        if isinstance(part, Span) and isinstance(last, Span) and last.style == part.style:
            result[-1] = Span(last.text + part.text, part.style)
        else:
            result.append(part)
    return tuple(result)


def _unreadable(markup: str, offset: int) -> MarkupError:
    match markup[offset]:
        case "[":
            message = "This is no tag: write [style]words[/], or [[ for a bracket."
        case "{":
            message = "This is no token: write {name} or {name:form}, or {{ for a brace."
        case lone:
            message = f"A {lone} without its beginning: write {lone}{lone} for the character itself."
    return MarkupError(message, offset)
