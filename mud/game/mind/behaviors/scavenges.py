"""Picking up what lies about."""

from typing import Annotated, ClassVar

from pydantic import Field

from mud.game.being.readers import can_see
from mud.game.mind.specs import Behavior, Creature
from mud.game.thing.acts import can_take, carried_by, lying_in, take
from mud.game.thing.model import Item
from mud.game.thing.specs import Placement
from mud.kernel.errors import Refused
from mud.play.scripts.words import behavior


@behavior("scavenges")
class Scavenges(Behavior):
    """A creature picks up what lies about, with that chance each few seconds, until it has `most` things.

    It takes the nearest to hand that it can carry, leaves what belongs where it lies, and what it has is found on it
    when it is dead.

    Example:
        scavenges: {chance: 0.3, most: 5}
    """

    rank: ClassVar[int] = 70
    chance: Annotated[float, Field(gt=0, le=1)] = 0.2
    most: Annotated[int, Field(ge=1, le=50)] = 8

    def acts(self, one: Creature) -> bool:
        """Take one thing."""
        if len(carried_by(one.world, one.npc)) >= self.most or not one.npc.is_aware:
            return False
        found = [item for item in lying_in(one.world, one.npc.room_id) if _is_litter(one, item)]
        if not found or not can_see(one.world, one.npc) or not one.world.dice.chance(self.chance):
            return False
        try:
            take(one.world, one.npc, min(found, key=lambda item: item.id))
        except Refused:
            return False
        return True


def _is_litter(one: Creature, item: Item) -> bool:
    """What somebody dropped: not what lies where content put it."""
    placement = one.world.catalog.find(Placement, item.placement_id) if item.placement_id is not None else None
    if placement is not None and placement.room_id == one.npc.room_id:
        return False
    return can_take(one.world, one.npc, item, 1)
