"""What excuses a loss: a machine that does not let the server run, and nothing that the server does itself."""

from pathlib import Path

import pytest

from tests.crash.town.trace import Trace, held_up, read

PERIOD = 0.25


def trace(*ticks: tuple[float, bool]) -> Trace:
    return Trace(at=[0.0, 0.01, 0.02], ticks=list(ticks))


def test_a_server_that_saves_too_seldom_is_not_excused() -> None:
    lived = trace(*((PERIOD * number, False) for number in range(1, 12)))
    assert held_up(lived, PERIOD, died=2.9, lost=2.5) == pytest.approx(0.0)


def test_ticks_that_came_late_are_excused_for_as_long_as_they_were_late() -> None:
    assert held_up(trace((0.25, False), (1.0, False)), PERIOD, died=1.1, lost=1.0) == pytest.approx(0.5)
    assert held_up(trace(), PERIOD, died=2.0, lost=1.9) == pytest.approx(1.75), "it never got to its first tick"


def test_a_flush_that_takes_whole_periods_is_excused_for_these() -> None:
    lived = trace((0.25, False), (0.5, True), (0.75, True), (1.0, False))
    assert held_up(lived, PERIOD, died=1.1, lost=0.9) == pytest.approx(0.5)


def test_only_what_was_lost_is_looked_at() -> None:
    lived = trace((0.25, False), (3.0, False), (3.25, False), (3.5, False), (3.75, False))
    assert held_up(lived, PERIOD, died=3.9, lost=0.6) == pytest.approx(0.0)


def test_a_line_that_the_kill_cut_off_is_left_out(tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    trace.write_text('{"n": 0, "did": "look", "at": 1.0, "set": {"a": "1"}, "gone": []}\n{"n": 1, "did": "ge')
    assert read(str(trace)).changes == [({"a": "1"}, [])]
