"""What features do once the world is loaded, and again whenever its content has changed."""

from collections.abc import Callable
from dataclasses import dataclass

from mud.world.world import World


@dataclass(frozen=True, slots=True)
class Loaded:
    """Work to be done when the world is complete in memory and nobody is in it yet."""

    function: Callable[[World], None]


def loaded(function: Callable[[World], None]) -> Loaded:
    """Declare such work."""
    return Loaded(function)
