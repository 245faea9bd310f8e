"""Clocks that run by themselves, the date of the world, and weather as a process over hours."""

from dataclasses import replace

import pytest

from mud.content.catalog import Catalog
from mud.game.area.specs import Area
from mud.game.sky import acts
from mud.game.sky.events import DayBegan, PhaseBegan, WeatherChanged
from mud.game.sky.model import AreaSky
from mud.game.sky.rules import DAY, HOUR, PLAIN_CALENDAR, GameDate, Phase
from mud.game.sky.specs import Calendar, Season, Weather, WeatherProfile
from mud.kernel.events import Event
from mud.kernel.ids import AreaId
from mud.kernel.spec import Spec
from mud.kernel.values import FrozenMap
from mud.world.world import World
from tests.stage import Stage, build_world, town

TOWN = AreaId("town")


def changed(catalog: Catalog, *specs: Spec) -> Catalog:
    """The catalog with these specs added or in place of what has their ids."""
    tables = {cls: dict(catalog.all(cls)) for cls in catalog.types}
    for spec in specs:
        tables.setdefault(type(spec), {})[spec.id] = spec  # type: ignore[attr-defined]  # every spec has an id
    return Catalog(tables, catalog.digest)


def area(**fields: object) -> Area:
    """The town with other fields."""
    return replace(town().get(Area, "town"), **fields)  # type: ignore[arg-type]  # fields of an area


def sky_of(world: World) -> AreaSky:
    """The sky over the town."""
    found = world.get(AreaSky, TOWN)
    assert found is not None
    return found


def pass_time(world: World, seconds: float) -> list[Event]:
    """What happened while time passed, each thing when it was due."""
    end = world.clock.elapsed() + seconds

    def failed(_name: str, error: Exception, _seconds: float) -> None:
        raise error

    while (due := world.schedule.next_due()) is not None and due <= end:
        world.clock.step(max(0.0, due - world.clock.elapsed()))  # type: ignore[attr-defined]  # a stepped clock
        world.schedule.run(failed)
    world.clock.step(max(0.0, end - world.clock.elapsed()))  # type: ignore[attr-defined]  # a stepped clock
    return world.told()


def test_an_area_begins_when_its_content_says() -> None:
    world = build_world(changed(town(), area(starting_day=3, starting_hour=23, starting_minute=30)))
    now = acts.instant_in(world, sky_of(world))
    assert (now.day, now.hour, now.minute, now.phase) == (2, 23, 30, Phase.NIGHT)


def test_each_phase_begins_once_a_day() -> None:
    world = build_world(changed(town(), area(time_scale=60.0)))
    began = [event.phase for event in pass_time(world, DAY / 60) if isinstance(event, PhaseBegan)]
    assert began == [Phase.MORNING, Phase.AFTERNOON, Phase.DUSK, Phase.EVENING, Phase.NIGHT, Phase.DAWN]


def test_a_clock_that_stands_costs_nothing() -> None:
    standing = [replace(each, time_scale=0.0) for each in town().all(Area).values()]
    world = build_world(changed(town(), *standing))
    world.told()
    assert sky_of(world).job is None
    assert pass_time(world, 10 * DAY) == []


def test_a_changed_scale_does_not_jump_the_calendar() -> None:
    world = build_world()
    pass_time(world, 5 * HOUR)
    before = acts.instant_in(world, sky_of(world))
    world.catalog = changed(world.catalog, area(time_scale=24.0))
    acts.set_up(world)
    assert acts.instant_in(world, sky_of(world)).seconds == pytest.approx(before.seconds)
    pass_time(world, HOUR)
    assert acts.instant_in(world, sky_of(world)).seconds == pytest.approx(before.seconds + 24 * HOUR)


@pytest.mark.parametrize(("runs", "hours"), [(True, 9), (False, 6)])
def test_whether_time_passes_while_the_server_is_down_is_a_setting_of_the_calendar(runs: bool, hours: int) -> None:
    world = build_world(changed(town(), replace(PLAIN_CALENDAR, runs_while_down=runs)))
    acts.see(world)
    world.clock.step(3 * HOUR)  # type: ignore[attr-defined]  # a stepped clock
    acts.set_up(world)
    assert acts.instant_in(world, sky_of(world)).seconds == pytest.approx(hours * HOUR)


def test_the_world_has_the_date_of_the_area_that_keeps_the_calendar() -> None:
    world = build_world(changed(town(), area(starting_hour=23), replace(PLAIN_CALENDAR, kept_by=TOWN)))
    assert acts.world_state(world).game_date == GameDate(1, 1, 1)
    assert acts.world_state(world).world_name == "The World"
    happened = pass_time(world, HOUR + 1)
    assert acts.world_state(world).game_date == GameDate(1, 1, 2)
    assert [event for event in happened if isinstance(event, DayBegan)]


def rainy(*kinds: Weather) -> WeatherProfile:
    """A profile in which these come, each as often."""
    weights = FrozenMap(dict.fromkeys(kinds, 1))
    return WeatherProfile(id="rainy", seasons=FrozenMap(dict.fromkeys(Season, weights)))


def test_weather_comes_by_the_profile_and_changes_over_hours() -> None:
    profile = rainy(Weather.CLEAR, Weather.CLOUDY, Weather.OVERCAST)
    world = build_world(changed(town(), area(weather_profile="rainy"), profile))
    changes = [event for event in pass_time(world, 5 * DAY) if isinstance(event, WeatherChanged)]
    assert 10 < len(changes) < 120
    assert {event.weather for event in changes} == {Weather.CLEAR, Weather.CLOUDY, Weather.OVERCAST}


def test_weather_is_kept_over_a_restart() -> None:
    world = build_world(changed(town(), area(weather_profile="rainy"), rainy(Weather.FOG)))
    sky = sky_of(world)
    sky.weather, until = Weather.FOG, sky.weather_until
    acts.set_up(world)
    assert (sky.weather, sky.weather_until) == (Weather.FOG, until)


def test_a_profile_that_no_file_has_is_a_clear_sky() -> None:
    world = build_world(changed(town(), area(weather_profile="nowhere")))
    assert sky_of(world).weather is Weather.CLEAR


def test_the_same_seed_gives_the_same_weather() -> None:
    def week(seed: int) -> list[Weather]:
        profile = rainy(*Weather)
        world = build_world(changed(town(), area(weather_profile="rainy"), profile), seed)
        return [event.weather for event in pass_time(world, 7 * DAY) if isinstance(event, WeatherChanged)]

    assert week(5) == week(5)
    assert week(5) != week(6)


def test_nobody_in_an_area_is_told_of_its_sky() -> None:
    stage = Stage(build_world(changed(town(), area(time_phases=FrozenMap({"morning": "The shutters open."})))))
    player = stage.enter("Ann")
    assert stage.step(HOUR + 1) == {"ann": ["The shutters open."]}
    player.online = False
    stage.world.outbox.append(PhaseBegan(TOWN, Phase.MORNING))
    assert stage.told() == {}


def test_the_calendar_is_the_contents() -> None:
    own = replace(PLAIN_CALENDAR, id="own", world="Elsewhere")
    world = build_world(changed(town(), own))
    assert acts.calendar_of(world) is world.catalog.get(Calendar, "own")
    assert acts.world_state(world).world_name == "Elsewhere"
