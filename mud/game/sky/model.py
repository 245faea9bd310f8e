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
    origin: float
    since: float
    scale: float
    weather: Weather = Weather.CLEAR
    weather_until: float = 0.0
    phase: Annotated[Phase, Transient()] = Phase.NIGHT
    job: Annotated[Any, Transient()] = None  # Any: a Job or None, in a field that the store does not read


@entity("world_state")
class WorldState(Entity):
    """The world as a whole: its name, its date, and when it was last seen running (Unix seconds, to the minute)."""

    id: Annotated[str, Key()]
    world_name: Annotated[str, Width(255)]
    game_date: GameDate
    seen_at: Annotated[float, Lazy()]
