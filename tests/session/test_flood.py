"""The flood limit."""

from hypothesis import given
from hypothesis import strategies as st

from mud.session.flood import Allowance


def test_a_burst_is_free_and_the_next_line_waits() -> None:
    allowance = Allowance(20, 10.0, now=5.0)
    for _ in range(20):
        assert allowance.wait(5.0) == 0.0
        allowance.spend(1, 5.0)
    assert allowance.wait(5.0) == 0.1


def test_time_gives_lines_back_but_no_more_than_a_burst() -> None:
    allowance = Allowance(20, 10.0, now=0.0)
    allowance.spend(20, 0.0)
    assert allowance.wait(0.1) == 0.0
    allowance.spend(20, 1000.0)
    assert allowance.wait(1000.0) > 0.0


def test_a_debt_is_waited_off() -> None:
    allowance = Allowance(5, 10.0, now=0.0)
    allowance.spend(25, 0.0)
    assert allowance.wait(0.0) == 2.1
    assert allowance.wait(2.1) == 0.0


@given(st.lists(st.tuples(st.integers(0, 30), st.floats(0, 10)), max_size=50))
def test_nobody_is_ever_obeyed_more_often_than_burst_and_rate_allow(steps: list[tuple[int, float]]) -> None:
    allowance, now, obeyed = Allowance(20, 10.0, 0.0), 0.0, 0
    for lines, pause in steps:
        now += pause
        for _ in range(lines):
            if allowance.wait(now) > 0:
                break
            allowance.spend(1, now)
            obeyed += 1
    assert obeyed <= 20 + 10.0 * now + 1e-6
