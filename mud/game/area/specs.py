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
    name: Annotated[str, Width(80)]
    description: str
    time_scale: Annotated[float, Field(ge=0, le=1000)] = 1.0
    starting_day: Annotated[int, Field(ge=1, le=100_000)] = 1
    starting_hour: Annotated[int, Field(ge=0, le=23)] = 6
    starting_minute: Annotated[int, Field(ge=0, le=59)] = 0
    biome: str = "ethereal"
    climate: Climate = Climate.MILD
    ambient_lighting: Lighting = Lighting.NORMAL
    weather_profile: str = "clear"
    danger_level: Annotated[int, Field(ge=1, le=10)] = 1
    magic_intensity: MagicIntensity = MagicIntensity.LOW
    default_respawn_time: Annotated[int, Field(ge=-1, le=10_000_000)] = 300
    ambient_sound: str | None = None
    time_phases: FrozenMap[str, str] = FrozenMap()
    entry_points: tuple[Annotated[RoomId, Ref("rooms.id")], ...] = ()
