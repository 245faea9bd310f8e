"""Triggers, as content describes them: where they listen, what for, and what they do."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from mud.kernel.clauses import NOTHING, Actions, Conditions
from mud.kernel.ids import AreaId, EffectId, ItemTemplateId, RoomId, TriggerId
from mud.kernel.marks import Key, Ref, Width, Yaml
from mud.kernel.spec import Spec, spec


class Occasion(StrEnum):
    """What a trigger listens for."""

    ENTER = "enter"
    EXIT = "exit"
    COMMAND = "command"
    SPEECH = "speech"
    TIME = "time"
    INTERVAL = "interval"
    PHASE = "phase"
    WEATHER = "weather"
    TAKE = "take"
    DROP = "drop"
    PUT = "put"
    GIVE = "give"
    USE = "use"
    WEAR = "wear"
    REMOVE = "remove"
    LIGHT = "light"
    EXTINGUISH = "extinguish"
    DOOR = "door"
    SEARCH = "search"
    POSITION = "position"
    HURT = "hurt"
    FIGHT = "fight"
    STRIKE = "strike"
    DYING = "dying"
    DEATH = "death"
    KILL = "kill"
    EFFECT = "effect"
    EFFECT_END = "effect_end"
    SIGN_IN = "sign_in"
    SIGN_OUT = "sign_out"


BY_PATTERN = frozenset({Occasion.COMMAND, Occasion.SPEECH, Occasion.DOOR, Occasion.PHASE, Occasion.WEATHER})
"""Occasions that have words, which a pattern can be about."""

ABOUT_ITEMS = frozenset(
    {Occasion.TAKE, Occasion.DROP, Occasion.PUT, Occasion.GIVE, Occasion.USE, Occasion.WEAR, Occasion.REMOVE}
    | {Occasion.LIGHT, Occasion.EXTINGUISH}
)
ABOUT_EFFECTS = frozenset({Occasion.EFFECT, Occasion.EFFECT_END})


BY_NOBODY = frozenset({Occasion.TIME, Occasion.INTERVAL, Occasion.PHASE, Occasion.WEATHER})
"""Occasions that come without anybody's doing."""

ONLY_PEOPLE = frozenset({Occasion.COMMAND, Occasion.KILL, Occasion.SIGN_IN, Occasion.SIGN_OUT})
"""Occasions that only people ever give."""


class Who(StrEnum):
    """Whom a trigger minds: the people who play, the creatures of the world, or both."""

    PEOPLE = "people"
    CREATURES = "creatures"
    ANYONE = "anyone"


class ScopeKind(StrEnum):
    """Where a trigger listens, as `trigger_state` has it."""

    ROOM = "room"
    AREA = "area"
    GLOBAL = "global"


EVERYWHERE = "world"
"""The id of the one place of a global trigger."""


@spec("triggers")
class Trigger(Spec):
    """Something that happens by itself: in some rooms, in some areas, or everywhere when it names neither.

    `pattern` is compared with what is typed or said, where * stands for any words; several stand behind each other with
    | between. `item`, `effect` and `way` narrow an occasion down. It minds people only, unless `who` says creatures, or
    anyone: a cat that walks in does not ring the bell. `at` is the time of day, as in 6:30, `every` seconds.
    `cooldown` is in seconds, `per_person` lets it and the limit count for each person alone. A `permanent` one keeps
    its count over restarts. What stands under `else` is done when it does not fire, unless it is switched off. A
    command that a trigger takes does nothing else, unless it `passes`.
    """

    id: Annotated[TriggerId, Key()]
    about: Annotated[str, Width(200)] = ""
    rooms: tuple[Annotated[RoomId, Ref("rooms.id")], ...] = ()
    areas: tuple[Annotated[AreaId, Ref("areas.id")], ...] = ()
    on: Occasion
    who: Who = Who.PEOPLE
    pattern: Annotated[str | None, Field(min_length=1, max_length=200)] = None
    item: Annotated[ItemTemplateId | None, Ref("item_templates.id")] = None
    effect: Annotated[EffectId | None, Ref("effects.id")] = None
    way: str | None = None
    at: Annotated[str | None, Field(pattern=r"^([01]?\d|2[0-3]):[0-5]\d$")] = None
    every: Annotated[float | None, Field(ge=1, le=1_000_000)] = None
    if_: Annotated[Conditions, Yaml("if")] = NOTHING
    do: Actions
    else_: Annotated[Actions, Yaml("else")] = NOTHING
    chance: Annotated[float, Field(gt=0, le=1)] = 1.0
    cooldown: Annotated[float, Field(ge=0, le=10_000_000)] = 0.0
    limit: Annotated[int | None, Field(ge=1, le=1_000_000)] = None
    per_person: bool = False
    permanent: bool = False
    enabled: bool = True
    passes: bool = False

    def __post_init__(self) -> None:
        """ValueError for a trigger that could never fire, or means less than it says."""
        occasion, words = self.on, (self.pattern or "x").split("|")
        faults = (
            (occasion is Occasion.COMMAND and self.pattern is None, "a trigger on a command needs a pattern"),
            (
                occasion is Occasion.COMMAND and not all(part.strip()[:1].isalnum() for part in words),
                "a command begins with a letter: a pattern that takes every line would leave nobody a way out",
            ),
            (self.pattern is not None and occasion not in BY_PATTERN, f"{occasion} has no words for a pattern"),
            (
                (occasion is Occasion.TIME) != (self.at is not None),
                "`at` belongs to a trigger on a time, which needs it",
            ),
            (
                (occasion is Occasion.INTERVAL) != (self.every is not None),
                "`every` belongs to a trigger on an interval, which needs it",
            ),
            (self.item is not None and occasion not in ABOUT_ITEMS, f"{occasion} is not about an item"),
            (self.effect is not None and occasion not in ABOUT_EFFECTS, f"{occasion} is not about an effect"),
            (self.way is not None and occasion is not Occasion.EXIT, f"{occasion} is not about a way"),
            (
                self.who is not Who.PEOPLE and occasion in BY_NOBODY,
                f"{occasion} comes by itself: nobody does it",
            ),
            (self.who is not Who.PEOPLE and occasion in ONLY_PEOPLE, f"creatures never give occasion to {occasion}"),
            (bool(self.rooms and self.areas), "it listens in rooms or in areas, not in both"),
            (self.per_person and self.permanent, "what counts for each person cannot be permanent: set a flag of them"),
            (not self.do and not self.else_, "it does nothing"),
        )
        for wrong, why in faults:
            if wrong:
                raise ValueError(why)

    def minds(self, is_player: bool) -> bool:
        """Whether it is about a player, or about a creature."""
        return self.who is Who.ANYONE or (self.who is Who.PEOPLE) is is_player

    @property
    def places(self) -> tuple[tuple[ScopeKind, str], ...]:
        """Where it listens, each place with its kind."""
        if self.rooms:
            return tuple((ScopeKind.ROOM, room) for room in self.rooms)
        return tuple((ScopeKind.AREA, area) for area in self.areas) or ((ScopeKind.GLOBAL, EVERYWHERE),)
