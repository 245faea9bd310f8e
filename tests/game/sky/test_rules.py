"""Phases, dates, moons, and which weather follows which."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mud.game.area.specs import Climate
from mud.game.sky.rules import (
    DAY,
    FOLLOWS,
    HOUR,
    MOONLIGHT,
    PLAIN_CALENDAR,
    WET,
    GameDate,
    Instant,
    Phase,
    can_follow,
    date_of,
    dated,
    light_under,
    moon_phase,
    moonlight,
    until_next_phase,
    weights_of,
)
from mud.game.sky.specs import Season, Weather

MOON = PLAIN_CALENDAR.moons[0]


@pytest.mark.parametrize(
    ("hour", "phase"),
    [
        (0, Phase.NIGHT),
        (4, Phase.NIGHT),
        (5, Phase.DAWN),
        (7, Phase.MORNING),
        (12, Phase.AFTERNOON),
        (18, Phase.DUSK),
        (20, Phase.EVENING),
        (22, Phase.NIGHT),
        (23, Phase.NIGHT),
    ],
)
def test_a_day_has_its_phases(hour: int, phase: Phase) -> None:
    assert Instant(float(7 * DAY + hour * HOUR)).phase is phase


@given(st.floats(0, 1e9))
def test_the_next_phase_or_day_is_always_ahead(seconds: float) -> None:
    now = Instant(seconds)
    then = Instant(seconds + until_next_phase(now) + 0.001)
    assert (then.day, then.phase) != (now.day, now.phase)


def test_a_year_ends_where_its_months_do() -> None:
    assert date_of(PLAIN_CALENDAR, 0) == GameDate(1, 1, 1)
    assert date_of(PLAIN_CALENDAR, 359) == GameDate(1, 12, 30)
    assert date_of(PLAIN_CALENDAR, 360) == GameDate(2, 1, 1)
    assert dated(PLAIN_CALENDAR, GameDate(2, 1, 1)) == "1 Early Winter 2"


@pytest.mark.parametrize(("day", "phase"), [(0, "new"), (7, "at its first quarter"), (14, "full"), (28, "new")])
def test_a_moon_waxes_and_wanes(day: int, phase: str) -> None:
    assert moon_phase(MOON, day) == phase


def test_a_full_moon_gives_all_its_light_and_clouds_hide_it() -> None:
    assert moonlight(PLAIN_CALENDAR, 0) == 0
    assert moonlight(PLAIN_CALENDAR, 14) == MOONLIGHT
    assert light_under(60, Phase.NIGHT, Weather.CLEAR, MOONLIGHT) == 30
    assert light_under(60, Phase.NIGHT, Weather.OVERCAST, MOONLIGHT) == 12
    assert light_under(60, Phase.MORNING, Weather.CLEAR, MOONLIGHT) == 60
    assert light_under(0, Phase.NIGHT, Weather.STORM, 0) == 0


def test_where_it_freezes_rain_is_snow() -> None:
    weights = weights_of({Weather.RAIN: 3, Weather.CLEAR: 1}, Climate.COLD, Season.WINTER)
    assert weights[Weather.SNOW] == 3
    assert all(weights[kind] == 0 for kind in WET)


def test_in_a_dry_climate_it_rains_less_often() -> None:
    assert weights_of({Weather.RAIN: 4}, Climate.DRY, Season.SUMMER)[Weather.RAIN] == 2


@given(st.sampled_from(Weather), st.dictionaries(st.sampled_from(Weather), st.integers(0, 5)))
def test_something_always_follows(before: Weather, profile: dict[Weather, int]) -> None:
    following = can_follow(before, weights_of(profile, Climate.MILD, Season.SUMMER))
    assert following
    assert all(weight > 0 for weight in following.values())


def test_no_storm_comes_out_of_a_clear_sky() -> None:
    weights = weights_of({Weather.CLEAR: 1, Weather.STORM: 100}, Climate.MILD, Season.SUMMER)
    assert set(can_follow(Weather.CLEAR, weights)) == {Weather.CLEAR}
    assert Weather.STORM not in FOLLOWS[Weather.CLEAR]
