"""The markup of views and content: `[style]words[/]`, `{token}` and `{token:form}`.

`[send]look[/]` makes a link of a command, `[web]https://example.org/[/]` of an address, for clients that can follow
one; styles can stand in the same tag, `[key send]`. The words are what is sent or opened, so that nobody follows a link
without having read where it leads, and they hold no tokens, whose values may be anyone's words.

`[[ ]] {{ }}` stand for the brackets themselves. A tag may name several styles, `[exit bold]`, and `[/]` closes the last
opened tag. Token names are identifiers, dots allowed (`{thing.owner}`); a form is any words without brackets
(`{actor:they}`, `{thing:a}`). What a token or a form means is decided by whoever fills it in.

Values filled into tokens are never parsed, so nobody can bring markup in through a name or a sentence.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType
from typing import TypeAlias

from mud.text.link import SEND, is_address
from mud.text.span import Span, Text, as_text, merged, nested, plain, within

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
_LINKS = frozenset({"send", "web"})
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
                spans += within(as_text(value(part.name, part.form)), part.style)
        return merged(spans)

    def text(self) -> Text:
        """The text of markup without tokens; a token, if there is one, stays as it was written."""
        if not self.tokens:
            return tuple([part for part in self.parts if isinstance(part, Span)])
        return self.fill(lambda name, form: f"{{{name}:{form}}}" if form else f"{{{name}}}")


@lru_cache(CACHED_MARKUPS)
def parse(markup: str) -> Markup:
    """Read markup. Raises `MarkupError` on a lone bracket, an unknown form of tag, a tag that is not closed, a link
    that leads nowhere."""
    reading = _Reading()
    offset = 0
    while offset < len(markup):
        match = _PART.match(markup, offset)
        if match is None:
            raise _unreadable(markup, offset)
        match match.lastgroup:
            case "words":
                reading.words(match[0])
            case "bracket":
                reading.words(match[0][0])
            case "open":
                reading.open(match["open"].split(), offset)
            case "close":
                reading.close(offset)
            case _:
                reading.token(match["name"], match["form"] or "", offset)
        offset = match.end()
    return reading.finished()


@dataclass(frozen=True, slots=True)
class _Tag:
    """An open tag: its place, the style within it, and whether it is a link, of which sort."""

    offset: int
    style: str
    link: str = ""
    begins: int = 0


@dataclass(slots=True)
class _Reading:
    """Markup that is read up to somewhere."""

    parts: list[Span | Token] = field(default_factory=list)
    opened: list[_Tag] = field(default_factory=list)

    def words(self, words: str) -> None:
        self.parts.append(Span(words, self._style()))

    def token(self, name: str, form: str, offset: int) -> None:
        if any(tag.link for tag in self.opened):
            raise MarkupError("No token can stand in a link: its words are what is sent or opened.", offset)
        self.parts.append(Token(name, form, self._style()))

    def open(self, names: list[str], offset: int) -> None:
        if len(self.opened) >= MAX_NESTING:
            raise MarkupError(f"More than {MAX_NESTING} tags are open at once.", offset)
        links = [name for name in names if name in _LINKS]
        if len(links) > 1 or (links and any(tag.link for tag in self.opened)):
            raise MarkupError("A link cannot stand in another one.", offset)
        style = nested(self._style(), " ".join([name for name in names if name not in _LINKS]))
        self.opened.append(_Tag(offset, style, "".join(links), len(self.parts)))

    def close(self, offset: int) -> None:
        if not self.opened:
            raise MarkupError("[/] closes a tag, but none is open.", offset)
        tag = self.opened.pop()
        if tag.link:
            self._link(tag)

    def finished(self) -> Markup:
        if self.opened:
            raise MarkupError("This tag is not closed: write [/] where it ends.", self.opened[-1].offset)
        tokens = tuple((part.name, part.form) for part in self.parts if isinstance(part, Token))
        return Markup(_joined(self.parts), tokens)

    def _style(self) -> str:
        return self.opened[-1].style if self.opened else ""

    def _link(self, tag: _Tag) -> None:
        spans = [part for part in self.parts[tag.begins :] if isinstance(part, Span)]
        words = " ".join(plain(tuple(spans)).split())
        if not words or (tag.link == "web" and not is_address(words)):
            right = "[send]look[/]" if tag.link == "send" else "[web]https://example.org/[/]"
            raise MarkupError(f"This link leads nowhere: write it as {right}.", tag.offset)
        link = f"{SEND}{words}" if tag.link == "send" else words
        self.parts[tag.begins :] = [Span(span.text, span.style, link) for span in spans]


def escape(text: str) -> str:
    """Text that reads as itself when parsed as markup."""
    return text.translate(_ESCAPES)


def _joined(parts: list[Span | Token]) -> tuple[Span | Token, ...]:
    result: list[Span | Token] = []
    for part in parts:
        last = result[-1] if result else None
        if isinstance(part, Span) and isinstance(last, Span) and last[1:] == part[1:]:
            result[-1] = Span(last.text + part.text, part.style, part.link)
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
