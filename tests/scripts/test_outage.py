"""The database is taken away from the game in play for some seconds: `scripts.outage` does it for a minute."""

import pytest

from mud.store.status import Trouble
from scripts.outage import MOST_HELD, measure
from scripts.troubles import FULL, LOCKED, TROUBLES

pytestmark = pytest.mark.slow

FAST_ENOUGH = 5.0
"""Seconds until all is saved; two are the target, on a machine that is not busy with tests."""


def outage(name: str, seconds: float) -> None:
    """Take it away, and hold what became of the game against what is promised."""
    found = measure(seconds, (name,))
    if not found:
        pytest.skip(f"this machine cannot do that: {name}")
    (outcome,) = found
    assert outcome.faults == []
    assert outcome.recovery < FAST_ENOUGH
    assert outcome.held < MOST_HELD
    assert outcome.commands > 20 * seconds, "nobody played"
    assert outcome.most_unsaved < outcome.bound
    assert outcome.told[0] is Trouble.FAILING
    assert outcome.told[-1] is Trouble.RECOVERED


@pytest.mark.parametrize("name", [LOCKED, FULL])
def test_play_goes_on_without_sqlite(name: str) -> None:
    outage(name, 3.0)


@pytest.mark.postgres
@pytest.mark.parametrize("name", [name for name in TROUBLES if name.startswith("PostgreSQL")])
def test_play_goes_on_without_postgresql(name: str, postgres_url: str) -> None:
    outage(name, 9.0)  # a statement is given up after five seconds, and its connection two seconds later
