"""Going on with what one is about."""

from typing import ClassVar

from mud.game.mind.acts.walking import go_on
from mud.game.mind.specs import Behavior, Creature


class Errands(Behavior):
    """A creature that is on its way somewhere goes on: other behaviors send it. Every creature that thinks has it."""

    __slots__ = ()
    rank: ClassVar[int] = 30

    def acts(self, one: Creature) -> bool:
        """The next step."""
        return go_on(one)
