"""Setting the clock and the weather of an area, and setting them back."""

from mud.game.area.specs import Area
from mud.game.being.model import Player
from mud.game.sky.acts import instant_in, let_weather_be, set_clock, sky_over, turn_clock
from mud.game.sky.model import AreaSky
from mud.game.sky.rules import MINUTE
from mud.game.sky.specs import Weather
from mud.game.wizard.acts.undoing import can_undo
from mud.game.wizard.events import ClockSet, WeatherSet
from mud.game.wizard.model import Undo
from mud.kernel.errors import Refused
from mud.play.roles import Permission
from mud.world.world import World

LASTING = 240.0
"""Minutes of the area's own time for which weather lasts that staff chose."""

EXACT = 1.0
"""Seconds of an area's own time within which a clock is taken to go as it did."""


def change_clock(world: World, actor: Player, area: Area, hour: int, minute: int) -> None:
    """Let an area's clock say that time, on the same day."""
    sky = sky_over(world, area.id)
    before = instant_in(world, sky).seconds
    set_clock(world, area.id, hour, minute)
    turned, course = instant_in(world, sky).seconds - before, _course(sky)
    world.happened(ClockSet(actor, area, hour, minute))

    def check() -> None:
        if abs(_course(sky) - course) > EXACT:
            raise Refused("The clock was set anew since.")

    what = f"you set the clock of {area.name} to {hour:02}:{minute:02}"
    can_undo(actor, Undo(what, Permission.SKY, check, lambda: turn_clock(world, sky, -turned)))


def change_weather(world: World, actor: Player, area: Area, weather: Weather) -> None:
    """Let the weather of an area be so, until it changes by itself."""
    sky = sky_over(world, area.id)
    before, left = sky.weather, (sky.weather_until - instant_in(world, sky).seconds) / MINUTE
    let_weather_be(world, sky, weather, LASTING)
    until = sky.weather_until
    world.happened(WeatherSet(actor, area, weather))

    def check() -> None:
        if sky.weather is not weather or abs(sky.weather_until - until) > EXACT:
            raise Refused("The weather has changed since.")

    what = f"you let the weather in {area.name} be {weather.value}"
    can_undo(actor, Undo(what, Permission.SKY, check, lambda: let_weather_be(world, sky, before, max(1.0, left))))


def _course(sky: AreaSky) -> float:
    """What a clock would have said at Unix second 0: the same as long as nobody sets it."""
    return sky.origin - sky.scale * sky.since
