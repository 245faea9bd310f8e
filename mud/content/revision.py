"""What becomes different when one reading of the content takes the place of another.

An edition is the content as its files have it, with nothing that the database allots. A revision is the difference of
two editions, whole or of one content type or file only.
"""

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from mud.content.catalog import Catalog, Shelves
from mud.kernel.describe import describe
from mud.kernel.spec import Spec
from mud.kernel.values import FrozenMap

Files = Mapping[tuple[type[Spec], str], str]
"""The file in which each piece of content stands, as its name within the folder."""


Written = Mapping[tuple[type[Spec], str], bytes]
"""The fields of each piece of content as JSON."""


@dataclass(frozen=True, slots=True)
class Edition:
    """A reading of the content."""

    catalog: Catalog
    files: Files = dataclasses.field(default_factory=lambda: MappingProxyType({}))
    written: Written = dataclasses.field(default_factory=lambda: MappingProxyType({}))
    """What a later reading can be compared with before it is understood."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that is no longer as it was. What it holds is shown as Python shows it."""

    field: str
    before: Any  # Any: a value of any field
    after: Any  # Any: likewise


@dataclass(frozen=True, slots=True)
class Change:
    """One piece of content before and after; None where it is not there."""

    cls: type[Spec]
    id: str
    before: Spec | None
    after: Spec | None
    file: str = ""

    @property
    def kind(self) -> str:
        """`added`, `changed` or `removed`."""
        return "added" if self.before is None else "removed" if self.after is None else "changed"

    @property
    def table(self) -> str:
        """What the content type is called."""
        return describe(self.cls).table

    def differences(self) -> Iterator[Difference]:
        """The fields that differ; nothing for what is added or removed."""
        if self.before is None or self.after is None:
            return
        for each in dataclasses.fields(self.before):  # type: ignore[arg-type]  # every spec is a dataclass
            before, after = getattr(self.before, each.name), getattr(self.after, each.name)
            if isinstance(before, FrozenMap) and isinstance(after, FrozenMap):
                yield from _of_maps(each.name, before, after)
            elif before != after:
                yield Difference(each.name, before, after)


def _of_maps(field: str, before: FrozenMap[str, Any], after: FrozenMap[str, Any]) -> Iterator[Difference]:
    """What differs of a mapping, each key by itself; None where a key is not there."""
    for key in dict.fromkeys((*before, *after)):
        if before.get(key) != after.get(key):
            yield Difference(f"{field}.{key}", before.get(key), after.get(key))


@dataclass(frozen=True, slots=True)
class Revision:
    """All changes, by content type and id."""

    changes: tuple[Change, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.changes)

    def of(self, cls: type[Spec]) -> tuple[Change, ...]:
        """The changes of one content type."""
        return tuple(each for each in self.changes if each.cls is cls)

    def written(self) -> dict[type[Spec], dict[str, Spec]]:
        """What is new or different, as it is to be."""
        found: dict[type[Spec], dict[str, Spec]] = {}
        for each in self.changes:
            if each.after is not None:
                found.setdefault(each.cls, {})[each.id] = each.after
        return found

    def removed(self) -> dict[type[Spec], dict[str, Spec]]:
        """What is gone, as it was."""
        found: dict[type[Spec], dict[str, Spec]] = {}
        for each in self.changes:
            if each.after is None and each.before is not None:
                found.setdefault(each.cls, {})[each.id] = each.before
        return found


@dataclass(frozen=True, slots=True)
class Scope:
    """What a revision is limited to: one content type, or one file, or neither."""

    table: str = ""
    file: str = ""

    def holds(self, before: Edition, after: Edition, key: tuple[type[Spec], str]) -> bool:
        """Whether a piece of content is within it; one that moved between files belongs to both."""
        if self.table and describe(key[0]).table != self.table:
            return False
        return not self.file or self.file in (before.files.get(key), after.files.get(key))


ALL = Scope()


def compare(before: Edition, after: Edition, scope: Scope = ALL) -> Revision:
    """What is different in `after`."""
    return Revision(tuple(each for each in _changes(before, after) if scope.holds(before, after, (each.cls, each.id))))


def _changes(before: Edition, after: Edition) -> Iterator[Change]:
    for cls in after.catalog.types:
        old, new = before.catalog.all(cls), after.catalog.all(cls)
        for id_ in sorted({**old, **new}):
            was, is_ = old.get(id_), new.get(id_)
            if was is not is_ and was != is_:
                file = after.files.get((cls, id_)) or before.files.get((cls, id_), "")
                yield Change(cls, id_, was, is_, file)


def revised(before: Edition, revision: Revision, after: Edition) -> Edition:
    """`before` with a revision made; what did not change stays the same objects."""
    files, written = dict(before.files), dict(before.written)
    for change in revision.changes:
        key = change.cls, change.id
        if change.after is None:
            files.pop(key, None)
            written.pop(key, None)
        else:
            files[key] = after.files.get(key, change.file)
            written[key] = after.written.get(key, b"")
    shelves = patched(before.catalog, revision.written(), revision.removed())
    return Edition(Catalog(shelves, after.catalog.digest), MappingProxyType(files), MappingProxyType(written))


def patched(catalog: Catalog, written: Shelves, gone: Mapping[type[Spec], Iterable[str]]) -> Shelves:
    """The shelves of a catalog with some specs put in and others taken out."""
    shelves: dict[type[Spec], Mapping[str, Spec]] = {}
    for cls in dict.fromkeys((*catalog.types, *written)):
        shelf = dict(catalog.all(cls)) if cls in catalog.types else {}
        for id_ in gone.get(cls, ()):
            shelf.pop(id_, None)
        shelf.update(written.get(cls, {}))
        shelves[cls] = shelf
    return shelves
