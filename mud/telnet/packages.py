"""Which GMCP packages a peer asked for (Core.Supports)."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

_NONE: Final[Mapping[str, bool]] = MappingProxyType({})

_ASKED_BY_NAME: Final = frozenset({"char.login"})
"""What a request for the parent does not cover: a client that cannot sign people in must not be asked to."""


class Packages:
    """A choice of modules, never changed. A module stands for all packages below it, unless they are listed too."""

    def __init__(self, listed: Mapping[str, bool] = _NONE) -> None:
        self._listed = listed

    def include(self, package: str) -> bool:
        """Whether the package was asked for: the longest name on the list that it begins with decides.

        The package is in lower case.
        """
        name = package
        while name:
            listed = self._listed.get(name)
            if listed is not None or name in _ASKED_BY_NAME:
                return bool(listed)
            name = name.rpartition(".")[0]
        return False

    def after(self, verb: str, modules: Iterable[str], most: int) -> "Packages":
        """The choice after "set", "add" or "remove", of at most so many modules."""
        listed = {} if verb == "set" else dict(self._listed)
        for module in modules:
            if module in listed or len(listed) < most:
                listed[module] = verb != "remove"
        return Packages(listed)

    def added_since(self, before: "Packages") -> tuple[str, ...]:
        """Modules on the list now that were not included then."""
        return tuple(name for name, wanted in self._listed.items() if wanted and not before.include(name))
