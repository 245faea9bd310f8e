"""What a character can be born as and come from: races and backgrounds, as content describes them."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from mud.kernel.ids import BackgroundId, RaceId
from mud.kernel.marks import Key, Width
from mud.kernel.spec import Spec, spec
from mud.kernel.values import FrozenMap


class Ability(StrEnum):
    """The six abilities; scores go from 3 to 30 (SRD 5.1, "Ability Scores and Modifiers")."""

    STRENGTH = "strength"
    DEXTERITY = "dexterity"
    CONSTITUTION = "constitution"
    INTELLIGENCE = "intelligence"
    WISDOM = "wisdom"
    CHARISMA = "charisma"


class DamageType(StrEnum):
    """The kinds of damage; what hurts without being any of the others is physical (SRD 5.1, "Damage Types")."""

    PHYSICAL = "physical"
    ACID = "acid"
    BLUDGEONING = "bludgeoning"
    COLD = "cold"
    FIRE = "fire"
    FORCE = "force"
    LIGHTNING = "lightning"
    NECROTIC = "necrotic"
    PIERCING = "piercing"
    POISON = "poison"
    PSYCHIC = "psychic"
    RADIANT = "radiant"
    SLASHING = "slashing"
    THUNDER = "thunder"


class Condition(StrEnum):
    """The fifteen conditions that change what a being can do (SRD 5.1, "Appendix PH-A: Conditions")."""

    BLINDED = "blinded"
    CHARMED = "charmed"
    DEAFENED = "deafened"
    EXHAUSTION = "exhaustion"
    FRIGHTENED = "frightened"
    GRAPPLED = "grappled"
    INCAPACITATED = "incapacitated"
    INVISIBLE = "invisible"
    PARALYZED = "paralyzed"
    PETRIFIED = "petrified"
    POISONED = "poisoned"
    PRONE = "prone"
    RESTRAINED = "restrained"
    STUNNED = "stunned"
    UNCONSCIOUS = "unconscious"


class Size(StrEnum):
    """How big a being is (SRD 5.1, "Size")."""

    TINY = "tiny"
    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"
    HUGE = "huge"
    GARGANTUAN = "gargantuan"


Bonus = Annotated[int, Field(ge=-4, le=4)]


@spec("races")
class Race(Spec):
    """A people that one can be born into."""

    id: Annotated[RaceId, Key()]
    name: Annotated[str, Width(40)]
    description: str
    ability_bonuses: FrozenMap[Ability, Bonus] = FrozenMap()
    size: Size = Size.MEDIUM
    speed: Annotated[int, Field(ge=5, le=120)] = 30
    languages: tuple[str, ...] = ("common",)
    darkvision: bool = False


@spec("backgrounds")
class Background(Spec):
    """What someone did before."""

    id: Annotated[BackgroundId, Key()]
    name: Annotated[str, Width(40)]
    description: str
    skills: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    tools: tuple[str, ...] = ()
