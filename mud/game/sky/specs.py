"""Calendars and weather profiles, as content describes them."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from mud.kernel.ids import AreaId
from mud.kernel.marks import Key, Ref, Width
from mud.kernel.spec import Spec, spec
from mud.kernel.values import FrozenMap, value


class Season(StrEnum):
    """The four seasons."""

    SPRING = "spring"
    SUMMER = "summer"
    AUTUMN = "autumn"
    WINTER = "winter"


class Weather(StrEnum):
    """What the sky does."""

    CLEAR = "clear"
    CLOUDY = "cloudy"
    OVERCAST = "overcast"
    MIST = "mist"
    FOG = "fog"
    DRIZZLE = "drizzle"
    RAIN = "rain"
    STORM = "storm"
    SNOW = "snow"
    WIND = "wind"


@value
class Month:
    """A month of the year."""

    name: str
    days: Annotated[int, Field(ge=1, le=1000)]
    season: Season


@value
class Moon:
    """A moon that goes through its phases in `period` days; on the first day it is `offset` days past new."""

    name: str
    period: Annotated[float, Field(gt=0, le=10_000)]
    offset: float = 0.0


@spec("calendars")
class Calendar(Spec):
    """How days are counted; the area that keeps it says on which day the world is.

    `runs_while_down`: time passes also while the server does not run.
    """

    id: Annotated[str, Key()]
    world: Annotated[str, Width(255)]
    months: Annotated[tuple[Month, ...], Field(min_length=1)]
    weekdays: Annotated[tuple[str, ...], Field(min_length=1)]
    moons: tuple[Moon, ...] = ()
    first_year: int = 1
    kept_by: Annotated[AreaId | None, Ref("areas.id")] = None
    runs_while_down: bool = True


@spec("weather_profiles")
class WeatherProfile(Spec):
    """How often each kind of weather comes in each season, as weights; `texts` tell a change in words of its own."""

    id: Annotated[str, Key()]
    seasons: FrozenMap[Season, FrozenMap[Weather, Annotated[int, Field(ge=0, le=1000)]]]
    texts: FrozenMap[Weather, str] = FrozenMap()
