"""Effects, as content describes them."""

from enum import StrEnum
from typing import Annotated, Final

from pydantic import Field

from mud.game.being.specs import Ability, Condition, DamageType
from mud.kernel.clauses import NOTHING, Actions
from mud.kernel.ids import EffectId
from mud.kernel.marks import Key, Width
from mud.kernel.spec import Spec, spec
from mud.kernel.values import FrozenMap, value
from mud.play.scripts.numbers import parse_number, paths_in
from mud.play.scripts.values import Number, Words

TRUESIGHT: Final = "truesight"
"""The tag of effects whose bearers see what is invisible."""


class EffectKind(StrEnum):
    """What an effect does to whoever bears it."""

    BUFF = "buff"
    DEBUFF = "debuff"
    DOT = "dot"
    HOT = "hot"

    @property
    def harms(self) -> bool:
        """Whether one would rather be without it."""
        return self in (EffectKind.DEBUFF, EffectKind.DOT)


class Stacking(StrEnum):
    """What happens when an effect comes to someone who bears it already."""

    REFRESH = "refresh"
    STACK = "stack"
    STRONGEST = "strongest"


class Changed(StrEnum):
    """The numbers that an effect can change."""

    STRENGTH = "strength"
    DEXTERITY = "dexterity"
    CONSTITUTION = "constitution"
    INTELLIGENCE = "intelligence"
    WISDOM = "wisdom"
    CHARISMA = "charisma"
    ARMOR_CLASS = "armor_class"
    MAX_HEALTH = "max_health"
    MAX_ENERGY = "max_energy"
    PACE = "pace"
    CARRY_WEIGHT = "carry_weight"
    PROFICIENCY = "proficiency"
    SAVING_THROWS = "saving_throws"
    HEALTH_REGENERATION = "health_regeneration"
    ENERGY_REGENERATION = "energy_regeneration"
    ATTACK = "attack"
    DAMAGE = "damage"
    EXTRA_ATTACKS = "extra_attacks"
    CRITICAL_RANGE = "critical_range"


class Moment(StrEnum):
    """When an effect says something: to whoever bears it, or (others) to those who are there."""

    START = "start"
    TICK = "tick"
    END = "end"
    OTHERS_START = "others_start"
    OTHERS_END = "others_end"


@value
class Save:
    """How an effect is withstood: a saving throw when it comes, and with `ends` one more after each round."""

    ability: Ability
    dc: Annotated[int, Field(ge=1, le=40)] = 12
    ends: bool = False


@value
class Escape:
    """How whoever is held by an effect gets out of it by struggling: a check that reaches `dc`.

    By the ability that is named; else by strength (athletics), or out of a grip by dexterity (acrobatics).
    """

    dc: Annotated[int, Field(ge=1, le=40)]
    ability: Ability | None = None


@spec("effects")
class Effect(Spec):
    """Something that lies on someone for a while.

    `duration` is in seconds, none: until something ends it. `every` is how often it ticks, in seconds, and `amount`
    what a dot takes or a hot gives with each tick. `strength` says, of two of `strongest`, which stays.
    `conditions` lie on the bearer with it; `exhaustion` is how many levels of it each of its stacks brings. Whoever
    brings it with `concentration` keeps it up with their mind: one of it at a time, and a blow may end it. What
    `ends_when_hurt` leaves its bearer with the first hit point they lose, as sleep does. Of those of one `group`, such
    as stances, only one lies on a being: the next one ends it. Death ends whatever lies on someone, unless it
    `outlasts_death`. What grapples or restrains may say how one struggles out of it (`escape`).
    """

    id: Annotated[EffectId, Key()]
    name: Annotated[str, Width(60)]
    description: str
    kind: EffectKind
    duration: Annotated[float | None, Field(gt=0, le=10_000_000)] = None
    stacking: Stacking = Stacking.REFRESH
    most_stacks: Annotated[int, Field(ge=1, le=100)] = 5
    strength: Annotated[int, Field(ge=0, le=1000)] = 0
    modifiers: FrozenMap[Changed, Annotated[int, Field(ge=-1000, le=1000)]] = FrozenMap()
    damage_shares: FrozenMap[DamageType, Annotated[float, Field(ge=0, le=10)]] = FrozenMap()
    conditions: tuple[Condition, ...] = ()
    exhaustion: Annotated[int, Field(ge=0, le=6)] = 0
    save: Save | None = None
    escape: Escape | None = None
    concentration: bool = False
    ends_when_hurt: bool = False
    group: Annotated[str, Width(40)] = ""
    every: Annotated[float | None, Field(ge=1, le=100_000)] = None
    amount: Number | None = None
    damage: DamageType = DamageType.PHYSICAL
    texts: FrozenMap[Moment, Words] = FrozenMap()
    on_start: Actions = NOTHING
    on_tick: Actions = NOTHING
    on_end: Actions = NOTHING
    dispellable: bool = True
    outlasts_death: bool = False
    tags: tuple[str, ...] = ()

    @property
    def does_more(self) -> bool:
        """Whether there is anything to it beside its conditions."""
        return bool(self.modifiers or self.damage_shares or self.every or self.exhaustion or self.on_start)

    def exhaustion_of(self, stacks: int) -> int:
        """The levels of exhaustion that so many of it bring: as many as it says, one when it only names it."""
        return stacks * (self.exhaustion or int(Condition.EXHAUSTION in self.conditions))

    def __post_init__(self) -> None:
        """ValueError for an effect that could do nothing of what it says."""
        ticks = self.kind in (EffectKind.DOT, EffectKind.HOT)
        if ticks and (self.every is None or self.amount is None):
            raise ValueError(f"a {self.kind} says with `every` how often it ticks, and with `amount` what it does then")
        if not ticks and self.amount is not None:
            raise ValueError(f"a {self.kind} has no amount; a dot takes one, and a hot gives it")
        if self.on_tick and self.every is None:
            raise ValueError("something is done `on_tick`, but `every` does not say how often that is")
        if self.escape is not None and not {Condition.GRAPPLED, Condition.RESTRAINED} & set(self.conditions):
            raise ValueError("`escape` is for what grapples or restrains, and this does neither")
        if isinstance(self.amount, str) and any(paths_in(parse_number(self.amount))):
            raise ValueError("the amount of an effect is written down or rolled, not read of someone")
