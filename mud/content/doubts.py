"""Doubts: what is no fault in content and yet most likely not meant, each by a name under which authors accept it.

Features declare theirs (`@doubts("one_way", ...)` in their checks.py). Any entry of any file may say
`allow: one_way`, or a list of such names; one that allows nothing is doubtful itself.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from mud.content.catalog import Catalog
from mud.content.guesses import Guesses
from mud.content.origins import Origins, Path, Problem
from mud.content.references import references
from mud.content.wordbook import Wordbook
from mud.kernel.describe import describe
from mud.kernel.errors import ContentError, DeclarationError, Place
from mud.kernel.spec import Spec

UNNEEDED = "allow"
"""The name of the doubt about an `allow` that allows nothing."""


class Link(NamedTuple):
    """One piece of content names another."""

    cls: type[Spec]
    id: str
    path: Path


class Overview:
    """All content, and who names whom; made once for all doubts."""

    def __init__(self, catalog: Catalog, words: Wordbook | None = None) -> None:
        self.catalog = catalog
        self._words = words

    @cached_property
    def links(self) -> Mapping[tuple[str, str], list[Link]]:
        """By table and id of what is named: who names it, and where. To be asked for in a condition is nothing."""
        found: dict[tuple[str, str], list[Link]] = {}
        for cls in self.catalog.types:
            for id_, spec in self.catalog.all(cls).items():
                for path, table, named, asked in references(spec, self._words):
                    if not asked:
                        found.setdefault((table, named), []).append(Link(cls, id_, path))
        return found

    def to(self, cls: type[Spec], id: str) -> list[Link]:  # noqa: A002  # the field is called so
        """Who names a piece of content."""
        return self.links.get((describe(cls).table, id), [])


@dataclass(frozen=True, slots=True)
class Doubt:
    """One kind of doubt. `meaning` ends a sentence that begins with "it warns of"."""

    name: str
    meaning: str
    function: Callable[[Overview], Iterable[Problem]]


def doubts(name: str, meaning: str) -> Callable[[Callable[[Overview], Iterable[Problem]]], Doubt]:
    """Declare a kind of doubt."""
    return lambda function: Doubt(name, meaning, function)


@dataclass(frozen=True, slots=True, order=True)
class Warned:
    """A doubt at its place."""

    place: Place
    name: str
    message: str

    def __str__(self) -> str:
        return f"{self.place}: warning: {self.message} [{self.name}]"


def warnings(overview: Overview, origins: Origins, declared: Iterable[Doubt]) -> list[Warned]:
    """Every doubt that no author has accepted, by place."""
    kinds = list(declared)
    if len({kind.name for kind in kinds}) != len(kinds):
        raise DeclarationError("two kinds of doubt have one name")
    allowed, used = origins.allowed(), set[tuple[Any, ...]]()  # Any: content type, id and name
    found = []
    for kind in kinds:
        for problem in kind.function(overview):
            key = problem.cls, problem.id
            if kind.name in allowed.get(key, ()):
                used.add((*key, kind.name))
            else:
                found.append(_warned(kind.name, origins.error(problem)))
    known = [kind.name for kind in kinds]
    return sorted([*found, *_unneeded(origins, allowed, used, known)])


def _unneeded(
    origins: Origins,
    allowed: Mapping[tuple[type[Spec], str], frozenset[str]],
    used: set[tuple[Any, ...]],
    known: list[str],
) -> Iterator[Warned]:
    guesses = Guesses()
    for (cls, id_), names in allowed.items():
        for name in sorted(names):
            if name not in known:
                hint = guesses.hint(name, known, f"; known are {', '.join(known)}")
                message = f"there is no warning {name!r} that could be allowed{hint}"
            elif (cls, id_, name) not in used:
                message = f"{name} is allowed, but there is nothing to warn of: take it out"
            else:
                continue
            yield _warned(UNNEEDED, origins.error(Problem(message, cls, id_, (UNNEEDED,))))


def _warned(name: str, error: ContentError) -> Warned:
    return Warned(error.place, name, error.message)
