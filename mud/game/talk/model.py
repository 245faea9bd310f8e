"""What talk leaves behind with a player."""

from mud.game.being.model import Player
from mud.kernel.entity import Part, part_of
from mud.kernel.ids import PlayerId


@part_of(Player)
class Correspondence(Part):
    """With whom a player talks at a distance."""

    last_tell_from: PlayerId | None = None
