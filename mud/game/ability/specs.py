"""Abilities, as content describes them."""

import re
from collections.abc import Iterable
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from mud.game.being.model import Position
from mud.game.being.specs import Ability, DamageType
from mud.game.effect.specs import Changed
from mud.kernel.clauses import NOTHING, Actions, Conditions
from mud.kernel.ids import AbilityId, ClassId, EffectId
from mud.kernel.marks import Key, Ref, Width, Yaml
from mud.kernel.spec import Spec, spec
from mud.kernel.values import FrozenMap, value
from mud.play.scripts.numbers import is_thrown, parse_number, paths_in
from mud.play.scripts.values import Number, PlainWords, Words


class Aim(StrEnum):
    """What an ability is used on."""

    NONE = "none"
    SELF = "self"
    ALLY = "ally"
    ENEMY = "enemy"
    ITEM = "item"
    ROOM = "room"


class Wielding(StrEnum):
    """What someone has in their hands, beside the subtypes of weapons."""

    MELEE = "melee"
    RANGED = "ranged"
    LIGHT = "light"
    TWO_HANDED = "two_handed"
    UNARMED = "unarmed"


class Prowess(StrEnum):
    """What a passive ability changes beside the numbers that effects change too; combat reads it."""

    EXTRA_ATTACKS = "extra_attacks"
    CRITICAL_RANGE = "critical_range"
    ATTACK = "attack"
    DAMAGE = "damage"
    SNEAK_DICE = "sneak_dice"
    UNARMED_DIE = "unarmed_die"


class Moment(StrEnum):
    """When something is told of an ability, and to whom: whoever uses it, the target, or the others who are there."""

    BEGIN = "begin"
    OTHERS_BEGIN = "others_begin"
    USE = "use"
    TARGET = "target"
    OTHERS = "others"


@value
class Needs:
    """What an ability asks of whoever uses it, beside its level. `else` is what is told when `if` does not hold."""

    weapon: tuple[str, ...] = ()
    """Any of these in hand: subtypes of weapons, or `melee`, `ranged`, `light`, `two_handed`, `unarmed`."""
    shield: bool = False
    no_armor: bool = False
    """Neither armor nor a shield."""
    stance: Annotated[EffectId | None, Ref("effects.id")] = None
    position: tuple[Position, ...] = (Position.STANDING,)
    if_: Annotated[Conditions, Yaml("if")] = NOTHING
    else_: Annotated[PlainWords, Yaml("else")] = "You cannot do that now."


NEEDS = Needs()
"""What an ability asks for that says nothing of it: that one stands on one's feet."""


@spec("abilities")
class ClassAbility(Spec):
    """Something that classes learn at a level, or creatures can do.

    `energy` is what it costs, `cooldown` the seconds until it can be used again, `casting_time` those that it takes.
    A `passive` one is never used: its `modifiers`, `prowess` and `damage_shares` count as long as its bearer holds and
    wears what it `needs`. Of those with the same `choice` somebody learns only one, which they choose. `withstood` is
    done in place of `do` for a target whose saving throw (`save`) reaches the difficulty: 8, the proficiency bonus and
    the modifier of `by`.
    """

    id: Annotated[AbilityId, Key()]
    name: Annotated[str, Width(40)]
    description: str
    classes: tuple[Annotated[ClassId, Ref("classes.id")], ...] = ()
    level: Annotated[int, Field(ge=1)] = 1
    choice: Annotated[str, Width(40)] = ""
    energy: Annotated[int, Field(ge=0, le=500)] = 0
    cooldown: Annotated[float, Field(ge=0, le=86_400)] = 0
    casting_time: Annotated[float, Field(ge=0, le=60)] = 0
    target: Aim = Aim.SELF
    harmful: bool = False
    magic: bool = False
    needs: Needs | None = None
    stance: Annotated[EffectId | None, Ref("effects.id")] = None
    """Using it takes this stance, or leaves it."""
    save: Ability | None = None
    by: Ability | None = None
    """The score that its difficulty goes by: the first primary one of the class where it is not said."""
    do: Actions = NOTHING
    withstood: Actions = NOTHING
    texts: FrozenMap[Moment, Words] = FrozenMap()
    passive: bool = False
    modifiers: FrozenMap[Changed, Number] = FrozenMap()
    prowess: FrozenMap[Prowess, Number] = FrozenMap()
    damage_shares: FrozenMap[DamageType, Annotated[float, Field(ge=0, le=10)]] = FrozenMap()

    def __post_init__(self) -> None:
        """ValueError for an ability that could do nothing of what it says."""
        gives = bool(self.modifiers or self.prowess or self.damage_shares)
        does = bool(self.do or self.withstood or self.stance)
        if self.passive and (does or self.energy or self.cooldown or self.casting_time):
            raise ValueError("what is passive is never used: it has no `do`, no stance, no cost and no cooldown")
        if self.passive and not gives:
            raise ValueError("what is passive says with `modifiers`, `prowess` or `damage_shares` what it gives")
        if self.passive and (self.asks.if_ or self.asks.position != NEEDS.position):
            raise ValueError("what is passive needs nothing but what is held and worn, and a stance")
        if self.passive:
            _check_steady((*self.modifiers.values(), *self.prowess.values()))
        if not self.passive and gives:
            raise ValueError("only what is passive has `modifiers`, `prowess` and `damage_shares`")
        if not self.passive and not does:
            raise ValueError("it says neither what it does (`do`), nor which stance it takes, nor that it is passive")
        if self.withstood and self.save is None:
            raise ValueError("`withstood` is for those who throw against it, but `save` does not say which throw")
        if self.harmful and self.target in (Aim.SELF, Aim.ALLY, Aim.NONE, Aim.ITEM):
            raise ValueError(f"what is harmful is aimed at an enemy or at the room, not at {self.target.value}")
        if self.target is Aim.ENEMY and not self.harmful:
            raise ValueError("what is aimed at an enemy is harmful: it begins a fight")

    @property
    def asks(self) -> Needs:
        """What it needs, where it says nothing of it as well."""
        return NEEDS if self.needs is None else self.needs


STEADY = re.compile(r"\$level|\$who\.(level|[a-z]+_bonus)")
"""What the numbers of passive abilities may read: what changes only with what their bearers are, learn and wear."""


def _check_steady(numbers: Iterable[Number]) -> None:
    """ValueError for a number that would be another one each time somebody asks for it."""
    for part in (parse_number(number) for number in numbers if isinstance(number, str)):
        if is_thrown(part) or not all(STEADY.fullmatch(path) for path in paths_in(part)):
            raise ValueError("the numbers of what is passive throw no dice, and read only $level and $who.wisdom_bonus")
