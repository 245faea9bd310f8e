"""The power goes off: only what was fsynced is left, and nothing that was said to be on disk is missing."""

import time
from pathlib import Path

import pytest

from tests.crash.nursery import open_nursery
from tests.crash.power import NoPowerCutError, PowerCut, prepare
from tests.crash.town.life import Bug
from tests.crash.town.rounds import Place, lives, play, with_bug

pytestmark = pytest.mark.slow
ROUNDS = 12
LONG = 120.0


@pytest.fixture
def cut(tmp_path: Path) -> PowerCut:
    """A folder whose power can be cut; its database's name is mud.db."""
    try:
        return prepare(tmp_path)
    except NoPowerCutError as error:
        pytest.skip(f"POWER CUTS WERE NOT TESTED: {error}")


def test_a_power_cut_loses_nothing_that_was_said_to_be_on_disk(cut: PowerCut) -> None:
    place = Place(f"sqlite:///{cut.folder / 'mud.db'}", cut.folder)
    with open_nursery("town", cut.environment) as games:
        tally = play(games, lives(place, ROUNDS), time.monotonic() + LONG, cut)
    assert tally.faults == []
    assert tally.rounds == ROUNDS
    assert tally.promises > 10


def test_a_database_that_does_not_wait_for_the_disk_is_noticed(cut: PowerCut) -> None:
    place = Place(f"sqlite:///{cut.folder / 'mud.db'}", cut.folder)
    with open_nursery("town", cut.environment) as games:
        lived = with_bug(place, ROUNDS, Bug.DOES_NOT_SYNC)
        tally = play(games, lived, time.monotonic() + LONG, cut)
    assert any("was said to be on disk" in fault or "are lost" in fault for fault in tally.faults), tally.faults
