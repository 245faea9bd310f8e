"""Getting out of what holds one: a grip, a net, roots (SRD 5.1, "Escaping a Grapple", "Restrained")."""

from dataclasses import dataclass, field
from typing import Final

from mud.game.being.model import Being
from mud.game.being.rules.numbers import can_act, check_bonus, succeeds_check, thrown_check
from mud.game.being.specs import Ability, Condition
from mud.game.effect.acts import end, slip
from mud.game.effect.acts.conditions import sources
from mud.game.effect.acts.lying import effects_on
from mud.game.effect.events import Struggled
from mud.game.effect.model import Lying
from mud.game.effect.rules.conditions import HELD
from mud.game.effect.specs import Effect
from mud.kernel.errors import Refused
from mud.world.world import World

STRUGGLE_SECONDS: Final = 3.0
"""What it costs: in the SRD the action of a round."""

ATHLETICS, ACROBATICS = "athletics", "acrobatics"

SKILLS: Final = ((Ability.STRENGTH, ATHLETICS), (Ability.DEXTERITY, ACROBATICS))
"""By which one gets out of a grip, as one likes; out of what else holds one, by the first."""


@dataclass(slots=True)
class Struggles:
    """Until when those who struggle are busy with it, by id, in seconds of the clock's `elapsed`; not kept."""

    until: dict[str, float] = field(default_factory=dict)


def struggle(world: World, who: Being) -> bool:
    """Try to get out of the oldest of what holds one; whether that worked.

    Refused when nothing does, when one can do nothing, or when there is no way out of it but waiting.
    """
    if not can_act(world, who):
        raise Refused("You cannot move as it is.")
    slip(world, who)
    holding = [(spec, effect) for spec, effect in effects_on(world, who) if not HELD.isdisjoint(spec.conditions)]
    if not holding or HELD.isdisjoint(who.conditions):
        raise Refused("Nothing holds you.")
    found = ((spec, _against(world, spec, effect)) for spec, effect in holding)
    spec, against = next(((spec, against) for spec, against in found if against is not None), (None, 0))
    if spec is None:
        raise Refused("You find no way to get out of this. It has to pass.")
    world.memory(Struggles).until[who.key] = world.clock.elapsed() + STRUGGLE_SECONDS
    ability, skill = _means(world, who, spec)
    free = succeeds_check(world, who, ability, against, skill=skill)
    world.happened(Struggled(who, spec, free, STRUGGLE_SECONDS))
    if free:
        end(world, who, spec.id)
    return free


def struggling_for(world: World, who: Being) -> float:
    """Seconds until someone has recovered from struggling."""
    until, key = world.memory(Struggles).until, who.key
    left = until.get(key, 0.0) - world.clock.elapsed()
    if left <= 0:
        until.pop(key, None)
    return max(0.0, left)


def _against(world: World, spec: Effect, effect: Lying) -> int | None:
    """What must be reached: what the effect says, else what was to be withstood, else the grip of who holds one."""
    if spec.escape is not None:
        return spec.escape.dc
    if effect.effect_data.dc is not None:
        return effect.effect_data.dc
    holders = sources(world, (effect.effect_data.by,)) if Condition.GRAPPLED in spec.conditions else []
    return _grip(world, holders[0]) if holders else None


def _grip(world: World, holder: Being) -> int:
    """What gets out of a grip: more than who holds one throws with strength; where it is equal, the grip holds.

    SRD 5.1, "Grappling", "Contests".
    """
    return thrown_check(world, holder, Ability.STRENGTH, skill=ATHLETICS) + 1


def _means(world: World, who: Being, spec: Effect) -> tuple[Ability, str]:
    """By what someone tries it: what the effect says, else by what they are better at, as far as they can choose."""
    named = spec.escape.ability if spec.escape is not None else None
    if named is not None:
        return named, dict(SKILLS).get(named, "")
    among = SKILLS if Condition.GRAPPLED in spec.conditions else SKILLS[:1]
    return max(among, key=lambda each: check_bonus(world, who, *each))
