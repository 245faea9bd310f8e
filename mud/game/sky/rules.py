"""The arithmetic of the sky: phases of the day, dates, moons, and what weather follows. Tables: docs/world.md."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from mud.game.area.specs import Climate
from mud.game.sky.specs import Calendar, Month, Moon, Season, Weather
from mud.kernel.values import value

MINUTE: Final = 60
HOUR: Final = 60 * MINUTE
DAY: Final = 24 * HOUR


class Phase(StrEnum):
    """The phases of a day."""

    DAWN = "dawn"
    MORNING = "morning"
    AFTERNOON = "afternoon"
    DUSK = "dusk"
    EVENING = "evening"
    NIGHT = "night"


PHASE_BEGINS: Mapping[Phase, int] = MappingProxyType(
    {Phase.DAWN: 5, Phase.MORNING: 7, Phase.AFTERNOON: 12, Phase.DUSK: 18, Phase.EVENING: 20, Phase.NIGHT: 22}
)
"""The hour at which each phase begins; the night goes on until dawn."""

DAYLIGHT: Mapping[Phase, float] = MappingProxyType(
    {Phase.DAWN: 0.6, Phase.MORNING: 1.0, Phase.AFTERNOON: 1.0, Phase.DUSK: 0.6, Phase.EVENING: 0.4, Phase.NIGHT: 0.3}
)
"""What part of an area's own light there is outdoors."""

CLOUD: Mapping[Weather, int] = MappingProxyType(
    {
        Weather.CLEAR: 0,
        Weather.CLOUDY: 2,
        Weather.OVERCAST: 6,
        Weather.MIST: 4,
        Weather.FOG: 8,
        Weather.DRIZZLE: 6,
        Weather.RAIN: 8,
        Weather.STORM: 12,
        Weather.SNOW: 6,
        Weather.WIND: 0,
    }
)
"""How much light each weather takes away outdoors."""

MOONLIGHT: Final = 12
"""How much light full moons give together in a clear night."""

VEILED: Final = 4
"""Weather that takes away more light than this hides the moons."""

FOLLOWS: Mapping[Weather, tuple[Weather, ...]] = MappingProxyType(
    {
        Weather.CLEAR: (Weather.CLOUDY, Weather.MIST, Weather.WIND),
        Weather.CLOUDY: (Weather.CLEAR, Weather.OVERCAST, Weather.DRIZZLE, Weather.WIND),
        Weather.OVERCAST: (Weather.CLOUDY, Weather.DRIZZLE, Weather.RAIN, Weather.FOG, Weather.SNOW),
        Weather.MIST: (Weather.CLEAR, Weather.CLOUDY, Weather.FOG),
        Weather.FOG: (Weather.MIST, Weather.OVERCAST),
        Weather.DRIZZLE: (Weather.CLOUDY, Weather.OVERCAST, Weather.RAIN, Weather.MIST),
        Weather.RAIN: (Weather.DRIZZLE, Weather.OVERCAST, Weather.STORM),
        Weather.STORM: (Weather.RAIN, Weather.WIND),
        Weather.SNOW: (Weather.OVERCAST, Weather.CLOUDY),
        Weather.WIND: (Weather.CLEAR, Weather.CLOUDY, Weather.STORM),
    }
)
"""What weather can turn into: no storm comes out of a clear sky."""

WET: Final = frozenset({Weather.DRIZZLE, Weather.RAIN, Weather.STORM})
FREEZES: Mapping[Climate, frozenset[Season]] = MappingProxyType(
    {
        Climate.MILD: frozenset({Season.WINTER}),
        Climate.DRY: frozenset({Season.WINTER}),
        Climate.WET: frozenset({Season.WINTER}),
        Climate.COLD: frozenset({Season.AUTUMN, Season.WINTER, Season.SPRING}),
        Climate.HOT: frozenset(),
    }
)
"""When what would be rain is snow."""

WETNESS: Mapping[Climate, float] = MappingProxyType(
    {Climate.MILD: 1.0, Climate.DRY: 0.5, Climate.WET: 2.0, Climate.COLD: 1.0, Climate.HOT: 0.5}
)
"""How much more or less often it rains than the profile says."""

SHORTEST_WEATHER: Final = 1 * HOUR
LONGEST_WEATHER: Final = 5 * HOUR
"""Seconds of the area's own time after which weather may change."""

ALWAYS_CLEAR: Final = "clear"
"""The weather profile that needs not be written: under it the sky is clear."""

PLAIN_CALENDAR: Final = Calendar(
    id="plain",
    world="The World",
    months=tuple(
        Month(name, 30, season)
        for season in (Season.WINTER, Season.SPRING, Season.SUMMER, Season.AUTUMN)
        for name in (f"Early {season.title()}", f"High {season.title()}", f"Late {season.title()}")
    ),
    weekdays=("Firstday", "Secondday", "Thirdday", "Fourthday", "Fifthday", "Sixthday", "Seventhday"),
    moons=(Moon("the moon", 28.0),),
)
"""What is counted by where content has no calendar."""

MOON_PHASES: Final = (
    "new",
    "a waxing crescent",
    "at its first quarter",
    "waxing gibbous",
    "full",
    "waning gibbous",
    "at its last quarter",
    "a waning crescent",
)


@value
class GameDate:
    """A day of the world: `month` and `day` count from 1."""

    year: int
    month: int
    day: int


@dataclass(frozen=True, slots=True)
class Instant:
    """A moment in an area: seconds of its own time since the first midnight of its calendar."""

    seconds: float

    @property
    def day(self) -> int:
        """Days that have passed: 0 on the first."""
        return int(self.seconds // DAY)

    @property
    def hour(self) -> int:
        """The hour, 0 to 23."""
        return int(self.seconds % DAY // HOUR)

    @property
    def minute(self) -> int:
        """The minute, 0 to 59."""
        return int(self.seconds % HOUR // MINUTE)

    @property
    def phase(self) -> Phase:
        """The phase of the day."""
        found = Phase.NIGHT
        for phase, begins in PHASE_BEGINS.items():
            if self.hour >= begins:
                found = phase
        return found


def until_next_phase(instant: Instant) -> float:
    """Seconds of the area's time until the next phase or day begins."""
    into = instant.seconds % DAY
    begins = [hour * HOUR for hour in PHASE_BEGINS.values() if hour * HOUR > into]
    return min([*begins, DAY]) - into


def date_of(calendar: Calendar, day: int) -> GameDate:
    """The date of a day, counted from 0."""
    year, left = divmod(day, sum(month.days for month in calendar.months))
    for number, month in enumerate(calendar.months, 1):
        if left < month.days:
            return GameDate(calendar.first_year + year, number, left + 1)
        left -= month.days
    raise AssertionError("a year is as long as its months")


def month_of(calendar: Calendar, date: GameDate) -> Month:
    """The month of a date; the last one where the calendar has become shorter since."""
    return calendar.months[min(date.month, len(calendar.months)) - 1]


def weekday_of(calendar: Calendar, day: int) -> str:
    """The weekday of a day, counted from 0."""
    return calendar.weekdays[day % len(calendar.weekdays)]


def dated(calendar: Calendar, date: GameDate) -> str:
    """A date in words: day, month, year."""
    return f"{date.day} {month_of(calendar, date).name} {date.year}"


def age_of(moon: Moon, day: int) -> float:
    """How far a moon is through its phases, 0 to 1: 0 is new, a half is full."""
    return (day + moon.offset) % moon.period / moon.period


def moon_phase(moon: Moon, day: int) -> str:
    """What a moon looks like, as it follows `is`."""
    return MOON_PHASES[round(age_of(moon, day) * len(MOON_PHASES)) % len(MOON_PHASES)]


def moonlight(calendar: Calendar, day: int) -> float:
    """What the moons give in a clear night: nothing when all are new, `MOONLIGHT` when all are full."""
    if not calendar.moons:
        return 0.0
    shares = [1 - abs(1 - 2 * age_of(moon, day)) for moon in calendar.moons]
    return MOONLIGHT * sum(shares) / len(shares)


def light_under(base: float, phase: Phase, weather: Weather, moons: float) -> float:
    """The light outdoors: the area's own by the phase of the day, less the clouds, and at night what the moons give."""
    light = base * DAYLIGHT[phase] - CLOUD[weather]
    if phase is Phase.NIGHT and CLOUD[weather] <= VEILED:
        light += moons
    return max(0.0, light)


def weights_of(profile: Mapping[Weather, int], climate: Climate, season: Season) -> Mapping[Weather, float]:
    """How often each kind of weather comes, by the climate: wet ones more or less often, as snow where it freezes."""
    weights = {kind: profile.get(kind, 0) * (WETNESS[climate] if kind in WET else 1.0) for kind in Weather}
    if season in FREEZES[climate]:
        weights[Weather.SNOW] += sum(weights[kind] for kind in Weather if kind in WET)
        weights |= {kind: 0.0 for kind in Weather if kind in WET}
    return weights


def can_follow(before: Weather, weights: Mapping[Weather, float]) -> Mapping[Weather, float]:
    """What can come next with its weight: the same again or what follows it; anything where none of these comes."""
    near = {kind: weights[kind] for kind in (before, *FOLLOWS[before]) if weights[kind] > 0}
    return near or {kind: weight for kind, weight in weights.items() if weight > 0} or {Weather.CLEAR: 1.0}
