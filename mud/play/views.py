"""Views: how each event is told. `@view(Said)` gives sentences for audiences, `@screen(ScoreRead)` a reader's page."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from mud.kernel.errors import DeclarationError
from mud.kernel.events import Event
from mud.play.screens import Screen
from mud.play.telling import Telling
from mud.world.world import World

T = TypeVar("T", bound=Event)


@dataclass(frozen=True, slots=True)
class View(Generic[T]):
    """How one type of event is told. `joined` makes one event of two that follow each other, or None of two that
    are to be told one by one.
    """

    event: type[T]
    function: Callable[[World, T], Telling]
    joined: Callable[[World, T, T], T | None] | None = None


@dataclass(frozen=True, slots=True)
class ScreenView(Generic[T]):
    """The screen that one type of event asks for."""

    event: type[T]
    function: Callable[[World, T], Screen[Any]]


def view(
    event: type[T], joined: Callable[[World, T, T], T | None] | None = None
) -> Callable[[Callable[[World, T], Telling]], View[T]]:
    """Declare how an event is told, and which neighbors are told in one sentence ("three loaves")."""
    return lambda function: View(event, function, joined)


def screen(event: type[T]) -> Callable[[Callable[[World, T], Screen[Any]]], ScreenView[T]]:
    """Declare the screen that an event shows to its reader."""
    return lambda function: ScreenView(event, function)


class Views:
    """All views, by event."""

    def __init__(self, declared: Iterable[View[Any] | ScreenView[Any]]) -> None:  # Any: of every event
        self._views: dict[type[Event], View[Any] | ScreenView[Any]] = {}
        for each in declared:
            if each.event in self._views:
                raise DeclarationError(f"{each.event.__name__} has two views")
            self._views[each.event] = each

    def __contains__(self, event: type[Event]) -> bool:
        return event in self._views

    def gathered(self, world: World, events: Iterable[Event]) -> Iterator[tuple[Event, tuple[Event, ...]]]:
        """Events as they are told, each with all that it was made of; silent ones keep no two apart, unless durable."""
        told: Event | None = None
        parts: list[Event] = []
        for event in events:
            both = self._joined(world, told, event)
            if told is not None and both is None:
                yield told, tuple(parts)
                parts.clear()
            told = both or event
            parts.append(event)
        if told is not None:
            yield told, tuple(parts)

    def _joined(self, world: World, told: Event | None, event: Event) -> Event | None:
        if told is None:
            return None
        if event.silent and not event.durable and type(event) not in self._views:
            return told
        found = self._views.get(type(event))
        if not isinstance(found, View) or found.joined is None or type(told) is not type(event):
            return None
        joined: Event | None = found.joined(world, told, event)
        return joined

    def of(self, world: World, event: Event) -> Telling | Screen[Any]:
        """What an event is told as: nothing when it is silent; LookupError when it has no view and is not."""
        found = self._views.get(type(event))
        if found is not None:
            told: Telling | Screen[Any] = found.function(world, event)
            return told
        if event.silent:
            return ()
        raise LookupError(f"{type(event).__name__} has no view and is not silent")
