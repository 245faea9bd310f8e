"""The clocks, the date and the weather. The only writer of `AreaSky` and `WorldState`.

Who stands where under the sky is known to upper features: they add it to `Standing` and `Outdoors`.
"""

from dataclasses import dataclass, field
from typing import Final

from mud.game.area.specs import Area
from mud.game.sky.events import DayBegan, PhaseBegan, WeatherChanged
from mud.game.sky.model import AreaSky, WorldState
from mud.game.sky.rules import (
    DAY,
    HOUR,
    LONGEST_WEATHER,
    MINUTE,
    PLAIN_CALENDAR,
    SHORTEST_WEATHER,
    GameDate,
    Instant,
    Phase,
    can_follow,
    date_of,
    light_under,
    month_of,
    moonlight,
    until_next_phase,
    weights_of,
)
from mud.game.sky.specs import Calendar, Season, Weather, WeatherProfile
from mud.kernel.entity import Entity
from mud.kernel.ids import AreaId, RoomId
from mud.world.world import World

THE_WORLD: Final = "world"
"""The key of the one row of `WorldState`."""

SOONEST: Final = 0.25
"""Seconds between two looks at one clock: however fast it runs, a tick is the least."""

ROUNDING: Final = 0.001
"""Seconds of the area's time by which a clock is looked at too late rather than too early."""


@dataclass(slots=True)
class Standing:
    """Where someone stands under the sky: upper features fill it in. Without an area there is no sky."""

    reader: Entity
    area_id: AreaId | None = None
    outdoors: bool = False


@dataclass(frozen=True, slots=True)
class Outdoors:
    """The rooms of an area that have someone in them and the sky above: upper features add them."""

    area_id: AreaId
    rooms: dict[RoomId, None] = field(default_factory=dict)


def standing(world: World, reader: Entity) -> Standing:
    """Where someone stands."""
    found = Standing(reader)
    world.hooks.contribute(world, found)
    return found


def calendar_of(world: World) -> Calendar:
    """The calendar of the content, or a plain one."""
    return next(iter(world.catalog.all(Calendar).values()), PLAIN_CALENDAR)


def world_state(world: World) -> WorldState:
    """The world as a whole."""
    found = world.get(WorldState, THE_WORLD)
    if found is None:
        raise LookupError("the sky has not been set up")
    return found


def instant_in(world: World, sky: AreaSky) -> Instant:
    """What an area's clock says now."""
    return Instant(sky.origin + (world.clock.now() - sky.since) * sky.scale)


def season_in(world: World, sky: AreaSky) -> Season:
    """The season in an area."""
    calendar = calendar_of(world)
    return month_of(calendar, date_of(calendar, max(0, instant_in(world, sky).day))).season


def light_outdoors(world: World, area_id: AreaId, base: float) -> float:
    """The light under an area's sky, where a bright day would give `base`."""
    sky = world.get(AreaSky, area_id)
    if sky is None:
        return base
    # Asked for by each who sees or hears: what the moons give is worked out only when it counts.
    moons = moonlight(calendar_of(world), instant_in(world, sky).day) if sky.phase is Phase.NIGHT else 0.0
    return light_under(base, sky.phase, sky.weather, moons)


def set_up(world: World) -> None:
    """Give each area its clock and its weather, and see when either changes next."""
    away = _time_away(world)
    for sky in list(world.shelf(AreaSky)):
        if world.catalog.find(Area, sky.id) is None or sky.id in world.catalog.retired(Area):
            _forget(world, sky)
    for area in world.catalog.in_use(Area):
        sky = world.get(AreaSky, area.id) or world.add(_new_sky(world, area))
        if away:
            sky.since += away
        if sky.scale != area.time_scale:
            sky.origin, sky.since, sky.scale = instant_in(world, sky).seconds, world.clock.now(), area.time_scale
        sky.phase = instant_in(world, sky).phase
        _change_weather(world, sky, area)
        _wait(world, sky)
    _set_world_up(world)


def set_clock(world: World, area_id: AreaId, hour: int, minute: int) -> None:
    """Let an area's clock say that time, on the day that it is; the weather lasts as long as it would have."""
    sky = sky_over(world, area_id)
    now = instant_in(world, sky).seconds
    turn_clock(world, sky, now // DAY * DAY + hour * HOUR + minute * MINUTE - now)


def turn_clock(world: World, sky: AreaSky, seconds: float) -> None:
    """Let the clock of an area say so many seconds more, or less; the weather lasts as long as it would have."""
    sky.origin, sky.since = float(instant_in(world, sky).seconds + seconds), world.clock.now()
    sky.weather_until += seconds
    _look_up(world, sky)


def let_weather_be(world: World, sky: AreaSky, weather: Weather, minutes: float) -> None:
    """Let the weather over an area be of that kind for so many minutes of the area's own time, then change again."""
    before, sky.weather = sky.weather, weather
    sky.weather_until = instant_in(world, sky).seconds + minutes * MINUTE
    if weather is not before:
        world.happened(WeatherChanged(sky.id, before, weather))
    _wait(world, sky)


def sky_over(world: World, area_id: AreaId) -> AreaSky:
    """The clock and the weather of an area; LookupError when it has none."""
    sky = world.get(AreaSky, area_id)
    if sky is None:
        raise LookupError(f"there is no sky over {area_id}")
    return sky


def _look_up(world: World, sky: AreaSky) -> None:
    """See at once what has changed over an area."""
    if sky.job is not None:
        sky.job.cancel()
    _turn(world, sky)


def see(world: World) -> None:
    """Note that the world runs, where the calendar stands still while it does not."""
    if not calendar_of(world).runs_while_down:
        world_state(world).seen_at = world.clock.now()


def _time_away(world: World) -> float:
    """Seconds that do not count: those in which the server did not run, where the calendar leaves them out."""
    state = world.get(WorldState, THE_WORLD)
    if state is None or calendar_of(world).runs_while_down:
        return 0.0
    return max(0.0, world.clock.now() - state.seen_at)


def _new_sky(world: World, area: Area) -> AreaSky:
    origin = (area.starting_day - 1) * DAY + area.starting_hour * HOUR + area.starting_minute * MINUTE
    return AreaSky(id=area.id, origin=float(origin), since=world.clock.now(), scale=area.time_scale)


def _set_world_up(world: World) -> None:
    calendar, today = calendar_of(world), _today(world)
    state = world.get(WorldState, THE_WORLD)
    if state is None:
        world.add(WorldState(id=THE_WORLD, world_name=calendar.world, game_date=today, seen_at=world.clock.now()))
        return
    if state.world_name != calendar.world:
        state.world_name = calendar.world
    if state.game_date != today:
        state.game_date = today
    see(world)


def _today(world: World) -> GameDate:
    """The date in the area that keeps the calendar."""
    calendar = calendar_of(world)
    keeper = calendar.kept_by or min((area.id for area in world.catalog.in_use(Area)), default="")
    sky = world.get(AreaSky, keeper)
    return date_of(calendar, max(0, instant_in(world, sky).day) if sky else 0)


def _forget(world: World, sky: AreaSky) -> None:
    if sky.job is not None:
        sky.job.cancel()
    world.remove(sky)


def _wait(world: World, sky: AreaSky) -> None:
    """Look at the clock again when the phase, the day or the weather changes; a clock that stands costs nothing."""
    if sky.job is not None:
        sky.job.cancel()
        sky.job = None
    if sky.scale <= 0:
        return
    now = instant_in(world, sky)
    ahead = min(until_next_phase(now), max(0.0, sky.weather_until - now.seconds)) + ROUNDING
    sky.job = world.schedule.after(max(SOONEST, ahead / sky.scale), "the sky over an area", lambda: _turn(world, sky))


def _turn(world: World, sky: AreaSky) -> None:
    """See what has changed over an area."""
    sky.job = None
    area = world.catalog.get(Area, sky.id)
    phase = instant_in(world, sky).phase
    if phase is not sky.phase:
        sky.phase = phase
        world.happened(PhaseBegan(sky.id, phase))
    before = sky.weather
    _change_weather(world, sky, area)
    if sky.weather is not before:
        world.happened(WeatherChanged(sky.id, before, sky.weather))
    _turn_page(world)
    _wait(world, sky)


def _turn_page(world: World) -> None:
    state, today = world_state(world), _today(world)
    if state.game_date != today:
        state.game_date = today
        world.happened(DayBegan())


def _change_weather(world: World, sky: AreaSky, area: Area) -> None:
    """Let the weather change if it is time: to what can follow, by the weights of profile, season and climate."""
    now = instant_in(world, sky).seconds
    if now < sky.weather_until:
        return
    sky.weather_until = now + world.dice.between(SHORTEST_WEATHER, LONGEST_WEATHER)
    profile = world.catalog.find(WeatherProfile, area.weather_profile)
    if profile is None:
        sky.weather = Weather.CLEAR
        return
    season = season_in(world, sky)
    weights = can_follow(sky.weather, weights_of(profile.seasons.get(season, {}), area.climate, season))
    sky.weather = _picked(world.dice.between(0, sum(weights.values())), dict(weights))


def _picked(point: float, weights: dict[Weather, float]) -> Weather:
    """The kind of weather into whose share of all weights a point falls."""
    for kind, weight in weights.items():
        point -= weight
        if point <= 0:
            return kind
    return next(reversed(weights))
