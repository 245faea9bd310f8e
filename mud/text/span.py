"""Styled text as a value: what markup becomes and what the renderer paints.

A `Text` is a tuple of spans. A style is the name of a style in a theme; nested styles are names joined by a space,
outer first. What a style looks like is `theme.py`'s matter, and how to write one in content is `markup.py`'s.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypeAlias

from mud.text.link import SEND


class Span(NamedTuple):
    """A run of characters in one style; `""` is plain. A tuple, since texts are keys of what is kept rendered.

    `link` is what they lead to for clients that can follow links (`link.py`); `""` is nothing.
    """

    text: str
    style: str = ""
    link: str = ""


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


def typed(command: str, style: str = "key", words: str = "") -> Text:
    """A command, or other words that stand for it: clients that can send it when they are clicked.

    Never to be made of what someone else typed: it is sent as if the reader had typed it.
    """
    return (Span(words or command, style, SEND + command),)


def within(text: Text, style: str) -> Text:
    """The text with a style put around it, so that its own styles are nested in that one."""
    if not style:
        return text
    return tuple([Span(words, nested(style, inner), link) for words, inner, link in text])


def nested(outer: str, inner: str) -> str:
    """The name of a style inside another."""
    return f"{outer} {inner}" if outer and inner else outer or inner


def merged(spans: Iterable[Span]) -> Text:
    """The same text in as few spans as possible: no empty ones, no two neighbors of one style and link."""
    result: list[Span] = []
    for span in spans:
        if not span.text:
            continue
        if result and result[-1][1:] == span[1:]:
            result[-1] = Span(result[-1].text + span.text, span.style, span.link)
        else:
            result.append(span)
    return tuple(result)


def cropped(text: Text, bounds: Iterable[tuple[int, int]]) -> list[Text]:
    """For each pair of start and end the characters between, in their styles.

    Counted over the whole text; the pairs ascend and do not overlap, so that one pass does for all lines of a text.
    """
    result: list[Text] = []
    index = offset = 0
    for start, end in bounds:
        line: list[Span] = []
        while index < len(text):
            span = text[index]
            part = span.text[max(0, start - offset) : max(0, end - offset)]
            if part:
                line.append(span if len(part) == len(span.text) else Span(part, span.style, span.link))
            if offset + len(span.text) > end:
                break
            offset += len(span.text)
            index += 1
        result.append(tuple(line))
    return result


def split_lines(text: Text) -> list[Text]:
    """The text cut at its newlines; one line more than there are newlines."""
    return cropped(text, _line_bounds(plain(text)))


def _line_bounds(words: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in words.split("\n"):
        yield start, start + len(line)
        start += len(line) + 1
