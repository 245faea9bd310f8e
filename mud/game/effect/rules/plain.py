"""The conditions by themselves, as effects that no file has to describe: what `apply_condition` brings.

Content may describe one otherwise, by an effect of the same id (`condition_stunned`).
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from mud.game.being.specs import Condition
from mud.game.effect.specs import Effect, EffectKind, Stacking
from mud.kernel.ids import EffectId

PREFIX: Final = "condition_"

MEANING: Mapping[Condition, str] = MappingProxyType(
    {
        Condition.BLINDED: "You see nothing; you hit badly, and are hit easily.",
        Condition.CHARMED: "You do no harm to whoever charmed you.",
        Condition.DEAFENED: "You hear nothing.",
        Condition.EXHAUSTION: "Each level weighs more than the last, and the sixth is the end.",
        Condition.FRIGHTENED: "You do badly whatever you do while what you fear is here, and never walk towards it.",
        Condition.GRAPPLED: "You are held where you are.",
        Condition.INCAPACITATED: "You can do nothing but walk and talk.",
        Condition.INVISIBLE: "Nobody sees you; they can hear you.",
        Condition.PARALYZED: "You can neither move nor speak, and every blow from near goes home.",
        Condition.PETRIFIED: "You are stone, and know nothing of it.",
        Condition.POISONED: "You hit badly, and fail at much.",
        Condition.PRONE: "You lie on the ground until you stand up.",
        Condition.RESTRAINED: "You are caught where you are; you hit badly, and are hit easily.",
        Condition.STUNNED: "You can neither move nor do anything, and speak only haltingly.",
        Condition.UNCONSCIOUS: "You lie there and know of nothing.",
    }
)


def _plain(condition: Condition) -> Effect:
    return Effect(
        id=EffectId(PREFIX + condition),
        name=condition.value,
        description=MEANING[condition],
        kind=EffectKind.BUFF if condition is Condition.INVISIBLE else EffectKind.DEBUFF,
        conditions=(condition,),
        stacking=Stacking.STACK if condition is Condition.EXHAUSTION else Stacking.REFRESH,
        most_stacks=6,
    )


PLAIN: Mapping[str, Effect] = MappingProxyType({made.id: made for made in map(_plain, Condition)})
"""The plain effect of each condition, by its id."""


def plain_condition(effect: Effect) -> Condition | None:
    """The condition of which an effect is the plain one."""
    is_plain = effect.id.startswith(PREFIX) and len(effect.conditions) == 1
    return effect.conditions[0] if is_plain else None
