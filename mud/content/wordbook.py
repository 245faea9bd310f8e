"""The words of the small language by kind and name: what each takes, and its validator. What they do is not known here.

A word is a frozen dataclass that bears its name (`kernel.clauses.Term`); its fields are what can be said to it. A lone
value stands for the first of them (`tell: Good morning.`), and so does a clause where the first holds clauses
(`not: {dark: true}`).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

import orjson
from pydantic import TypeAdapter

from mud.content.shapes import Fields, Lines, fields_shape
from mud.kernel.clauses import Clause, Said, Speech, Term
from mud.kernel.values import FrozenMap


@dataclass(frozen=True)
class Entry:
    """One word."""

    cls: type
    term: Term

    @cached_property
    def shape(self) -> Fields:
        """What can be said to it."""
        return fields_shape(self.cls)

    @cached_property
    def adapter(self) -> TypeAdapter[Any]:  # Any: an instance of `cls`
        """Its validator."""
        return TypeAdapter(self.cls)

    @property
    def first(self) -> str | None:
        """The field that a lone value stands for."""
        return next(iter(self.shape.fields), None)

    def stands_for_first(self, keys: Iterable[str]) -> bool:
        """Whether a mapping with these keys is a clause in the place of the first field."""
        first = self.first
        if first is None or not isinstance(self.shape.fields[first][1], Lines):
            return False
        return not any(key in self.shape.fields for key in keys)

    def read(self, said: Said) -> Any:  # Any: an instance of `cls`
        """The word with what is said to it; Pydantic's ValidationError or ValueError when that will not do."""
        return self.adapter.validate_json(orjson.dumps(self._arguments(said), _thawed), strict=True)

    def _arguments(self, said: Said) -> dict[str, Said]:
        fields = self.shape.fields
        if said is None:
            return {}
        if isinstance(said, FrozenMap) and not self.stands_for_first(said):
            return {fields[key][0] if key in fields else key: value for key, value in said.items()}
        if self.first is None:
            raise ValueError(f"{self.term.name} takes nothing")
        return {fields[self.first][0]: said}


def entry_of(cls: type) -> Entry:
    """The entry of a declared class."""
    return _entry_of(cls)


@cache
def _entry_of(cls: type) -> Entry:
    return Entry(cls, cls.__term__)  # type: ignore[attr-defined]  # whoever declares a word sets it


class Wordbook:
    """All words of the language."""

    def __init__(self, classes: Iterable[type]) -> None:
        self._entries: Mapping[Term, Entry] = {entry.term: entry for entry in map(entry_of, classes)}

    def find(self, speech: Speech, name: str) -> Entry | None:
        """The word of that kind and name."""
        return self._entries.get(Term(name, speech))

    def names(self, speech: Speech) -> list[str]:
        """The names of all words of a kind, in order."""
        return sorted(term.name for term in self._entries if term.speech is speech)

    def entries(self) -> list[Entry]:
        """All words, by kind and name."""
        return sorted(self._entries.values(), key=lambda entry: (entry.term.speech.value, entry.term.name))

    def read(self, speech: Speech, clause: Clause) -> Any:  # Any: an instance of the word's class
        """A clause as an instance of its word's class; LookupError for no word, ValueError for what cannot be said."""
        entry = self.find(speech, clause.word)
        if entry is None:
            raise LookupError(f"there is no {speech.value} {clause.word!r}")
        return entry.read(clause.said)


def _thawed(said: object) -> object:
    if isinstance(said, FrozenMap):
        return dict(said)
    raise TypeError(f"{type(said).__name__} cannot be said")
