"""Clocks."""

import pytest

from mud.kernel.clock import Clock, SteppedClock, SystemClock


def test_a_stepped_clock_stands_still_until_it_is_stepped() -> None:
    clock = SteppedClock(now=1000.0)
    assert (clock.now(), clock.elapsed()) == (1000.0, 0.0)
    assert (clock.now(), clock.elapsed()) == (1000.0, 0.0)
    clock.step(2.5)
    clock.step(0)
    assert (clock.now(), clock.elapsed()) == (1002.5, 2.5)


def test_time_does_not_go_back() -> None:
    clock = SteppedClock()
    with pytest.raises(ValueError, match="time does not go back"):
        clock.step(-0.1)
    assert clock.elapsed() == 0.0


def test_the_machines_clock_goes_on() -> None:
    clock: Clock = SystemClock()
    first, second = clock.elapsed(), clock.elapsed()
    assert second >= first
    assert clock.now() > 1_700_000_000
