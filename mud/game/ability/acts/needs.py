"""What abilities ask of whoever uses them: posture, what is in the hands, a stance, and what else content says."""

from mud.game.ability.acts import scene_of
from mud.game.ability.acts.hands import missing
from mud.game.ability.specs import ClassAbility
from mud.game.being.acts.postures import check_awake
from mud.game.being.model import Being, Position
from mud.kernel.entity import Entity
from mud.kernel.errors import Refused
from mud.text.grammar import join_list
from mud.world.world import World

POSTURES = {
    Position.STANDING: "stand on your feet",
    Position.SITTING: "sit",
    Position.RESTING: "lie down",
    Position.SLEEPING: "sleep",
}


def check_needs(world: World, who: Being, ability: ClassAbility, target: Entity | None) -> None:
    """Refused unless someone has all that an ability asks for."""
    needs = ability.asks
    if Position.SLEEPING not in needs.position:
        check_awake(who)
    if who.position not in needs.position:
        raise Refused(f"You have to {join_list([POSTURES[each] for each in needs.position], 'or')} for that.")
    lacks = missing(world, who, needs)
    if lacks is not None:
        raise Refused(lacks)
    if needs.if_ and not scene_of(world, who, ability, target).holds(needs.if_):
        raise Refused(needs.else_)
