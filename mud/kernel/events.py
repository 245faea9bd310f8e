"""Events: what has happened, told after the fact; handlers react to them in the order of the roster.

The bus knows nothing of the world: whatever is passed as `world` is handed on to the handlers.
"""

import dataclasses
from collections import deque
from collections.abc import Callable, Iterable
from typing import Any, ClassVar, Generic, TypeVar, dataclass_transform, overload

from mud.kernel.errors import MudError
from mud.kernel.slots import slotted_class

T = TypeVar("T", bound="Event")
A = TypeVar("A", bound="Event")
B = TypeVar("B", bound="Event")
C = TypeVar("C", bound="Event")
D = TypeVar("D", bound="Event")

DEPTH_LIMIT = 16
"""Handlers may record further events; a chain longer than this is a loop that nobody meant."""


class Event:
    """Base of all events. `durable`: nobody reads of it before it is on disk. `silent`: nobody is told, so no view."""

    __slots__ = ()
    durable: ClassVar[bool] = False
    silent: ClassVar[bool] = False


@dataclass_transform(frozen_default=True)
def event(*, durable: bool = False, silent: bool = False) -> Callable[[type[T]], type[T]]:
    """Declare an event: a frozen slotted dataclass named in the past tense."""

    def decorate(cls: type[T]) -> type[T]:
        made = slotted_class(cls, frozen=True, kw_only=False, eq=False)
        made.durable = durable
        made.silent = silent
        return made

    return decorate


class EventLoopError(MudError):
    """Handlers keep answering each other's events."""


@dataclasses.dataclass(frozen=True, slots=True)
class Handler(Generic[T]):
    """A reaction to events of one type, or of any of several."""

    events: tuple[type[T], ...]
    function: Callable[[Any, T], None]  # Any: the world, which stands on a higher floor

    def __call__(self, world: Any, event: T) -> None:  # Any: as above
        self.function(world, event)


# Any, below: as in Handler. A checker would take several types for what is common to them, so each has its own letter.


@overload
def on(first: type[T], /) -> Callable[[Callable[[Any, T], None]], Handler[T]]: ...


@overload
def on(first: type[A], second: type[B], /) -> Callable[[Callable[[Any, A | B], None]], Handler[A | B]]: ...


@overload
def on(
    first: type[A], second: type[B], third: type[C], /
) -> Callable[[Callable[[Any, A | B | C], None]], Handler[A | B | C]]: ...


@overload
def on(
    first: type[A], second: type[B], third: type[C], fourth: type[D], /
) -> Callable[[Callable[[Any, A | B | C | D], None]], Handler[A | B | C | D]]: ...


def on(*events: type[Event]) -> Callable[[Callable[[Any, Any], None]], Handler[Any]]:
    """Declare a function as a reaction to events of exactly this type, or of any of up to four types."""
    return lambda function: Handler(events, function)


class Bus:
    """Hands each event to its handlers; events that handlers record wait their turn."""

    def __init__(self, handlers: Iterable[Handler[Any]]) -> None:  # Any: handlers of every event
        self._handlers: dict[type[Event], list[Handler[Any]]] = {}
        for handler in handlers:
            for each in handler.events:
                self._handlers.setdefault(each, []).append(handler)
        self._waiting: deque[tuple[Event, int]] = deque()
        self._depth = 0
        self._draining = False
        self._rounds = 0

    @property
    def rounds(self) -> int:
        """How often something happened that no event caused; what follows from it belongs to the same round."""
        return self._rounds

    @property
    def depth(self) -> int:
        """How many events caused each other up to the one that is handled now; 0 when none is."""
        return self._depth

    def waiting(self) -> int:
        """How many events wait for their handlers."""
        return len(self._waiting)

    def forget(self, since: int) -> None:
        """Let go of those that came since so many waited: what they tell of was undone."""
        while len(self._waiting) > since:
            self._waiting.pop()

    def happened(self, world: Any, event: Event) -> None:  # Any: as in Handler
        """Run the handlers of `event` and of all that follows from it; EventLoopError beyond `DEPTH_LIMIT`."""
        handlers = self._handlers.get(type(event))
        if handlers is None:
            return
        if self._depth >= DEPTH_LIMIT:
            raise EventLoopError(
                f"{type(event).__name__} came at the end of {DEPTH_LIMIT} events that caused each other"
            )
        self._waiting.append((event, self._depth + 1))
        if not self._draining:
            self._drain(world)

    def _drain(self, world: Any) -> None:  # Any: as in Handler
        self._draining = True
        self._rounds += 1
        try:
            while self._waiting:
                event, self._depth = self._waiting.popleft()
                for handler in self._handlers[type(event)]:
                    handler.function(world, event)
        finally:
            self._draining = False
            self._depth = 0
            self._waiting.clear()
