"""What features do once the world is loaded, and when its content is revised while people play."""

from collections.abc import Callable
from dataclasses import dataclass, field

from mud.content.catalog import Catalog
from mud.content.revision import Change, Revision
from mud.kernel.events import Event, event
from mud.world.world import World


@dataclass(frozen=True, slots=True)
class Loaded:
    """Work to be done when the world is complete in memory and nobody is in it yet."""

    function: Callable[[World], None]


def loaded(function: Callable[[World], None]) -> Loaded:
    """Declare such work."""
    return Loaded(function)


@dataclass(frozen=True, slots=True)
class Revised:
    """Work to be done just after the catalog was replaced, while people are in the world.

    It looks at what the revision names, not at all there is: people wait for it.
    """

    function: Callable[[World, Revision], None]


def revised(function: Callable[[World, Revision], None]) -> Revised:
    """Declare such work."""
    return Revised(function)


@dataclass(frozen=True, slots=True)
class Prepared:
    """What is worked out of a whole catalog and kept by it; done beside the loop before the catalog is in use."""

    function: Callable[[Catalog], object]


def prepared(function: Callable[[Catalog], object]) -> Prepared:
    """Declare such work."""
    return Prepared(function)


@event(silent=True)
class ContentRevised(Event):
    """The content is another one from now on."""

    revision: Revision


@dataclass(frozen=True, slots=True)
class Affected:
    """Who and what there is, right now, of something that changes: upper features add names to it."""

    change: Change
    people: list[str] = field(default_factory=list)
    things: list[str] = field(default_factory=list)
