"""Where each piece of content was written, for those who find fault with it after it was read."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeAlias

from mud.content.catalog import Catalog
from mud.content.drafts import Draft
from mud.content.nodes import Listing
from mud.content.nodes import Mapping as MappingNode
from mud.kernel.errors import ContentError, Place
from mud.kernel.spec import Spec

Path: TypeAlias = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """What a check found: a sentence, and the field it is about.

    `path` is as in the file: `("exits", "north")`, `("items", 0, "max")`; empty for the whole spec.
    """

    message: str
    cls: type[Spec]
    id: str
    path: Path = ()


Check: TypeAlias = Callable[[Catalog], Iterable[Problem]]


@dataclass(frozen=True, slots=True)
class Faults:
    """A check that a feature declares: what it finds keeps content from being loaded."""

    function: Check


def faults(function: Check) -> Faults:
    """Declare a check of all content."""
    return Faults(function)


class Origins:
    """The places of all content that was read. It keeps the files' nodes: drop it when it is no longer asked."""

    def __init__(self, drafts: Iterable[Draft]) -> None:
        self._drafts = {(draft.cls, draft.id): draft for draft in drafts}

    def place(self, cls: type[Spec], id: str, path: Path = ()) -> Place:  # noqa: A002  # the field is called so
        """Where a field was written, or as much of its path as was; LookupError for what was not read."""
        draft = self._drafts.get((cls, id))
        if draft is None:
            raise LookupError(f"there is no {cls.__name__} {id!r} in the files")
        return _place(draft, path)

    def files(self) -> Mapping[tuple[type[Spec], str], str]:
        """The file of each piece of content."""
        return MappingProxyType({key: draft.file for key, draft in self._drafts.items()})

    def allowed(self) -> dict[tuple[type[Spec], str], frozenset[str]]:
        """The warnings that authors accept, of each piece of content that names any."""
        return {key: names for key, draft in self._drafts.items() if (names := draft.allowed())}

    def forget(self) -> None:
        """Let the nodes go, some at a time: to drop them at once would keep everyone else waiting for long."""
        while self._drafts:
            self._drafts.popitem()

    def error(self, problem: Problem) -> ContentError:
        """A check's problem as an error at its place; one about something made in code names what it is about."""
        try:
            return ContentError(problem.message, self.place(problem.cls, problem.id, problem.path))
        except LookupError:
            return ContentError(problem.message, Place(f"{problem.cls.__name__} {problem.id}"))


def _place(draft: Draft, path: Path) -> Place:
    node: object = draft.node
    place = draft.place()
    for part in path:
        if isinstance(node, MappingNode) and str(part) in node.entries:
            node = node.entries[str(part)].value
        elif isinstance(node, Listing) and isinstance(part, int) and part < len(node.items):
            node = node.items[part]
        else:
            break
        place = Place(draft.file, node.line, node.column)
    return place
