"""Styled text as a value: what markup becomes and what the renderer paints.

A `Text` is a tuple of spans. A style is the name of a style in a theme; nested styles are names joined by a space,
outer first. What a style looks like is `theme.py`'s matter, and how to write one in content is `markup.py`'s.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Span:
    """A run of characters in one style; `""` is plain."""

    text: str
    style: str = ""


Text: TypeAlias = tuple[Span, ...]


def plain(text: Text) -> str:
    """The characters alone."""
    return "".join([span.text for span in text])


def styled(text: str, style: str = "") -> Text:
    """A string as a text in one style; an empty string is an empty text."""
    return (Span(text, style),) if text else ()


def as_text(value: str | Text) -> Text:
    """A string as plain text; a text as it is. Strings are not parsed as markup."""
    return styled(value) if isinstance(value, str) else value


def within(text: Text, style: str) -> Text:
    """The text with a style put around it, so that its own styles are nested in that one."""
    if not style:
        return text
    return tuple(Span(span.text, nested(style, span.style)) for span in text)


def nested(outer: str, inner: str) -> str:
    """The name of a style inside another."""
    return f"{outer} {inner}" if outer and inner else outer or inner


def merged(spans: Iterable[Span]) -> Text:
    """The same text in as few spans as possible: no empty ones, no two neighbors of one style."""
    result: list[Span] = []
    for span in spans:
        if not span.text:
            continue
        if result and result[-1].style == span.style:
            result[-1] = Span(result[-1].text + span.text, span.style)
        else:
            result.append(span)
    return tuple(result)


def cropped(text: Text, start: int, end: int) -> Text:
    """The characters from `start` up to `end`, counted over the whole text, in their styles."""
    result: list[Span] = []
    offset = 0
    for span in text:
        if offset >= end:
            break
        part = span.text[max(0, start - offset) : end - offset]
        if part and offset + len(span.text) > start:
            result.append(Span(part, span.style))
        offset += len(span.text)
    return tuple(result)
