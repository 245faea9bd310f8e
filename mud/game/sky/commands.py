"""Asking what time and day it is, and what the sky does."""

from mud.game.sky.events import CalendarRead, TimeRead, WeatherRead
from mud.kernel.entity import Entity
from mud.play.command import command
from mud.play.context import Ctx


@command("time", category="senses")
def time(ctx: Ctx[Entity]) -> None:
    """Show what time and day it is where you are, and for the people at the keys what time it is on the server.

    Each area has its own clock, and a day of it may be shorter than a day of yours.

    Examples: time

    See also: calendar, weather
    """
    ctx.world.happened(TimeRead(ctx.actor))


@command("weather", category="senses")
def weather(ctx: Ctx[Entity]) -> None:
    """Look at the sky: what the weather is, and at night the moon. You have to be outdoors.

    Examples: weather

    See also: time
    """
    ctx.world.happened(WeatherRead(ctx.actor))


@command("calendar", category="senses")
def calendar(ctx: Ctx[Entity]) -> None:
    """Show the date, the months with their seasons, the days of the week and the moons.

    Examples: calendar

    See also: time
    """
    ctx.world.happened(CalendarRead(ctx.actor))
