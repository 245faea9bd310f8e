"""Text -> nodes: YAML as people mean it, every value with its line and column.

PyYAML parses (libyaml's C parser where it is built in), we compose: an own, flat loop over its
events, with bounds on depth and size. Of YAML's features anchors, aliases and tags are refused:
content is plain text, and without aliases no small file can unfold into a large one.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import islice
from typing import Protocol

import yaml
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    DocumentStartEvent,
    Event,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceStartEvent,
)
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner

from mud.content.nodes import Entry, Flaw, Listing, Mapping, Node, Scalar, Value
from mud.content.scalars import meaning
from mud.content.syntax import syntax_flaw

try:
    from yaml._yaml import CParser
except ImportError:  # PyYAML without libyaml
    CParser = None  # type: ignore[assignment,misc]  # the name stands for "not built in"

DEEPEST = 32  # levels of nesting; conditions within conditions need about ten
MOST_NODES = 300_000  # values in one file; a file of 4 MiB of ordinary content holds 250,000

MOST_FLAWS = 200  # in one file; past that it was not written for this, and mending some mends many
MOST_NAMED = 20  # lines whose unwanted characters are named; a file in the wrong encoding is full of them

# C0 except line ends, DEL, C1, the line separators that no editor counts as line ends, byte order
# marks within the text and the two non-characters that no parser takes.
_UNWANTED = re.compile("[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
_UNWANTED_IN_VALUE = re.compile(f"{_UNWANTED.pattern}|\r")  # what an escape in double quotes can bring in
_LINE_END = re.compile("\r\n|\r|\n")


class Events(Protocol):
    """What a parser of PyYAML gives: its events, one at a time, then None."""

    def get_event(self) -> Event | None: ...


class PlainParser(Reader, Scanner, Parser):
    """The parser in pure Python, for installations without libyaml; some 40 times slower."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)


def fast_parser(text: str) -> Events:
    """libyaml's parser where PyYAML was built with it."""
    return PlainParser(text) if CParser is None else CParser(text)


@dataclass(slots=True)
class Reading:
    """What was read of a text: its root, if any, and all that is wrong with it.

    `whole` is false when reading had to stop before the end, so that the root lacks what follows.
    """

    root: Node | None = None
    flaws: list[Flaw] = field(default_factory=list)
    whole: bool = True


def read(text: str, parser: Callable[[str], Events] = fast_parser) -> Reading:
    """Read one YAML document. Never raises: what is wrong is in the reading's flaws."""
    reading = Reading(flaws=_unwanted(text))
    if reading.flaws:
        reading.whole = False
        return reading
    composer = _Composer(reading)
    try:
        events = parser(text)
        while (event := events.get_event()) is not None:
            composer.take(event)
    except yaml.YAMLError as error:
        composer.stop(syntax_flaw(error, text))
    except _TooMuch as error:
        composer.stop(error.flaw)
    except ValueError:  # the Python parser's chr(), on an escape past the end of Unicode
        composer.stop(Flaw("an escape names no character", *composer.reached))
    if reading.root is None and not reading.flaws:
        reading.flaws.append(Flaw("the file is empty", 1, 1))
    return reading


def _unwanted(text: str) -> list[Flaw]:
    """The first unwanted character of each line."""
    if _UNWANTED.search(text) is None:
        return []
    found = ((number, _UNWANTED.search(line)) for number, line in enumerate(_LINE_END.split(text), 1))
    flaws = (Flaw(_reason(match[0]), number, match.start() + 1) for number, match in found if match)
    return list(islice(flaws, MOST_NAMED))


def _reason(character: str) -> str:
    if character == "\t":
        return "there is a tab here: use spaces"
    return f"the character U+{ord(character):04X} cannot be shown: take it out"


class _TooMuch(Exception):
    """A bound was passed; reading stops."""

    def __init__(self, flaw: Flaw) -> None:
        self.flaw = flaw


@dataclass(slots=True)
class _Open:
    """A collection whose end has not been reached; of a mapping also the key that waits."""

    node: Listing | Mapping
    key: Scalar | None = None


_UNUSABLE = Scalar(None, 0, 0)  # stands for a key that was refused; its value is passed over


class _Composer:
    """Makes nodes of events."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.reached = (1, 1)
        self._open: list[_Open] = []
        self._count = 0
        self._stopped = False

    def take(self, event: Event) -> None:
        if mark := event.start_mark:
            self.reached = mark.line + 1, mark.column + 1
        if isinstance(event, NodeEvent):
            self._node(event)
        elif isinstance(event, CollectionEndEvent):
            self._attach(self._open.pop().node)
        elif isinstance(event, DocumentStartEvent) and self.reading.root is not None:
            raise _TooMuch(Flaw("only one document per file: split it at '---'", *self.reached))

    def stop(self, flaw: Flaw) -> None:
        """Keep what was read so far, unfinished collections included."""
        self._stopped = True
        self.reading.flaws.append(flaw)
        self.reading.whole = False
        while self._open:
            self._attach(self._open.pop().node)

    def _node(self, event: NodeEvent) -> None:
        self._count += 1
        if self._count > MOST_NODES:
            raise _TooMuch(Flaw(f"more than {MOST_NODES} values: split this file", *self.reached))
        self._refuse_extras(event)
        if isinstance(event, ScalarEvent):
            self._attach(Scalar(self._value(event), *self.reached))
        elif isinstance(event, AliasEvent):
            self._attach(Scalar(None, *self.reached))
        else:
            self._begin(event)

    def _begin(self, event: NodeEvent) -> None:
        if len(self._open) >= DEEPEST:
            raise _TooMuch(Flaw(f"nested more than {DEEPEST} deep", *self.reached))
        if isinstance(event, SequenceStartEvent):
            self._open.append(_Open(Listing(*self.reached)))
        elif isinstance(event, MappingStartEvent):
            self._open.append(_Open(Mapping(*self.reached)))

    def _refuse_extras(self, event: NodeEvent) -> None:
        if isinstance(event, AliasEvent):
            self._flaw(f"*{event.anchor} is an alias, and those are not used here: "
                       "write the value out, or put a text that begins with * in quotes")  # fmt: skip
        elif event.anchor is not None:
            self._flaw(f"&{event.anchor} is an anchor, and those are not used here: "
                       "take it out, or put a text that begins with & in quotes")  # fmt: skip
        if getattr(event, "tag", None) is not None:
            self._flaw("a tag (a word that begins with !) is not used here: "
                       "take it out, or put a text that begins with ! in quotes")  # fmt: skip

    def _value(self, event: ScalarEvent) -> Value:
        text = event.value
        if self._is_key():
            return text  # a key is what is written
        if found := _UNWANTED_IN_VALUE.search(text):
            self._flaw(_reason(found[0]))
            return ""
        if event.style:  # in quotes, or a block; what ends a block is the layout's, not the text's
            return text.rstrip("\n") if event.style in "|>" else text
        try:
            return meaning(text)
        except ValueError as error:
            self._flaw(str(error))
            return 0

    def _is_key(self) -> bool:
        """Whether the next node of the innermost mapping is a key."""
        if not self._open:
            return False
        top = self._open[-1]
        return isinstance(top.node, Mapping) and top.key is None

    def _attach(self, node: Node) -> None:
        if not self._open:
            self.reading.root = node
            return
        top = self._open[-1]
        if isinstance(top.node, Listing):
            top.node.items.append(node)
        elif top.key is None:
            top.key = self._key(node, top.node)
        else:
            if top.key is not _UNUSABLE:
                top.node.entries[str(top.key.value)] = Entry(top.key, node)
            top.key = None

    def _key(self, node: Node, mapping: Mapping) -> Scalar:
        if not isinstance(node, Scalar) or not isinstance(node.value, str) or not node.value:
            self._flaw("a key must be a word or a text", node)
            return _UNUSABLE
        if found := _UNWANTED_IN_VALUE.search(node.value):
            self._flaw(_reason(found[0]), node)
            return _UNUSABLE
        if node.value in mapping.entries:
            first = mapping.entries[node.value].key
            self._flaw(f"{node.value!r} is given twice; the first is on line {first.line}", node)
            return _UNUSABLE
        return node

    def _flaw(self, message: str, node: Node | None = None) -> None:
        if self._stopped:
            return
        place = (node.line, node.column) if node else self.reached
        self.reading.flaws.append(Flaw(message, *place))
        if len(self.reading.flaws) >= MOST_FLAWS:
            raise _TooMuch(Flaw("there are too many faults in this file: mend these first", *self.reached))
