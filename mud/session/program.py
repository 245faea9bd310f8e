"""What is remembered of one player's program: what it is to be told again, and what it was told last."""

from dataclasses import dataclass, field

from mud.kernel.json import Json
from mud.play.feeds import State


@dataclass(slots=True, eq=False)
class Program:
    """One program; `was_offered`: it knows of the server's own files."""

    stale: dict[State, None] = field(default_factory=dict)
    last: dict[State, Json] = field(default_factory=dict)
    variables: dict[str, Json] = field(default_factory=dict)
    was_offered: bool = False

    def forget(self) -> None:
        """Someone else is played, or nobody."""
        self.stale.clear()
        self.last.clear()
        self.variables.clear()
