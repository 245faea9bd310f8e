"""Areas: cohesive regions with shared properties and a time of their own."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from mud.kernel.ids import AreaId, RoomId
from mud.kernel.marks import Check, Key, Ref, Width
from mud.kernel.spec import Spec, spec
from mud.kernel.values import FrozenMap


class Climate(StrEnum):
    """What the weather of an area is like on the whole."""

    MILD = "mild"
    DRY = "dry"
    WET = "wet"
    COLD = "cold"
    HOT = "hot"


class Lighting(StrEnum):
    """How light it is; docs/world.md says what each means."""

    PITCH_BLACK = "pitch_black"
    DARK = "dark"
    DIM = "dim"
    NORMAL = "normal"
    BRIGHT = "bright"
    BRILLIANT = "brilliant"


class MagicIntensity(StrEnum):
    """How much magic there is in an area; docs/world.md says what each means."""

    DEAD = "dead"
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    WILD = "wild"


@spec(
    "areas",
    table=True,
    checks=(
        Check("time_scale >= 0"),
        Check("danger_level BETWEEN 1 AND 10"),
        Check("starting_hour BETWEEN 0 AND 23"),
        Check("starting_minute BETWEEN 0 AND 59"),
    ),
)
class Area(Spec):
    """A region whose rooms share a climate, a clock and a mood."""

    id: Annotated[AreaId, Key()]
    """What content calls it."""
    name: Annotated[str, Width(80)]
    """What it is called where people read of it: in `where`, `places`, on maps."""
    description: str
    """What `where` tells of it, as markup."""
    time_scale: Annotated[float, Field(ge=0, le=1000)] = 1.0
    """How many times as fast as the server's its clock runs; 0 stops it."""
    starting_day: Annotated[int, Field(ge=1, le=100_000)] = 1
    """The day on which its clock began, counted from 1."""
    starting_hour: Annotated[int, Field(ge=0, le=23)] = 6
    """The hour at which its clock began."""
    starting_minute: Annotated[int, Field(ge=0, le=59)] = 0
    """The minute at which its clock began."""
    biome: str = "ethereal"
    """What kind of country it is, as `where` says."""
    climate: Climate = Climate.MILD
    """How often it rains, and when what would be rain is snow; `where` says it, too."""
    ambient_lighting: Lighting = Lighting.NORMAL
    """How light its rooms are by themselves, outdoors on a bright day."""
    weather_profile: str = "clear"
    """Which of `weather_profiles` its weather follows; `clear` is a sky that stays so."""
    danger_level: Annotated[int, Field(ge=1, le=10)] = 1
    """How dangerous it is: whoever walks into a more dangerous area reads so; newcomers begin in the least."""
    magic_intensity: MagicIntensity = MagicIntensity.LOW
    """How strong magic is in it: none works where it is dead."""
    default_respawn_time: Annotated[int, Field(ge=-1, le=10_000_000)] = 300
    """Seconds after which things come back whose placement does not say; -1 is never."""
    spirit_seconds: Annotated[int | None, Field(ge=1, le=3600)] = None
    """Seconds for which whoever died in it is a spirit before they come back to life; none: by their level."""
    ambient_sound: str | None = None
    """What is heard in it outdoors, by those who listen or see nothing."""
    time_phases: FrozenMap[str, str] = FrozenMap()
    """What people outdoors read when a phase of the day begins."""
    entry_points: tuple[Annotated[RoomId, Ref("rooms.id")], ...] = ()
    """Where one comes into it: newcomers, and those whose room is gone."""
