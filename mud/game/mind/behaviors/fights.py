"""Fighting with what one can."""

from typing import ClassVar, Final

from mud.game.ability.acts import abilities_of, seconds_left
from mud.game.ability.acts.using import use
from mud.game.ability.specs import Aim, ClassAbility
from mud.game.being.model import Being
from mud.game.combat.acts import target_of
from mud.game.mind.acts.fighting import health_share
from mud.game.mind.specs import Behavior, Creature
from mud.kernel.errors import Refused

CHANCE: Final = 0.5
"""How often a creature thinks of anything but its next blow."""

WOUNDED: Final = 60
"""Hundredths of its health below which a creature thinks of itself."""


class Fights(Behavior):
    """A creature in a fight uses its abilities: those that harm upon whom it strikes at, others when it is wounded.

    Every creature with abilities has it. Whom it strikes at, its blows say: who harmed it most.
    """

    __slots__ = ()
    rank: ClassVar[int] = 60

    def fights(self, one: Creature) -> bool:
        """Use one of those that are ready."""
        ready = [each for each in abilities_of(one.world, one.npc) if self._is_ready(one, each)]
        if not ready or not one.world.dice.chance(CHANCE):
            return False
        ability = one.world.dice.pick(ready)
        try:
            use(one.world, one.npc, ability, _aim(one, ability))
        except Refused:
            return False
        return True

    def _is_ready(self, one: Creature, ability: ClassAbility) -> bool:
        wounded = health_share(one) < WOUNDED
        return not ability.passive and (ability.harmful or wounded) and not seconds_left(one.world, one.npc, ability)


def _aim(one: Creature, ability: ClassAbility) -> Being | None:
    """Whom it strikes at, itself, or nobody in particular."""
    match ability.target:
        case Aim.ENEMY:
            return target_of(one.world, one.npc)
        case Aim.ALLY:
            return one.npc
    return None
