"""What players remember of their abilities: which they chose, and when each is ready again."""

from mud.game.being.model import Player
from mud.kernel.entity import Part, part_of
from mud.kernel.ids import AbilityId
from mud.kernel.values import FrozenMap


@part_of(Player)
class Practice(Part):
    """What a player does with abilities."""

    chosen_abilities: tuple[AbilityId, ...] = ()
    """Of abilities among which one is to be chosen, those that were."""
    cooldowns: FrozenMap[AbilityId, float] = FrozenMap()
    """When each ability that was used can be used again (Unix seconds); what is over is forgotten with the next use."""
