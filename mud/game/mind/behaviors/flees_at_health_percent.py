"""Running from a fight that goes badly."""

from typing import Annotated, ClassVar

from pydantic import Field

from mud.game.being.model import Being, Player
from mud.game.combat.acts import flee, in_fight
from mud.game.mind.acts import wake
from mud.game.mind.acts.fighting import health_share, is_afraid
from mud.game.mind.acts.keeping import fear, stray
from mud.game.mind.acts.knowing import noticed_by
from mud.game.mind.acts.walking import may_enter, open_ways, step
from mud.game.mind.rules import FEAR, HEALED
from mud.game.mind.specs import Behavior, Creature
from mud.kernel.errors import Refused
from mud.play.scripts.words import behavior


@behavior("flees_at_health_percent")
class FleesAtHealthPercent(Behavior):
    """A creature runs from a fight when it has no more than that share of its health left, in hundredths.

    It then keeps away from people until it has healed or a minute has passed, and goes home.

    Example:
        flees_at_health_percent: 25
    """

    rank: ClassVar[int] = 10
    percent: Annotated[int, Field(ge=1, le=99)]

    def concerns(self, one: Creature) -> bool:
        """Until it is home again."""
        return one.mind.afraid_until > 0

    def is_hurt(self, one: Creature, by: Being) -> None:
        """Think of running at once."""
        del by
        if health_share(one) <= self.percent:
            wake(one.world, one.npc, 0.5)

    def fights(self, one: Creature) -> bool:
        """Run, if that can be done."""
        if health_share(one) > self.percent:
            return False
        try:
            away = flee(one.world, one.npc, _way_out(one))
        except Refused:
            return False
        if away or not in_fight(one.world, one.npc):
            one.mind.errand = None
            fear(one, FEAR)
            stray(one)
        return True

    def acts(self, one: Creature) -> bool:
        """Keep away, or come back."""
        if one.mind.afraid_until <= 0:
            return False
        if is_afraid(one) and health_share(one) < HEALED:
            if any(isinstance(who, Player) for who in noticed_by(one)):
                self._shy_away(one)
            return True
        fear(one, 0)
        return False

    def _shy_away(self, one: Creature) -> None:
        way = _way_out(one)
        if way is not None:
            step(one, way)


def _way_out(one: Creature) -> str | None:
    """Any way that it would go; None when there is none, and it takes whichever there is if it must."""
    ways = sorted(way for way, room in open_ways(one, one.npc.room_id).items() if may_enter(one, room))
    return one.world.dice.pick(ways) if ways else None
