"""What is remembered of one player's program: what it is to be told again, and what it was told last."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from mud.kernel.json import Json
from mud.play.feeds import Listing, State, Watch


@dataclass(slots=True, eq=False)
class Program:
    """One program; `offered`: packages with files of the server that it knows of; `watched`: what was compared last;
    `places`: lists that may differ from those that it has, `lists`, and whether they are to be told whole."""

    stale: dict[State, None] = field(default_factory=dict)
    last: dict[State, Json] = field(default_factory=dict)
    variables: dict[str, Json] = field(default_factory=dict)
    watched: dict[Watch, object] = field(default_factory=dict)
    places: dict[tuple[Listing, str], bool] = field(default_factory=dict)
    lists: dict[tuple[Listing, str], Mapping[str, Json]] = field(default_factory=dict)
    offered: set[str] = field(default_factory=set)

    def forget(self) -> None:
        """Someone else is played, or nobody."""
        self.stale.clear()
        self.last.clear()
        self.variables.clear()
        self.watched.clear()
        self.places.clear()
        self.lists.clear()
