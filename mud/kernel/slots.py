"""How every declared class is made: a dataclass with slots, in which a misspelt name cannot pass unseen.

It knows nothing of what the classes are for.
"""

import dataclasses
import types
from collections.abc import Iterator
from typing import TypeVar

from pydantic import ConfigDict

from mud.kernel.errors import DeclarationError

C = TypeVar("C")

STRICT = ConfigDict(extra="forbid", strict=False)
"""What Pydantic needs to be told of a dataclass; without it unknown keys pass."""


def slotted_class(cls: type[C], *, frozen: bool, kw_only: bool, eq: bool, repr: bool = True) -> type[C]:  # noqa: A002
    """The class as a dataclass with slots that Pydantic reads strictly; DeclarationError for what slots do not bear."""
    for name, body in _functions(cls):
        if "__class__" in body.__code__.co_freevars:
            # The decorator makes a second class, with slots; super() without arguments looks for the first.
            raise DeclarationError(f"{cls.__name__}.{name}: name the base in place of super() in a slotted class")
    made = dataclasses.dataclass(frozen=frozen, slots=True, kw_only=kw_only, eq=eq, repr=repr)(cls)
    if made.__dictoffset__:
        raise DeclarationError(f"{cls.__name__} has a base without __slots__, in which a misspelt field would be kept")
    made.__pydantic_config__ = STRICT  # type: ignore[attr-defined]  # the name that Pydantic looks for
    return made


def _functions(cls: type) -> Iterator[tuple[str, types.FunctionType]]:
    for name, member in vars(cls).items():
        bodies = (member, *(getattr(member, inside, None) for inside in ("__func__", "fget", "fset")))
        yield from ((name, body) for body in bodies if isinstance(body, types.FunctionType))
