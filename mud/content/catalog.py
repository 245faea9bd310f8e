"""The catalog: all content as frozen specs, by type and id. It never changes; a change is another catalog."""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import TypeVar, cast

from mud.kernel.describe import describe
from mud.kernel.spec import Spec

S = TypeVar("S", bound=Spec)
Shelves = Mapping[type[Spec], Mapping[str, Spec]]
Retired = Mapping[type[Spec], frozenset[str]]


class Catalog:
    """Specs by type and id, in the order of their ids.

    `digest` is a hash of the content as it was written: equal digests mean equal content, whatever the
    files are called. It is empty for a catalog that was not read from files. Retired
    content is kept for what refers to it, and is of no other use.
    """

    __slots__ = ("_retired", "_shelves", "digest")
    digest: str
    _shelves: Shelves
    _retired: Retired

    def __init__(self, shelves: Shelves, digest: str = "", retired: Retired | None = None) -> None:
        ordered = {cls: MappingProxyType(dict(sorted(shelf.items()))) for cls, shelf in shelves.items()}
        object.__setattr__(self, "_shelves", MappingProxyType(ordered))
        object.__setattr__(self, "digest", digest)
        object.__setattr__(self, "_retired", {cls: ids for cls, ids in (retired or {}).items() if ids})

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("a catalog cannot be changed: make another one using `with_`")

    @classmethod
    def of(cls, *specs: Spec, types: Iterable[type[Spec]] = ()) -> "Catalog":
        """A catalog made in code, for tests and tools; `types` are those that may have no specs in it."""
        return cls(_merged({each: {} for each in types}, specs))

    @property
    def types(self) -> tuple[type[Spec], ...]:
        """The content types that it knows."""
        return tuple(self._shelves)

    def all(self, cls: type[S]) -> Mapping[str, S]:
        """All specs of a type by id, in the order of the ids; LookupError for a type it does not know."""
        try:
            return cast(Mapping[str, S], self._shelves[cls])  # a shelf holds specs of its own type only
        except KeyError:
            raise self._unknown(cls) from None

    def find(self, cls: type[S], id: str) -> S | None:  # noqa: A002  # the field is called so
        """The spec of that id, or None."""
        try:
            return cast("S | None", self._shelves[cls].get(id))  # a shelf holds specs of its own type only
        except KeyError:
            raise self._unknown(cls) from None

    def get(self, cls: type[S], id: str) -> S:  # noqa: A002
        """The spec of that id; LookupError, with the type and the id, when there is none."""
        found = self.find(cls, id)
        if found is None:
            raise LookupError(f"there is no {id!r} in {describe(cls).table}")
        return found

    def with_(self, *specs: Spec) -> "Catalog":
        """A catalog like this one in which these specs stand in place of those of the same type and id.

        The digest stays: it speaks of what was written, not of what the database allotted.
        """
        return Catalog(_merged(self._shelves, specs), self.digest, self._retired)

    def retired(self, cls: type[Spec]) -> frozenset[str]:
        """The ids of what no file has any more, but something refers to."""
        return self._retired.get(cls, frozenset())

    def in_use(self, cls: type[S]) -> Iterator[S]:
        """All specs of a type that are not retired, in the order of the ids."""
        retired = self.retired(cls)
        return (spec for id_, spec in self.all(cls).items() if id_ not in retired)

    def _unknown(self, cls: type[Spec]) -> LookupError:
        return LookupError(f"{cls.__name__} is no content type of this catalog")

    def __len__(self) -> int:
        return sum(len(shelf) for shelf in self._shelves.values())

    def __repr__(self) -> str:
        counts = ", ".join(f"{len(shelf)} {describe(cls).table}" for cls, shelf in self._shelves.items())
        return f"Catalog({counts})"


def _merged(shelves: Shelves, specs: Iterable[Spec]) -> dict[type[Spec], dict[str, Spec]]:
    merged = {cls: dict(shelf) for cls, shelf in shelves.items()}
    for spec in specs:
        merged.setdefault(type(spec), {})[spec_id(spec)] = spec
    return merged


def spec_id(spec: Spec) -> str:
    """The id of a spec: `@spec` has seen to it that there is one."""
    return cast(str, getattr(spec, "id"))  # noqa: B009  # the base class cannot declare it: slots clash
