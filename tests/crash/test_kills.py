"""A server is killed at random moments and at every fail point; nothing is ever lost, doubled or torn."""

import time
from pathlib import Path
from random import Random

import pytest

from mud.store.failpoints import POINTS
from mud.store.journal import find_journals
from tests.crash.audit import Auditor
from tests.crash.child import Life
from tests.crash.nursery import Nursery

KILLS = 30
KILLED = "ended -9"

pytestmark = pytest.mark.slow


def live_and_die(nursery: Nursery, life: Life, hear: int | None = None, later: float = 0.0) -> int:
    """Let a server live until it kills itself, or kill it a moment after it said `hear` things.

    Returns the last step of which it said that it is on disk.
    """
    nursery.start(life)
    promised, heard = -1, 0
    while (line := nursery.hear()) != KILLED:
        word, _, number = line.partition(" ")
        assert word in ("saved", "journaled"), f"{life.name}: {line}"
        promised, heard = int(number), heard + 1
        if heard == hear:
            time.sleep(later)  # the moment of the kill: anything but the end of a flush
            nursery.kill()
    return promised


def test_a_server_killed_at_random_moments_loses_and_doubles_nothing(
    nursery: Nursery, database_url: str, tmp_path: Path
) -> None:
    chance, auditor, steps = Random(1), Auditor(database_url), []
    for number in range(KILLS):
        life = Life(database_url, str(tmp_path), f"life-{number}", went_back=number % 10 == 9)
        promised = live_and_die(nursery, life, chance.randint(1, 12), chance.uniform(0, 0.02))
        steps.append(auditor.audit(life.name, promised))
    assert auditor.lives == KILLS
    assert steps[-1] > 10 * KILLS, "too little was lived to prove anything"


@pytest.mark.parametrize("turn", [1, 4])
def test_a_server_killed_at_any_point_of_a_flush_loses_and_doubles_nothing(
    nursery: Nursery, database_url: str, tmp_path: Path, turn: int
) -> None:
    auditor = Auditor(database_url)
    for point in [point for point in POINTS if point.startswith(("flush", "poison"))]:
        swept = point == "flush.swept"
        failpoint = f"{point}:{1 if swept else turn}:kill"
        life = Life(database_url, str(tmp_path), f"{point} {turn}", failpoint, went_back=swept)
        auditor.audit(life.name, live_and_die(nursery, life))


@pytest.mark.parametrize("point", [point for point in POINTS if point.startswith("journal")])
def test_a_server_killed_while_it_writes_its_journal_loses_no_more_than_the_journal(
    nursery: Nursery, database_url: str, tmp_path: Path, point: str
) -> None:
    auditor = Auditor(database_url)
    life = Life(database_url, str(tmp_path), point, f"{point}:1:kill", outage=True)
    auditor.audit(life.name, live_and_die(nursery, life))
    assert len(find_journals(tmp_path)) == (point == "journal.renamed")


@pytest.mark.parametrize("point", [point for point in POINTS if point.startswith("replay")])
def test_a_journal_is_replayed_once_whenever_the_replay_is_killed(
    nursery: Nursery, database_url: str, tmp_path: Path, point: str
) -> None:
    auditor = Auditor(database_url)
    nursery.start(Life(database_url, str(tmp_path), "written", outage=True))
    journaled = int(nursery.hear().removeprefix("journaled "))
    assert nursery.hear() == "ended 0"
    assert auditor.audit("written", -1) < journaled
    assert live_and_die(nursery, Life(database_url, str(tmp_path), "never", f"{point}:1:kill")) == -1
    promised = live_and_die(nursery, Life(database_url, str(tmp_path), "afterwards"), hear=2)
    auditor.live_on("written", journaled)
    auditor.audit("afterwards", promised)
    assert promised > journaled
    assert find_journals(tmp_path) == []
