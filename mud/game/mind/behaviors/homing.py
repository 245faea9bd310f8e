"""Going back to where one belongs."""

from typing import ClassVar

from mud.game.mind.acts import belongs, is_up
from mud.game.mind.acts.walking import appear, go_home, is_unseen
from mud.game.mind.specs import Behavior, Creature


class Homing(Behavior):
    """A creature that strayed from where it belongs, after a flight or a chase, goes home; at once where nobody looks.

    It stays where somebody else brought it. Every creature that thinks has it; those that wander, go rounds, follow or
    keep hours belong where that takes them.
    """

    __slots__ = ()
    rank: ClassVar[int] = 68

    def concerns(self, one: Creature) -> bool:
        """Until it is back."""
        return not belongs(one)

    def acts(self, one: Creature) -> bool:
        """Set out."""
        if belongs(one) or not is_up(one.npc):
            return False
        home = one.npc.spawn_room_id
        return (is_unseen(one, (home,)) and appear(one, home)) or go_home(one)
