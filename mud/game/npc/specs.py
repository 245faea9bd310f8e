"""Kinds of creatures, and the placements that say where how many of them live."""

from enum import StrEnum
from typing import Annotated

from pydantic import BeforeValidator, Field

from mud.game.being.specs import Condition, DamageType, Size
from mud.game.death.specs import Loot
from mud.game.sky.rules import Phase
from mud.game.sky.specs import Season, Weather
from mud.game.thing.rules import Slot
from mud.kernel.clauses import NOTHING, Clauses, Conditions, Mapped, Speech
from mud.kernel.dice import Throw
from mud.kernel.ids import AbilityId, ItemTemplateId, NpcTemplateId, PlacementId, RoomId
from mud.kernel.marks import Check, Column, Key, Ref, Width, Yaml
from mud.kernel.spec import Spec, Under, spec
from mud.kernel.values import FrozenMap, value
from mud.play.scripts.values import Words
from mud.text.markup import parse
from mud.text.pronouns import PRONOUNS


class NpcType(StrEnum):
    """How a creature stands to people."""

    HOSTILE = "hostile"
    NEUTRAL = "neutral"
    FRIENDLY = "friendly"
    MERCHANT = "merchant"


class Kind(StrEnum):
    """What a creature is (SRD 5.1, "Type" of a monster)."""

    ABERRATION = "aberration"
    BEAST = "beast"
    CELESTIAL = "celestial"
    CONSTRUCT = "construct"
    DRAGON = "dragon"
    ELEMENTAL = "elemental"
    FEY = "fey"
    FIEND = "fiend"
    GIANT = "giant"
    HUMANOID = "humanoid"
    MONSTROSITY = "monstrosity"
    OOZE = "ooze"
    PLANT = "plant"
    UNDEAD = "undead"


@value
class NaturalAttack:
    """What a creature attacks with that is part of it.

    `name` is what it is, `verb` what it does in the infinitive (bite, latch on to), `bonus` what is added to the roll
    where that is not its ability and proficiency; `reach` and `range` are feet, and a `range` makes it one that strikes
    from afar.
    """

    name: Annotated[str, Width(40)]
    verb: Annotated[str, Width(40)]
    damage: Throw
    type: DamageType = DamageType.PHYSICAL
    bonus: Annotated[int | None, Field(ge=-5, le=30)] = None
    reach: Annotated[int, Field(ge=0, le=60)] = 5
    range: Annotated[int | None, Field(ge=5, le=600)] = None


Hour = Annotated[int, Field(ge=0, le=24)]
Chance = Annotated[float, Field(gt=0, le=1)]


@value
class Belonging:
    """Something that a creature has when it comes to life; `slot` is where on its body it is, or in which hand."""

    item: Annotated[ItemTemplateId, Ref("item_templates.id")]
    quantity: Annotated[int, Field(ge=1, le=100)] = 1
    chance: Chance = 1.0
    slot: Slot | None = None


OF_OTHERS = FrozenMap(
    {
        "wander_chance": ("wanders", "chance"),
        "help_radius": ("calls_for_help", "radius"),
    }
)
"""Keys beside behaviors that say something to one of them."""

Behaviors = Annotated[Clauses, Speech.BEHAVIOR, Mapped(OF_OTHERS)]
"""The type of a field that says what a creature does by itself: behaviors in a list, or in one mapping."""

Score = Annotated[int, Field(ge=1, le=30)]


@spec(
    "npc_templates",
    table=True,
    checks=(
        Check("level BETWEEN 1 AND 20"),
        Check("max_health >= 1"),
        Check("attack_damage_min >= 0 AND attack_damage_max >= attack_damage_min"),
        Check("experience_reward >= 0"),
    ),
)
class NpcTemplate(Spec):
    """A kind of creature. Its name is a bare noun phrase, or a proper name with a capital."""

    id: Annotated[NpcTemplateId, Key()]
    """By what content and commands of staff call it."""
    name: Annotated[str, Width(80)]
    """What it is called: "mill rat" makes "a mill rat", "Old Marrow" is always so."""
    description: str
    """What one reads who looks at it."""
    npc_type: NpcType = NpcType.HOSTILE
    """How it stands to people: who may be met with arms, who is spared, who trades."""
    level: Annotated[int, Field(ge=1, le=20)] = 1
    """How far it has come, as players do: its proficiency follows."""
    max_health: Annotated[int, Field(ge=1, le=10_000)] = 50
    """The hit points of one that is unhurt."""
    armor_class: Annotated[int, Field(ge=1, le=40)] = 10
    """What an attack must reach to hit it, with all that it wears and its hide."""
    strength: Score = 10
    """Ability score."""
    dexterity: Score = 10
    """Ability score."""
    constitution: Score = 10
    """Ability score."""
    intelligence: Score = 10
    """Ability score."""
    wisdom: Score = 10
    """Ability score."""
    charisma: Score = 10
    """Ability score."""
    attack_damage_min: Annotated[int, Field(ge=0, le=10_000)] = 1
    """The least that a blow does, where it has neither attacks of its own nor a weapon in hand."""
    attack_damage_max: Annotated[int, Field(ge=0, le=10_000)] = 5
    """The most that such a blow does."""
    damage_type: DamageType = DamageType.BLUDGEONING
    """What kind of harm such a blow does."""
    attack_speed: Annotated[float, Field(gt=0, le=60)] = 3.0
    """Seconds from one blow to the next, without a weapon in hand."""
    attacks: tuple[NaturalAttack, ...] = ()
    """What it attacks with that is part of it."""
    experience_reward: Annotated[int, Field(ge=0, le=1_000_000)] = 10
    """What those learn who bring it down."""
    behavior: Behaviors = NOTHING
    """What it does by itself: a list of behaviors, or a mapping of them with their settings."""
    loot_table: tuple[Loot, ...] = ()
    """What is found on it when it is dead, beside what it had about it."""
    idle_messages: tuple[Words, ...] = ()
    """What it is seen doing now and then while somebody is there, whole sentences; {Who} stands for it."""
    keywords: tuple[str, ...] = ()
    """Further words by which it can be meant, beside those of its name."""
    pronouns: Annotated[str, Width(16)] = "it"
    """How it is spoken of: it, he, she or they."""
    size: Size = Size.MEDIUM
    """How big it is."""
    kind: Kind = Kind.BEAST
    """What sort of being it is: whoever looks closely sees it."""
    resistances: tuple[DamageType, ...] = ()
    """Damage of which it suffers half."""
    vulnerabilities: tuple[DamageType, ...] = ()
    """Damage of which it suffers twice as much."""
    immunities: tuple[DamageType, ...] = ()
    """Damage of which it suffers none."""
    condition_immunities: tuple[Condition, ...] = ()
    """Conditions that never come over it."""
    speed: Annotated[int, Field(ge=0, le=200)] = 30
    """Feet that it walks in a round."""
    darkvision: bool = False
    """Whether its eyes are made for the dark."""
    languages: tuple[str, ...] = ()
    """Languages that it understands: it answers only those who speak one of them, or anyone if it names none."""
    persist_state: bool = False
    """Whether it keeps place, health and owner over restarts, whatever happens: companions, escorts, bosses."""
    unique: Annotated[bool, Column("is_unique")] = False
    """Whether there is never more than one alive."""
    greeting: str | None = None
    """What it says to whoever speaks to it, where no reply fits."""
    replies: FrozenMap[str, str] = FrozenMap()
    """What it says when a word is said to it: several words with | between."""
    room_line: Words | None = None
    """How one sees it standing there, a whole sentence; {Who} stands for it. Else it is "A mill rat is here."."""
    carries: tuple[Belonging, ...] = ()
    """What it has about it when it comes to life."""
    abilities: tuple[Annotated[AbilityId, Ref("abilities.id")], ...] = ()
    """Abilities that it uses, as those of the callings."""
    flags: FrozenMap[str, bool] = FrozenMap()
    """What else is so of it, for conditions of content."""

    def __post_init__(self) -> None:
        """ValueError for a sentence with a token that stands for nothing, or pronouns that there are not."""
        for sentence in (*self.idle_messages, *((self.room_line,) if self.room_line else ())):
            for name, _form in parse(sentence).tokens:
                if name.lower() != "who":
                    raise ValueError(f"{{{name}}} stands for nothing here: {{who}} is the creature")
        if self.pronouns not in PRONOUNS:
            raise ValueError(f"pronouns are one of {', '.join(PRONOUNS)}")
        if self.attack_damage_min > self.attack_damage_max:
            raise ValueError("attack_damage_min is more than attack_damage_max")


def _listed(written: object) -> object:
    """All that is written, also where a single word is."""
    if isinstance(written, str):
        return (written,)
    return tuple(written) if isinstance(written, list) else written


class Brightness(StrEnum):
    """How light it is in a room, for eyes that are not made for the dark."""

    DARK = "dark"
    DIM = "dim"
    BRIGHT = "bright"


@value
class When:
    """At which times creatures come: each that is written must hold, of several words one.

    `hours` are the first hour and the one that is too late, over midnight too; players are those in the world.
    """

    phase: Annotated[tuple[Phase, ...], BeforeValidator(_listed)] = ()
    season: Annotated[tuple[Season, ...], BeforeValidator(_listed)] = ()
    weather: Annotated[tuple[Weather, ...], BeforeValidator(_listed)] = ()
    light: Annotated[tuple[Brightness, ...], BeforeValidator(_listed)] = ()
    hours: tuple[Hour, Hour] | None = None
    players_at_least: Annotated[int, Field(ge=0, le=100_000)] = 0
    players_at_most: Annotated[int, Field(ge=0, le=100_000)] = 100_000


@spec("npc_placements", under=Under("rooms", "npcs", "room_id"))
class NpcPlacement(Spec):
    """Up to `max` creatures of one kind live in a room, or come from there.

    A dead one lives again `every` seconds later; where that is not said, after as many as the area says; -1: never.
    With `when` or `if` they come only while that holds, and go when it does not any more, unless it `stays`.
    """

    id: Annotated[PlacementId, Key()]
    room_id: Annotated[RoomId, Ref("rooms.id"), Yaml("room")]
    npc: Annotated[NpcTemplateId, Ref("npc_templates.id")]
    max: Annotated[int, Field(ge=1, le=100)] = 1
    every: Annotated[int | None, Field(ge=-1, le=10_000_000)] = None
    when: When | None = None
    if_: Annotated[Conditions, Yaml("if")] = NOTHING
    stays: bool = False

    @property
    def is_gated(self) -> bool:
        """Whether they come only at certain times."""
        return self.when is not None or bool(self.if_)
