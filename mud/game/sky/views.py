"""How the sky is told: to those who stand under it, and to those who ask."""

from collections.abc import Mapping
from datetime import UTC, datetime
from types import MappingProxyType
from typing import ClassVar

from mud.game.area.specs import Area
from mud.game.sky.acts import Outdoors, calendar_of, instant_in, standing, world_state
from mud.game.sky.events import CalendarRead, PhaseBegan, TimeRead, WeatherChanged, WeatherRead
from mud.game.sky.model import AreaSky
from mud.game.sky.rules import CLOUD, VEILED, Phase, date_of, dated, month_of, moon_phase, weekday_of
from mud.game.sky.specs import Weather, WeatherProfile
from mud.kernel.entity import Entity
from mud.kernel.ids import AreaId
from mud.play.screens import Screen
from mud.play.telling import InRoom, Telling, tell
from mud.play.views import screen, view
from mud.text.markup import parse
from mud.text.page import Field, Paragraph
from mud.text.span import styled
from mud.world.world import World

COMES: Mapping[Weather, str] = MappingProxyType(
    {
        Weather.CLEAR: "The sky clears.",
        Weather.CLOUDY: "Clouds come up, with gaps between them.",
        Weather.OVERCAST: "The clouds close over.",
        Weather.MIST: "Mist gathers near the ground.",
        Weather.FOG: "Fog closes in.",
        Weather.DRIZZLE: "It begins to drizzle.",
        Weather.RAIN: "It begins to rain.",
        Weather.STORM: "Thunder, and then rain all at once.",
        Weather.SNOW: "It begins to snow.",
        Weather.WIND: "The wind gets up.",
    }
)
"""How a change of weather is told where the profile has no words of its own."""

IS: Mapping[Weather, str] = MappingProxyType(
    {
        Weather.CLEAR: "The sky is clear.",
        Weather.CLOUDY: "Clouds cross the sky.",
        Weather.OVERCAST: "The sky is gray from end to end.",
        Weather.MIST: "It is misty.",
        Weather.FOG: "There is nothing but fog.",
        Weather.DRIZZLE: "It drizzles.",
        Weather.RAIN: "It rains.",
        Weather.STORM: "A thunderstorm stands overhead.",
        Weather.SNOW: "It snows.",
        Weather.WIND: "A strong wind blows.",
    }
)
WHEN: Mapping[Phase, str] = MappingProxyType(
    {
        Phase.DAWN: "at dawn",
        Phase.MORNING: "in the morning",
        Phase.AFTERNOON: "in the afternoon",
        Phase.DUSK: "at dusk",
        Phase.EVENING: "in the evening",
        Phase.NIGHT: "at night",
    }
)


class TimeScreen(Screen[Entity]):
    """What time it is."""

    sections: ClassVar[tuple[str, ...]] = ("area", "server", "presence")


@screen(TimeRead)
def time_read(world: World, event: TimeRead) -> Screen[Entity]:
    """The time of the area, then the server's."""
    made = TimeScreen(event.reader)
    sky = world.get(AreaSky, standing(world, event.reader).area_id)
    if sky is not None:
        now, calendar = instant_in(world, sky), calendar_of(world)
        day = f"{weekday_of(calendar, now.day)}, {dated(calendar, date_of(calendar, now.day))}"
        made.add(
            "area",
            Paragraph(styled(f"It is {now.hour:02}:{now.minute:02} {WHEN[now.phase]}, on {day}.")),
        )
    moment = datetime.fromtimestamp(world.clock.now(), UTC)
    made.add("server", Paragraph(styled(f"It is {moment:%A, %d %B %Y, %H:%M} (UTC) where the server stands.")))
    return made


@screen(WeatherRead)
def weather_read(world: World, event: WeatherRead) -> Screen[Entity]:
    """The weather, and at night the moons that can be seen."""
    made: Screen[Entity] = Screen(event.reader)
    where = standing(world, event.reader)
    sky = world.get(AreaSky, where.area_id)
    if sky is None or not where.outdoors:
        made.add("", Paragraph(styled("You cannot see the sky from here.")))
        return made
    made.add("", Paragraph(styled(IS[sky.weather])))
    if sky.phase is Phase.NIGHT and CLOUD[sky.weather] <= VEILED:
        for moon in calendar_of(world).moons:
            phase = moon_phase(moon, instant_in(world, sky).day)
            made.add("", Paragraph(styled(_sentence(f"{moon.name} is {phase}."))))
    return made


@screen(CalendarRead)
def calendar_read(world: World, event: CalendarRead) -> Screen[Entity]:
    """The date of the world, then how it is counted."""
    calendar, state = calendar_of(world), world_state(world)
    made: Screen[Entity] = Screen(event.reader, styled(state.world_name, "title"))
    season = month_of(calendar, state.game_date).season
    made.add("", Field("Today", styled(f"{dated(calendar, state.game_date)}, in {season.value}")))
    for month in calendar.months:
        made.add("", Field(month.name, styled(f"{month.days} days of {month.season.value}")))
    made.add("", Field("Week", styled(", ".join(calendar.weekdays))))
    sky = world.get(AreaSky, standing(world, event.reader).area_id)
    if sky is not None:
        for moon in calendar.moons:
            made.add("", Field(_sentence(moon.name), styled(moon_phase(moon, instant_in(world, sky).day))))
    return made


@view(PhaseBegan)
def phase_began(world: World, event: PhaseBegan) -> Telling:
    """Whoever is outdoors sees it, in the area's own words."""
    text = world.catalog.get(Area, event.area_id).time_phases.get(event.phase)
    return _told(world, event.area_id, text) if text else ()


@view(WeatherChanged)
def weather_changed(world: World, event: WeatherChanged) -> Telling:
    """Whoever is outdoors sees it, in the profile's words or plain ones."""
    profile = world.catalog.find(WeatherProfile, world.catalog.get(Area, event.area_id).weather_profile)
    texts = profile.texts if profile is not None else {}
    return _told(world, event.area_id, texts.get(event.weather, COMES[event.weather]))


def _told(world: World, area_id: AreaId, text: str) -> Telling:
    """The same for every room under that sky that has someone in it; nothing at all where there is nobody."""
    found = Outdoors(area_id)
    world.hooks.contribute(world, found)
    if not found.rooms:
        return ()
    words = parse(text.strip()).text()
    return tuple(tell(InRoom(room), "{words}", words=words) for room in found.rooms)


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
