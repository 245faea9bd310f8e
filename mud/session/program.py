"""What is remembered of one player's program: what it is to be told again, and what it was told last."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from mud.kernel.json import Json
from mud.play.feeds import State
from mud.world.world import World


@dataclass(slots=True, eq=False)
class Program:
    """One program; `offered`: packages with files of the server that it knows of. `watched`: what was compared last."""

    stale: dict[State, None] = field(default_factory=dict)
    last: dict[State, Json] = field(default_factory=dict)
    variables: dict[str, Json] = field(default_factory=dict)
    watched: dict[Callable[[World, Any], object], object] = field(default_factory=dict)  # Any: a player
    offered: set[str] = field(default_factory=set)

    def forget(self) -> None:
        """Someone else is played, or nobody."""
        self.stale.clear()
        self.last.clear()
        self.variables.clear()
        self.watched.clear()
