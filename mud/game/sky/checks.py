"""What is wrong with skies: areas under weather that nobody wrote."""

from collections.abc import Iterator

from mud.content.catalog import Catalog
from mud.content.guesses import Guesses
from mud.content.origins import Problem, faults
from mud.game.area.specs import Area
from mud.game.sky.rules import ALWAYS_CLEAR
from mud.game.sky.specs import WeatherProfile


@faults
def unknown_weather(catalog: Catalog) -> Iterator[Problem]:
    """A weather profile that no file has; only `clear` needs none."""
    known, guesses = catalog.all(WeatherProfile), Guesses()
    for area in catalog.all(Area).values():
        profile = area.weather_profile
        if profile not in known and profile != ALWAYS_CLEAR:
            message = f"there is no {profile!r} in weather_profiles{guesses.hint(profile, [*known, ALWAYS_CLEAR])}"
            yield Problem(message, Area, area.id, ("weather_profile",))
