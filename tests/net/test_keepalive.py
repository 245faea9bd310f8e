"""One timer for everyone."""

import pytest

from mud.kernel.clock import SteppedClock
from mud.net.keepalive import BEATS, Keepalive
from tests.session.house import FakeTimer


class Kept:
    def __init__(self) -> None:
        self.count = 0

    def keep_alive(self) -> None:
        self.count += 1


@pytest.mark.parametrize("crowd", [0, 1, 59, 60, 61, 500])
def test_everyone_is_kept_alive_once_a_round(crowd: int) -> None:
    timer, everyone = FakeTimer(SteppedClock()), [Kept() for _ in range(crowd)]
    keepalive = Keepalive(timer, 60.0, lambda: everyone)
    keepalive.start()
    for expected in (1, 2, 3):
        timer.step(60.0)
        assert {each.count for each in everyone} <= {expected}


def test_the_work_of_a_round_is_spread_over_it() -> None:
    timer, everyone = FakeTimer(SteppedClock()), [Kept() for _ in range(600)]
    keepalive = Keepalive(timer, 60.0, lambda: everyone)
    keepalive.start()
    before = 0
    for _ in range(BEATS):
        timer.step(1.0)
        done = sum(each.count for each in everyone)
        assert done - before <= 10
        before = done


def test_after_stopping_nothing_waits_and_it_can_be_started_again() -> None:
    timer, everyone = FakeTimer(SteppedClock()), [Kept()]
    keepalive = Keepalive(timer, 60.0, lambda: everyone)
    keepalive.start()
    timer.step(30.0)
    keepalive.stop()
    assert timer.waiting == 0
    keepalive.start()
    timer.step(60.0)
    assert everyone[0].count == 2
