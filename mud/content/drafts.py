"""From nodes to what Pydantic reads: fields under their own names, references noted, unknown ones refused."""

from dataclasses import dataclass, field
from typing import Final, NamedTuple

from mud.content.guesses import Guesses
from mud.content.lists import in_lines
from mud.content.nodes import Entry, Flaw, Listing, Mapping, Node, Plain, Scalar, plain
from mud.content.shapes import Apart, Either, Entries, Fields, Items, Lines, Shape, Word
from mud.kernel.errors import Place
from mud.kernel.spec import Spec

MOST_FLAWS = 100  # named of one entry; past that it is not what it was meant to be
MOST_NAMED = 12  # known fields that a message lists when it has no better guess


ALLOW: Final = "allow"
"""The key under which any entry may name warnings that its author accepts."""


@dataclass(slots=True)
class Draft:
    """A spec to be: its type and id, where and how it is written, and the fields that its surroundings give it."""

    cls: type[Spec]
    file: str
    key: Scalar
    node: Mapping
    shape: Fields
    given: dict[str, str] = field(default_factory=dict)

    @property
    def id(self) -> str:
        return str(self.key.value)

    def allowed(self) -> frozenset[str]:
        """The warnings that its author accepts."""
        written = self.node.entries[ALLOW].value if ALLOW in self.node.entries else None
        words = written.items if isinstance(written, Listing) else [] if written is None else [written]
        return frozenset(str(each.value) for each in words if isinstance(each, Scalar))

    def place(self, at: Scalar | Flaw | None = None) -> Place:
        """The place of a value or a flaw in its file; without one, that of the id."""
        spot = at or self.key
        return Place(self.file, spot.line, spot.column)


class Reference(NamedTuple):
    """A text that must be the id of something in a table; `default_of` names the field that was not written."""

    table: str
    word: Scalar
    default_of: str | None = None


class Walk:
    """One way through a draft's nodes. Gathers its flaws, its references and its lines of the small language."""

    def __init__(self, guesses: Guesses) -> None:
        self.flaws: list[Flaw] = []
        self.references: list[Reference] = []
        self.lines: list[tuple[Lines, Node]] = []
        self._guesses = guesses

    def draft(self, draft: Draft) -> dict[str, Plain]:
        """All values of a draft, under the names that the fields have in Python."""
        for name, (table, default) in draft.shape.defaults.items():
            if name not in draft.node.entries:
                word = Scalar(default, draft.key.line, draft.key.column)
                self.references.append(Reference(table, word, name))
        return {"id": draft.id, **draft.given, **self.fields(draft.shape, self._without_allowed(draft.node))}

    def _without_allowed(self, node: Mapping) -> Mapping:
        """The fields without the names of the warnings that an author accepts."""
        if ALLOW not in node.entries:
            return node
        written = node.entries[ALLOW].value
        words = written.items if isinstance(written, Listing) else [written]
        if not all(isinstance(each, Scalar) and isinstance(each.value, str) for each in words):
            self.flaws.append(
                Flaw(f"{ALLOW} must be the name of a warning, or a list of them", written.line, written.column)
            )
        fields = {key: entry for key, entry in node.entries.items() if key != ALLOW}
        return Mapping(node.line, node.column, fields)

    def fields(self, shape: Fields, node: Mapping) -> dict[str, Plain]:
        """The values of a mapping with known keys."""
        values: dict[str, Plain] = {}
        for key, (at, value) in list(node.entries.items()):
            known = shape.fields.get(key)
            if known is None and len(self.flaws) >= MOST_FLAWS:
                continue
            if known is None:
                self._unknown(key, at, value, shape)
            elif not isinstance(known[1], Apart) and not (_is_empty(value) and _may_be_left_out(known[1])):
                if isinstance(known[1], Lines) and known[1].mapped is not None and isinstance(value, Mapping):
                    value = in_lines(value, known[1].mapped)  # noqa: PLW2901  # what is wrong in it is found there
                    node.entries[key] = Entry(at, value)
                values[known[0]] = self._value(known[1], value)
        return values

    def _value(self, shape: Shape, node: Node) -> Plain:
        if isinstance(shape, Either):
            shape = choose(shape, node)
        if isinstance(shape, Lines):
            self.lines.append((shape, node))
            return plain(node)
        if isinstance(node, Scalar):
            return self._scalar(shape, node)
        if isinstance(node, Listing) and isinstance(shape, Items):
            return [self._value(shape.item, item) for item in node.items]
        if isinstance(node, Mapping) and isinstance(shape, Fields):
            return self.fields(shape, node)
        if isinstance(node, Mapping) and isinstance(shape, Entries):
            return {key: self._entry(shape, at, value) for key, (at, value) in node.entries.items()}
        return plain(node)  # the wrong kind: Pydantic says so

    def _scalar(self, shape: Shape, node: Scalar) -> Plain:
        if isinstance(shape, Fields) and shape.short is not None and isinstance(node.value, str):
            name, of_field = shape.fields[shape.short]
            return {name: self._value(of_field, node)}
        if isinstance(shape, Word):
            self._word(shape, node)
        return node.value

    def _entry(self, shape: Entries, key: Scalar, value: Node) -> Plain:
        self._word(shape.key, key)
        return self._value(shape.value, value)

    def _word(self, shape: Word, word: Scalar) -> None:
        if not isinstance(word.value, str):
            return
        if shape.table is not None:
            self.references.append(Reference(shape.table, word))
        if shape.width is not None and len(word.value) > shape.width:
            message = f"this text has {len(word.value)} characters, at most {shape.width} are allowed"
            self.flaws.append(Flaw(message, word.line, word.column))

    def _unknown(self, name: str, at: Scalar, value: Node, shape: Fields) -> None:
        if name == "id":
            message = "the id stands before the fields, as their key: take this one out"
        elif " " in name and _is_empty(value):
            message = f"unknown field {name!r}: within {{ }} a text that holds a comma must stand in quotes"
        else:
            known = ", ".join(list(shape.fields)[:MOST_NAMED])
            hint = self._guesses.hint(name, shape.fields, f"; known are {known}")
            message = f"unknown field {name!r}{hint}"
        self.flaws.append(Flaw(message, at.line, at.column))


def choose(shape: Either, node: Node) -> Shape:
    """The option that a node of this kind can mean; of several mappings, the one that knows most of its keys."""
    if isinstance(node, Scalar):
        short = next((option for option in shape.options if isinstance(option, Fields) and option.short), None)
        return next((option for option in shape.options if isinstance(option, Word)), short or shape.options[0])
    if isinstance(node, Listing):
        return next((option for option in shape.options if isinstance(option, Items)), shape.options[0])
    return max(shape.options, key=lambda option: _known_keys(option, node))


def _known_keys(shape: Shape, node: Mapping) -> int:
    if isinstance(shape, Fields):
        return len(shape.fields.keys() & node.entries.keys())
    return 0 if isinstance(shape, Entries) else -1


def _may_be_left_out(shape: Shape) -> bool:
    """Nothing after `exits:` means no exits, not an exits field that is wrong."""
    return isinstance(shape, Items | Entries | Fields | Lines)


def _is_empty(node: Node) -> bool:
    return isinstance(node, Scalar) and node.value is None
