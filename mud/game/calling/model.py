"""What someone has made of the points that levels give."""

from mud.game.being.model import Player
from mud.game.being.specs import Ability
from mud.kernel.entity import Part, part_of
from mud.kernel.values import FrozenMap


@part_of(Player)
class Growth(Part):
    """What a player has trained."""

    trained: FrozenMap[Ability, int] = FrozenMap()
    """Points that were spent on each ability score, which has them in it: what starting over takes out again."""
