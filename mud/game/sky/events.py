"""What happens in the sky, and what people ask of it."""

from mud.game.sky.rules import Phase
from mud.game.sky.specs import Weather
from mud.kernel.entity import Entity
from mud.kernel.events import Event, event
from mud.kernel.ids import AreaId


@event()
class PhaseBegan(Event):
    """Another phase of the day began in an area."""

    area_id: AreaId
    phase: Phase


@event()
class WeatherChanged(Event):
    """The weather over an area is another."""

    area_id: AreaId
    before: Weather
    weather: Weather


@event(silent=True)
class DayBegan(Event):
    """The world has another date."""


@event()
class TimeRead(Event):
    """Someone asks what time it is."""

    reader: Entity


@event()
class WeatherRead(Event):
    """Someone looks at the sky."""

    reader: Entity


@event()
class CalendarRead(Event):
    """Someone asks for the date, the months and the moons."""

    reader: Entity
