"""Guards, modifiers and contributions: the three ways, beside events, in which an upper feature has a say below.

A guard looks at an intent before an act and may refuse it; a modifier looks at a number while it is computed and
returns another; a contribution adds lines to a screen while it is made. All run in the order of the roster.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar, assert_never

X = TypeVar("X")

# Any, below: the world, which stands on a higher floor.


@dataclass(frozen=True, slots=True)
class Guard(Generic[X]):
    """A say before an act: raises Refused to prevent it."""

    intent: type[X]
    function: Callable[[Any, X], None]


@dataclass(frozen=True, slots=True)
class Modifier(Generic[X]):
    """A say while a number is computed: given what it is about and the number so far, returns the number."""

    quantity: type[X]
    function: Callable[[Any, X, float], float]


@dataclass(frozen=True, slots=True)
class Contribution(Generic[X]):
    """A say while a screen is made: adds typed lines to its named sections."""

    screen: type[X]
    function: Callable[[Any, X], None]


def guard(intent: type[X]) -> Callable[[Callable[[Any, X], None]], Guard[X]]:
    """Declare a guard."""
    return lambda function: Guard(intent, function)


def modifier(quantity: type[X]) -> Callable[[Callable[[Any, X, float], float]], Modifier[X]]:
    """Declare a modifier."""
    return lambda function: Modifier(quantity, function)


def adds(screen: type[X]) -> Callable[[Callable[[Any, X], None]], Contribution[X]]:
    """Declare a contribution."""
    return lambda function: Contribution(screen, function)


class Hooks:
    """All guards, modifiers and contributions, by what they are about."""

    def __init__(self, declared: Iterable[Guard[Any] | Modifier[Any] | Contribution[Any]] = ()) -> None:
        self._guards: dict[type, list[Callable[[Any, Any], None]]] = {}
        self._modifiers: dict[type, list[Callable[[Any, Any, float], float]]] = {}
        self._contributions: dict[type, list[Callable[[Any, Any], None]]] = {}
        for hook in declared:
            match hook:
                case Guard(intent, function):
                    self._guards.setdefault(intent, []).append(function)
                case Modifier(quantity, function):
                    self._modifiers.setdefault(quantity, []).append(function)
                case Contribution(screen, function):
                    self._contributions.setdefault(screen, []).append(function)
                case other:
                    assert_never(other)

    def check(self, world: Any, intent: object) -> None:
        """Let every guard look; the first Refused ends it."""
        for function in self._guards.get(type(intent), ()):
            function(world, intent)

    def modified(self, world: Any, quantity: object, base: float) -> float:
        """The number after every modifier."""
        for function in self._modifiers.get(type(quantity), ()):
            base = function(world, quantity, base)
        return base

    def contribute(self, world: Any, screen: object) -> None:
        """Let every contribution add to the screen."""
        for function in self._contributions.get(type(screen), ()):
            function(world, screen)
