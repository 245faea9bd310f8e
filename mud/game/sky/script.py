"""What content can ask of the sky, and do with it."""

from typing import Annotated

from pydantic import Field

from mud.game.area.specs import Area
from mud.game.sky.acts import calendar_of, instant_in, let_weather_be, season_in
from mud.game.sky.model import AreaSky
from mud.game.sky.rules import HOUR, Phase, moon_phase
from mud.game.sky.specs import Season, Weather
from mud.kernel.marks import Ref, Yaml
from mud.play.scripts.scene import Scene
from mud.play.scripts.values import Named, reading
from mud.play.scripts.words import action, condition
from mud.world.world import World

Region = Annotated[str, Ref("areas.id"), Named(Area)]
"""An area: its id, or a name like $area."""


def sky_over(scene: Scene, region: str) -> AreaSky | None:
    """The sky over the area that is meant."""
    area = scene.one_of(Area, region)
    return scene.world.get(AreaSky, area.id) if area is not None else None


@reading("hour")
def area_hour(world: World, area: Area) -> int:
    """The hour of the day there, from 0 to 23."""
    sky = world.get(AreaSky, area.id)
    return 0 if sky is None else hour_of(world, sky)


@reading("weather")
def area_weather(world: World, area: Area) -> str:
    """The weather there, in a word."""
    sky = world.get(AreaSky, area.id)
    return Weather.CLEAR.value if sky is None else sky.weather.value


def hour_of(world: World, sky: AreaSky) -> int:
    """The hour of the day under a sky."""
    return int(instant_in(world, sky).seconds // HOUR) % 24


@condition("time_between")
class TimeBetween:
    """The hour of the day lies between two: from the first up to but without the second, over midnight too.

    Example:
        time_between: {from: 22, to: 4}
    """

    from_: Annotated[int, Field(ge=0, le=23), Yaml("from")]
    to: Annotated[int, Field(ge=0, le=24)]
    area: Region = "$area"

    def holds(self, scene: Scene) -> bool:
        """Look at the clock."""
        sky = sky_over(scene, self.area)
        if sky is None:
            return False
        hour, first, last = hour_of(scene.world, sky), self.from_, self.to % 24
        return first <= hour < last if first < last else hour >= first or hour < last


@condition("phase")
class PhaseIs:
    """It is that part of the day.

    Example:
        phase: dusk
    """

    phase: Phase
    area: Region = "$area"

    def holds(self, scene: Scene) -> bool:
        """Look at the sky."""
        sky = sky_over(scene, self.area)
        return sky is not None and instant_in(scene.world, sky).phase is self.phase


@condition("season")
class SeasonIs:
    """It is that season.

    Example:
        season: winter
    """

    season: Season
    area: Region = "$area"

    def holds(self, scene: Scene) -> bool:
        """Look at the calendar."""
        sky = sky_over(scene, self.area)
        return sky is not None and season_in(scene.world, sky) is self.season


@condition("weather")
class WeatherIs:
    """The weather is of that kind.

    Example:
        weather: rain
    """

    weather: Weather
    area: Region = "$area"

    def holds(self, scene: Scene) -> bool:
        """Look at the sky."""
        sky = sky_over(scene, self.area)
        return sky is not None and sky.weather is self.weather


@condition("moon")
class MoonIs:
    """A moon is in that phase: new, waxing, full, waning and so on, as `calendar` shows it.

    Example:
        moon: {phase: full}
    """

    phase: str
    name: str | None = None
    area: Region = "$area"

    def holds(self, scene: Scene) -> bool:
        """Look at the first moon of that name."""
        sky = sky_over(scene, self.area)
        for moon in calendar_of(scene.world).moons if sky is not None else ():
            if self.name in (None, moon.name):
                return sky is not None and moon_phase(moon, instant_in(scene.world, sky).day) == self.phase
        return False


@action("set_weather")
class SetWeather:
    """Let the weather be of some kind for so many minutes of the area's own time; those under the sky see it change.

    Example:
        set_weather: {weather: fog, minutes: 120}
    """

    weather: Weather
    minutes: Annotated[int, Field(ge=1, le=10_000)] = 60
    area: Region = "$area"

    def perform(self, scene: Scene) -> None:
        """Change it."""
        sky = sky_over(scene, self.area)
        if sky is not None:
            let_weather_be(scene.world, sky, self.weather, self.minutes)
