"""The game is killed a few times in each run of the tests, and hundreds of times by `make crash`."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.crash.nursery import Nursery, open_nursery
from tests.crash.town.life import SEEN_BY_KILLS, Bug
from tests.crash.town.rounds import POINTS_OF_A_FLUSH, Place, Tally, at_a_point, lives, play, with_bug

pytestmark = pytest.mark.slow
LONG = 120.0


@pytest.fixture(scope="module")
def games() -> Iterator[Nursery]:
    """Games to kill."""
    with open_nursery("town") as opened:
        yield opened


def _shows_something(tally: Tally) -> bool:
    """How many commands a life has is up to the machine: a busy one needs more lives."""
    return tally.rounds >= 8 and tally.kept > 100 and tally.promises > 0


def test_a_game_killed_at_any_moment_loses_doubles_and_tears_nothing(
    games: Nursery, database_url: str, tmp_path: Path
) -> None:
    place = Place(database_url, tmp_path)
    tally = play(games, lives(place, 60), time.monotonic() + LONG, enough=_shows_something)
    assert tally.faults == []
    assert _shows_something(tally)


def test_a_game_killed_at_every_point_of_a_flush_loses_doubles_and_tears_nothing(
    games: Nursery, database_url: str, tmp_path: Path
) -> None:
    place = Place(database_url, tmp_path)
    each = (at_a_point(place, number, number) for number in range(len(POINTS_OF_A_FLUSH)))
    assert play(games, each, time.monotonic() + LONG).faults == []


@pytest.mark.parametrize("bug", SEEN_BY_KILLS)
def test_a_planted_bug_is_noticed(games: Nursery, tmp_path: Path, bug: Bug) -> None:
    place = Place(f"sqlite:///{tmp_path / 'mud.db'}", tmp_path)
    assert play(games, with_bug(place, 60, bug), time.monotonic() + LONG).faults
