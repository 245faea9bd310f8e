"""Setting the clock and the weather of an area."""

from mud.game.area.specs import Area
from mud.game.being.model import Player
from mud.game.sky.acts import let_weather_be, set_clock, sky_over
from mud.game.sky.specs import Weather
from mud.game.wizard.events import ClockSet, WeatherSet
from mud.world.world import World

LASTING = 240.0
"""Minutes of the area's own time for which weather lasts that staff chose."""


def turn_clock(world: World, actor: Player, area: Area, hour: int, minute: int) -> None:
    """Let an area's clock say that time, on the same day."""
    set_clock(world, area.id, hour, minute)
    world.happened(ClockSet(actor, area, hour, minute))


def change_weather(world: World, actor: Player, area: Area, weather: Weather) -> None:
    """Let the weather of an area be so, until it changes by itself."""
    let_weather_be(world, sky_over(world, area.id), weather, LASTING)
    world.happened(WeatherSet(actor, area, weather))
