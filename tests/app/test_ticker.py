"""The tick: everything is done, whatever fails."""

import asyncio

import pytest
from structlog.testing import capture_logs

from mud.app.ticker import SLICE, SLOW, Ticker
from mud.kernel.clock import SteppedClock
from mud.kernel.ids import RandomIds
from mud.session.failures import Failures
from mud.world.world import World
from tests.stage import build_world


def broken() -> None:
    raise ZeroDivisionError


class Ticking:
    """A ticker over a small world, that notes what it did."""

    def __init__(self, *steps: object) -> None:
        self.world: World = build_world()
        self.done: list[str] = []
        first, second = steps or (lambda: self.done.append("told"), lambda: self.done.append("saved"))
        self.ticker = Ticker(self.world, Failures(RandomIds()), first, second)  # type: ignore[arg-type]

    @property
    def clock(self) -> SteppedClock:
        assert isinstance(self.world.clock, SteppedClock)
        return self.world.clock


def test_a_tick_does_what_is_due_then_tells_then_saves() -> None:
    ticking = Ticking()
    ticking.world.schedule.after(1, "bell", lambda: ticking.done.append("bell"))
    ticking.ticker.tick()
    ticking.clock.step(1)
    ticking.ticker.tick()
    assert ticking.done == ["told", "saved", "bell", "told", "saved"]


def test_a_job_that_fails_is_logged_under_a_reference_and_the_rest_is_done() -> None:
    ticking = Ticking()
    ticking.world.schedule.after(0, "broken bell", broken)
    ticking.world.schedule.after(0, "bell", lambda: ticking.done.append("bell"))
    with capture_logs() as logs:
        ticking.ticker.tick()
    assert ticking.done == ["bell", "told", "saved"]
    assert [(line["event"], line["job"]) for line in logs] == [("a scheduled job failed", "broken bell")]
    assert logs[0]["reference"]


def test_a_step_that_fails_is_logged_and_the_next_is_done() -> None:
    done: list[str] = []
    ticking = Ticking(broken, lambda: done.append("saved"))
    with capture_logs() as logs:
        ticking.ticker.tick()
    assert done == ["saved"]
    assert [line["event"] for line in logs] == ["a step of the tick failed"]


def test_a_slow_tick_and_the_job_that_made_it_slow_are_logged() -> None:
    ticking = Ticking()
    ticking.world.schedule.after(0, "slow bell", lambda: ticking.clock.step(SLOW * 2))
    with capture_logs() as logs:
        ticking.ticker.tick()
    assert [line["event"] for line in logs] == ["a scheduled job was slow", "a tick was slow"]
    assert [line["milliseconds"] for line in logs] == [200, 200]


async def test_it_ticks_until_it_is_cancelled() -> None:
    ticked = asyncio.Event()
    ticking = Ticking(lambda: None, ticked.set)
    running = asyncio.create_task(ticking.ticker.run(0.001))
    for _ in range(3):
        ticked.clear()
        await asyncio.wait_for(ticked.wait(), 10)
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running


def test_much_that_is_due_is_done_in_slices_between_which_others_have_their_turn() -> None:
    ticking = Ticking()

    def work(name: str) -> None:
        ticking.clock.step(SLICE / 2)
        ticking.done.append(name)

    for name in ("a", "b", "c"):
        ticking.world.schedule.after(0, name, lambda name=name: work(name))  # type: ignore[misc]
    slices = ticking.ticker.slices()
    next(slices)
    assert ticking.done == ["a", "b"]
    ticking.world.schedule.after(0, "asked for meanwhile", lambda: ticking.done.append("too soon"))
    next(slices)
    assert ticking.done == ["a", "b", "c"]
    next(slices)
    assert ticking.done == ["a", "b", "c", "told", "saved"]
    assert list(slices) == []


def test_what_is_cancelled_between_two_slices_is_not_done() -> None:
    ticking = Ticking()
    ticking.world.schedule.after(0, "slow", lambda: ticking.clock.step(SLICE))
    bell = ticking.world.schedule.after(0, "bell", lambda: ticking.done.append("bell"))
    slices = ticking.ticker.slices()
    next(slices)
    bell.cancel()
    assert list(slices) == [None, None]
    assert ticking.done == ["told", "saved"]


async def test_people_have_their_turn_while_a_tick_goes_on() -> None:
    ticking = Ticking()
    turns: list[str] = []

    def work() -> None:
        ticking.clock.step(SLICE)
        turns.append("world")

    for _ in range(3):
        ticking.world.schedule.after(0, "work", work)
    running = asyncio.create_task(ticking.ticker.run(0.0))
    while len(turns) < 6:
        await asyncio.sleep(0)
        turns.append("people")
    running.cancel()
    assert turns.count("world") == 3
    assert "people" in "".join(turns).split("world")[1]
    assert "people" in "".join(turns).split("world")[2]
