"""What is kept of the sky: each area's clock and weather, and the date of the world."""

from typing import Annotated, Any

from mud.game.sky.rules import GameDate, Phase
from mud.game.sky.specs import Weather
from mud.kernel.entity import Entity, entity
from mud.kernel.ids import AreaId
from mud.kernel.marks import Column, Key, Lazy, Ref, Transient, Width


@entity("area_skies")
class AreaSky(Entity):
    """An area's clock and weather: at `since` (Unix seconds) its clock stood at `origin`, and runs by `scale`.

    `origin` and `weather_until`, when the weather may change, are seconds of the area's own time.
    """

    id: Annotated[AreaId, Key(), Column("area_id"), Ref("areas.id")]
    """The area."""
    origin: float
    """What its clock said at `since`: seconds of its own time since the first midnight of the calendar."""
    since: float
    """When its clock was last set or changed its speed (Unix seconds)."""
    scale: float
    """How many times as fast as the server's it has run since."""
    weather: Weather = Weather.CLEAR
    """What the sky does."""
    weather_until: float = 0.0
    """When the weather may change, in seconds of the area's own time."""
    phase: Annotated[Phase, Transient()] = Phase.NIGHT
    job: Annotated[Any, Transient()] = None  # Any: a Job or None, in a field that the store does not read


@entity("world_state")
class WorldState(Entity):
    """The world as a whole: its name, its date, and when it was last seen running (Unix seconds, to the minute)."""

    id: Annotated[str, Key()]
    """Always `world`: there is one row."""
    world_name: Annotated[str, Width(255)]
    """What the world is called: the title of `calendar`."""
    game_date: GameDate
    """The date in the area that keeps the calendar."""
    seen_at: Annotated[float, Lazy()]
    """When the world last ran (Unix seconds, to the minute), for calendars that stand still while it does not."""
