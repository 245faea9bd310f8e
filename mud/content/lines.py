"""Lines of the small language in a file, checked word by word: every fault at its place, with the likely word."""

import orjson
from pydantic import ValidationError

from mud.content.drafts import Draft, Walk
from mud.content.guesses import Guesses
from mud.content.nodes import Entry as Line
from mud.content.nodes import Flaw, Listing, Mapping, Node, Scalar
from mud.content.wordbook import Entry, Wordbook
from mud.content.wording import described, flaws_of
from mud.kernel.clauses import NOT_A_LINE, Speech

MOST_LINES = 1000
"""Lines of one spec, those inside others included: what needs more is a program, and belongs into one."""


def check_lines(walk: Walk, draft: Draft, words: Wordbook, guesses: Guesses) -> None:
    """Check all lines that a walk came by, and those inside them; faults and references are added to the walk."""
    checked = _Lines(walk, draft, words, guesses)
    count = 0
    while walk.lines:
        shape, node = walk.lines.pop(0)
        for each in node.items if isinstance(node, Listing) else (node,):
            count += 1
            if count > MOST_LINES:
                walk.flaws.append(
                    Flaw(f"more than {MOST_LINES} lines: this is too much for one", each.line, each.column)
                )
                return
            checked.check(shape.speech, each)


class _Lines:
    """The lines of one draft."""

    def __init__(self, walk: Walk, draft: Draft, words: Wordbook, guesses: Guesses) -> None:
        self._walk = walk
        self._draft = draft
        self._words = words
        self._guesses = guesses

    def check(self, speech: Speech, node: Node) -> None:
        """Check one line."""
        line = _line(node)
        if line is None:
            self._fault(f"{NOT_A_LINE}, but this is {_kind(node)}", node)
            return
        entry = self._words.find(speech, str(line.key.value))
        if entry is None:
            self._unknown(speech, line.key)
            return
        said = self._said(entry, line)
        if said is not None:
            self._check_said(entry, line.key, said)

    def _check_said(self, entry: Entry, key: Scalar, said: Mapping) -> None:
        before = len(self._walk.references)
        values = self._walk.fields(entry.shape, said)
        found = self._walk.references[before:]  # where an id can stand, so can a name: $room
        self._walk.references[before:] = [each for each in found if not str(each.word.value).startswith("$")]
        try:
            entry.adapter.validate_json(orjson.dumps(values), strict=True)
        except ValidationError as error:
            draft = Draft(self._draft.cls, self._draft.file, key, said, entry.shape)
            self._walk.flaws.extend(flaws_of(error, draft, self._guesses))

    def _said(self, entry: Entry, line: Line) -> Mapping | None:
        """What is said to a word as a mapping of its fields; None when it cannot be one, which is noted."""
        node = line.value
        if isinstance(node, Scalar) and node.value is None:
            return Mapping(line.key.line, line.key.column)
        if isinstance(node, Mapping) and not entry.stands_for_first(node.entries):
            return node
        if entry.first is None:
            self._fault(f"{entry.term.name} takes nothing", node)
            return None
        first = Scalar(entry.first, node.line, node.column)
        return Mapping(node.line, node.column, {entry.first: Line(first, node)})

    def _unknown(self, speech: Speech, word: Scalar) -> None:
        name = str(word.value)
        for other in Speech:
            if other is not speech and self._words.find(other, name) is not None:
                self._fault(f"{name!r} is one of the {other.value}s; here belongs one of the {speech.value}s", word)
                return
        hint = self._guesses.hint(name, self._words.names(speech), "; all are listed in docs/language.md")
        self._fault(f"unknown {speech.value} {name!r}{hint}", word)

    def _fault(self, message: str, at: Node) -> None:
        self._walk.flaws.append(Flaw(message, at.line, at.column))


def _line(node: Node) -> Line | None:
    """A word and what is said to it, where the node is one."""
    if isinstance(node, Scalar) and isinstance(node.value, str):
        return Line(node, Scalar(None, node.line, node.column))
    if isinstance(node, Mapping) and len(node.entries) == 1:
        return next(iter(node.entries.values()))
    return None


def _kind(node: Node) -> str:
    if isinstance(node, Mapping):
        return f"a mapping of {len(node.entries)}"
    return described(node)
