"""Fights that are under way, who is in them, what is kept of those that are over, and rolls that mattered."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated, Any, Final

from mud.game.being.model import Being, Player
from mud.kernel.entity import Entity, Part, entity, part_of
from mud.kernel.ids import FightId, PlayerId, RecordId, RoomId
from mud.kernel.marks import Indexed, Key, Lazy, Lookup, Ref, Transient, Width
from mud.kernel.record import Record, record
from mud.kernel.values import FrozenMap, value

MOST_FALLEN: Final = 1000
"""Those who were felled of whom it is still known who did it; the oldest are forgotten."""


class FightKind(StrEnum):
    """What a fight is about."""

    FIGHT = "fight"
    DUEL = "duel"


class Fate(StrEnum):
    """How someone came out of a fight."""

    STOOD = "stood"
    FELLED = "felled"
    FLED = "fled"
    LEFT = "left"
    YIELDED = "yielded"
    STOPPED = "stopped"


class Outcome(StrEnum):
    """How a fight came to its end."""

    FELLED = "felled"
    FLED = "fled"
    LEFT = "left"
    YIELDED = "yielded"
    STOPPED = "stopped"
    INTERRUPTED = "interrupted"


@value
class Fighter:
    """What someone did in a fight, and how they came out of it: hit points dealt, taken, and given back to others."""

    id: str
    kind: str
    name: str
    dealt: int = 0
    taken: int = 0
    healed: int = 0
    fate: Fate = Fate.STOOD


@entity("fights")
class Fight(Entity):
    """A fight that is under way. When it is over its row goes, and one of `combat_encounters` tells of it.

    Who is in it stands in `combatants`. After a restart it goes on as soon as two who are after each other are there
    again; where that does not come about in time, it is closed as interrupted, and nobody has lost or won anything.
    """

    id: Annotated[FightId, Key()]
    room_id: Annotated[RoomId, Ref("rooms.id"), Indexed()]
    """Where it began."""
    kind: Annotated[FightKind, Width(16)] = FightKind.FIGHT
    """Whether it is a duel that both agreed to: that ends at the last hit point."""
    began_at: float
    """Unix seconds when the first blow was meant."""
    gone: tuple[Fighter, ...] = ()
    """Those who are no longer in it, in the order in which they went."""


@entity("combatants", owner="player_id")
class Combatant(Entity):
    """Someone who is in a fight, under their own id: nobody is in two fights."""

    id: Annotated[str, Key()]
    """Their id: a player's, or that of an instance of a creature."""
    kind: Annotated[str, Width(64)]
    """The table where they are found."""
    player_id: Annotated[PlayerId | None, Ref("players.id"), Indexed()] = None
    """The same id where they are a player; null for creatures."""
    fight_id: Annotated[FightId, Ref("fights.id"), Indexed(), Lookup()]
    """The fight."""
    foes: tuple[str, ...] = ()
    """Ids of those whom they are after, or who are after them, in the order in which that came about."""
    target_id: Annotated[str | None, Width(64)] = None
    """Whom they strike at; null: at nobody."""
    threat: Annotated[FrozenMap[str, float], Lazy()] = FrozenMap()
    """How much harm each did to them, by id, in hit points; half of what one heals counts against who heals."""
    dealt: Annotated[int, Lazy()] = 0
    """Hit points that they took from others."""
    taken: Annotated[int, Lazy()] = 0
    """Hit points that were taken from them."""
    healed: Annotated[int, Lazy()] = 0
    """Hit points that they gave back to others in this fight."""
    being: Annotated[Any, Transient()] = None  # Any: a Being, in a field that the store does not read
    job: Annotated[Any, Transient()] = None  # Any: a Job or None, as above
    fleeing: Annotated[bool, Transient()] = False


@record("combat_encounters")
class Encounter(Record):
    """A fight that is over: who, where, since when, how long and how it ended."""

    id: Annotated[FightId, Key()]
    """The id that the fight had."""
    room_id: Annotated[RoomId, Ref("rooms.id"), Indexed()]
    """Where it began."""
    kind: Annotated[FightKind, Width(16)]
    """Whether it was a duel."""
    participants: tuple[Fighter, ...]
    """All who were in it, with what they did and how they came out of it."""
    outcome: Annotated[Outcome, Width(16)]
    """How it ended."""
    rounds: int
    """Rounds of six seconds that it took, the last one counted as a whole."""
    began_at: float
    """Unix seconds."""
    ended_at: Annotated[float, Indexed()]
    """Unix seconds."""


class RollKind(StrEnum):
    """What a roll was for."""

    CRITICAL = "critical"
    KILLING_BLOW = "killing_blow"
    DEATH_SAVE = "death_save"
    FLEE = "flee"


@record("dice_rolls", owner="player_id")
class DiceRoll(Record):
    """A roll that mattered: a critical hit, the blow that felled someone, a death save, an attempt to get away."""

    id: Annotated[RecordId, Key()]
    """One of its own."""
    player_id: Annotated[PlayerId | None, Ref("players.id"), Indexed()] = None
    """Whose roll it was; null for creatures."""
    roller: Annotated[str, Width(80)]
    """What they were called."""
    fight_id: Annotated[FightId | None, Indexed()] = None
    """The fight it was in. No foreign key: the fight may be under way still."""
    kind: Annotated[RollKind, Width(32), Indexed()]
    """What it was for."""
    dice: Annotated[str, Width(40)]
    """What was thrown, as 2d20+5."""
    faces: tuple[int, ...]
    """What came up, die by die; with advantage or disadvantage both of them."""
    total: int
    """What that came to with all that was added."""
    against: int | None = None
    """What it had to reach, if it had to reach something."""
    success: bool
    """Whether it was what the roller hoped for."""
    rolled_at: Annotated[float, Indexed()]
    """Unix seconds."""


@part_of(Player)
class FightingHabits(Part):
    """How a player likes to fight."""

    wimpy: int = 0
    """Percent of all their health below which they try to flee by themselves; 0 is never."""


@dataclass(slots=True)
class Arena:
    """What is known of fighting in this run only. Times are seconds of the clock's `elapsed`, keys are ids."""

    busy_until: dict[str, float] = field(default_factory=dict)
    swings_until: dict[str, float] = field(default_factory=dict)
    ready_at: dict[str, float] = field(default_factory=dict)
    second_at: dict[str, float] = field(default_factory=dict)
    sneak_at: dict[str, float] = field(default_factory=dict)
    challenges: dict[tuple[str, str], float] = field(default_factory=dict)
    agreed: set[tuple[str, str]] = field(default_factory=set)
    fallen: dict[str, dict[Being, float]] = field(default_factory=dict)
    critical: bool = False
    helpers: dict[str, list[Being]] = field(default_factory=dict)
