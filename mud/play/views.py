"""Views: how each event is told. `@view(Said)` gives sentences for audiences, `@screen(ScoreRead)` a reader's page."""

from collections.abc import Callable, Iterable
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
    """How one type of event is told."""

    event: type[T]
    function: Callable[[World, T], Telling]


@dataclass(frozen=True, slots=True)
class ScreenView(Generic[T]):
    """The screen that one type of event asks for."""

    event: type[T]
    function: Callable[[World, T], Screen[Any]]


def view(event: type[T]) -> Callable[[Callable[[World, T], Telling]], View[T]]:
    """Declare how an event is told."""
    return lambda function: View(event, function)


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

    def of(self, world: World, event: Event) -> Telling | Screen[Any]:
        """What an event is told as: nothing when it is silent; LookupError when it has no view and is not."""
        found = self._views.get(type(event))
        if found is not None:
            told: Telling | Screen[Any] = found.function(world, event)
            return told
        if event.silent:
            return ()
        raise LookupError(f"{type(event).__name__} has no view and is not silent")
