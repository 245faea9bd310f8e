"""From a file's nodes to drafts: which content types, which ids, each only once."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from pydantic import TypeAdapter

from mud.content.drafts import Draft
from mud.content.files import Source
from mud.content.guesses import Guesses
from mud.content.nodes import Flaw, Listing, Mapping, Node, Scalar
from mud.content.shapes import Apart, Fields, fields_shape
from mud.content.wording import described
from mud.content.yaml import read
from mud.kernel.describe import describe
from mud.kernel.errors import ContentError, DeclarationError, Place
from mud.kernel.spec import Spec

MOST_ERRORS = 1000  # in one run; nobody reads more, and one mistake can be in every room
LONGEST_ID = 64  # characters; the width of key columns

_ID = re.compile(r"[a-z][a-z0-9_]*")
_KEY_LINE = re.compile(r"^ *([a-z][a-z0-9_]*):", re.MULTILINE)
_ID_FIELD = re.compile(r"\bid: *([a-z][a-z0-9_]*)")


class TooManyErrors(Exception):
    """There is no use in looking further."""


class Kind:
    """A content type: its name in files, its shape, its validator, and the drafts of it by id."""

    def __init__(self, cls: type[Spec]) -> None:
        self.cls = cls
        self.name = describe(cls).table
        self.shape: Fields = fields_shape(cls)
        self.adapter: TypeAdapter[Spec] = TypeAdapter(cls)
        self.drafts: dict[str, Draft] = {}
        self.inner: dict[str, Kind] = {}  # what may be written inside an entry of this type, by its key there


def kinds_of(types: Iterable[type[Spec]]) -> dict[str, Kind]:
    """The content types by name, those that stand inside others made known to them."""
    kinds = {kind.name: kind for kind in map(Kind, types)}
    for kind in kinds.values():
        under = kind.cls.__under__
        if under is None:
            continue
        if under.type not in kinds:
            raise DeclarationError(f"{kind.name} stand in {under.type}, which is no content type here")
        outer = kinds[under.type]
        if under.key in outer.shape.fields:
            raise DeclarationError(f"{outer.name} already have a field {under.key!r}")
        outer.inner[under.key] = kind
        outer.shape.fields[under.key] = under.key, Apart()
    return kinds


@dataclass(slots=True)
class Intake:
    """Takes the drafts out of files. Gathers its errors on the way.

    `half_read` are ids that may stand where something could not be read, `unreadable` the places
    of values that were refused as they were read: nobody wants to hear of either a second time.
    """

    kinds: dict[str, Kind]
    guesses: Guesses
    errors: list[ContentError] = field(default_factory=list)
    half_read: set[str] = field(default_factory=set)
    unreadable: set[Place] = field(default_factory=set)

    def take(self, source: Source) -> None:
        """Take the drafts out of one file."""
        reading = read(source.text)
        for flaw in reading.flaws:
            self.report(source.name, flaw.message, flaw)
            self.unreadable.add(Place(source.name, flaw.line, flaw.column))
        if not reading.whole:
            self.half_read.update(_KEY_LINE.findall(source.text), _ID_FIELD.findall(source.text))
            _drop_last(reading.root)
        if isinstance(reading.root, Mapping):
            for key, node in reading.root.entries.values():
                self._type(source.name, key, node)
        elif reading.root is not None and not reading.flaws:
            message = f"a file maps content types to their entries, but this is {described(reading.root)}"
            self.report(source.name, message, reading.root)

    def report(self, file: str, message: str, at: Node | Flaw) -> None:
        """Note an error. Raises TooManyErrors when it is one too many."""
        self.add(ContentError(message, Place(file, at.line, at.column)))

    def add(self, error: ContentError) -> None:
        """Note an error that knows its place. Raises TooManyErrors when it is one too many."""
        if len(self.errors) >= MOST_ERRORS:
            raise TooManyErrors
        self.errors.append(error)

    def _type(self, file: str, key: Scalar, node: Node) -> None:
        name = str(key.value)
        kind = self.kinds.get(name)
        if kind is None:
            hint = self.guesses.hint(name, self.kinds, f"; known are {', '.join(sorted(self.kinds))}")
            self.report(file, f"unknown content type {name!r}{hint}", key)
        elif isinstance(node, Mapping):
            for at, entry in node.entries.values():
                self._entry(kind, file, at, entry)
        elif not _is_empty(node):
            self.report(file, f"{name} must be a mapping of ids to fields, but it is {described(node)}", node)

    def _entry(self, kind: Kind, file: str, key: Scalar, node: Node) -> None:
        if _is_empty(node):
            node = Mapping(node.line, node.column)
        if isinstance(node, Mapping):
            self._draft(kind, Draft(kind.cls, file, key, node, kind.shape))
        else:
            self.report(file, f"{key.value} must be a mapping of fields, but it is {described(node)}", node)
            self.half_read.add(str(key.value))

    def _draft(self, kind: Kind, draft: Draft) -> None:
        if fault := _id_fault(draft.id):
            self.report(draft.file, fault, draft.key)
        first = kind.drafts.setdefault(draft.id, draft)
        if first is not draft:
            self.report(draft.file, f"{draft.id!r} is already in {kind.name}, at {first.place()}", draft.key)
        for name, inner in kind.inner.items():
            if name in draft.node.entries:
                self._inside(inner, draft, name, draft.node.entries[name].value)

    def _inside(self, kind: Kind, outer: Draft, name: str, node: Node) -> None:
        """The entries of another type that stand inside a draft, in a list, each with its id."""
        if isinstance(node, Listing):
            for item in node.items:
                self._inner_entry(kind, outer, item)
        elif not _is_empty(node):
            self.report(outer.file, f"{name} must be a list, but it is {described(node)}", node)

    def _inner_entry(self, kind: Kind, outer: Draft, node: Node) -> None:
        under = kind.cls.__under__
        assert under is not None
        if not isinstance(node, Mapping):
            self.report(outer.file, f"each of {under.key} must be a mapping, but this is {described(node)}", node)
            return
        entries = dict(node.entries)
        if "id" not in entries:
            self.report(outer.file, "id is missing", node)
            return
        key = entries.pop("id").value
        if not isinstance(key, Scalar) or not isinstance(key.value, str):
            self.report(outer.file, f"id must be a text, but it is {described(key)}", key)
            return
        fields = Mapping(node.line, node.column, entries)
        shape = kind.shape.without(under.field)
        self._draft(kind, Draft(kind.cls, outer.file, key, fields, shape, {under.field: outer.id}))


def _drop_last(root: Node | None) -> None:
    """Forget the entry in which reading stopped: what is missing of it is not its author's mistake."""
    if not isinstance(root, Mapping) or not root.entries:
        return
    name, last = root.entries.popitem()
    if isinstance(last.value, Mapping) and last.value.entries:
        last.value.entries.popitem()
        root.entries[name] = last


def _is_empty(node: Node) -> bool:
    return isinstance(node, Scalar) and node.value is None


def _id_fault(written: str) -> str | None:
    if len(written) > LONGEST_ID:
        return f"an id has at most {LONGEST_ID} characters, this one has {len(written)}"
    if not _ID.fullmatch(written):
        return f"{written!r} is no id: use lower-case letters, digits and _, and begin with a letter"
    return None
