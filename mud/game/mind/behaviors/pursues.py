"""Going on after somebody."""

from typing import ClassVar

from mud.game.mind.acts.fighting import go_after
from mud.game.mind.model import Why
from mud.game.mind.specs import Behavior, Creature


class Pursues(Behavior):
    """A creature that is after somebody strikes where it finds them, follows for a while, and goes home in the end.

    Other behaviors set it on. Every creature that thinks has it.
    """

    __slots__ = ()
    rank: ClassVar[int] = 25

    def acts(self, one: Creature) -> bool:
        """Strike, or find the way."""
        errand = one.mind.errand
        return errand is not None and errand.why in (Why.FOE, Why.HELP) and go_after(one)
