"""The schedule: what is due is done, in order, each on its own."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mud.kernel.clock import SteppedClock
from mud.kernel.errors import DeclarationError
from mud.kernel.schedule import SWEEP_AT, Schedule, every


class Bench:
    """A schedule with a clock to step, and notes of what was done."""

    def __init__(self) -> None:
        self.clock = SteppedClock()
        self.schedule = Schedule(self.clock)
        self.notes: list[str] = []
        self.failures: list[tuple[str, str, float]] = []
        self.finished: list[tuple[str, float]] = []

    def noting(self, note: str) -> Callable[[], None]:
        return lambda: self.notes.append(note)

    def after(self, seconds: float, note: str) -> None:
        self.schedule.after(seconds, note, self.noting(note))

    def step(self, seconds: float) -> int:
        self.clock.step(seconds)
        return self.schedule.run(
            lambda name, error, took: self.failures.append((name, str(error), took)),
            lambda name, took: self.finished.append((name, took)),
        )


@pytest.fixture
def bench() -> Bench:
    return Bench()


@every(2)
def strike(world: list[str]) -> None:
    world.append("bong")
    if len(world) == 1:
        raise RuntimeError("the clapper fell off")


# Once


def test_work_is_done_when_it_is_due_and_not_before(bench: Bench) -> None:
    bench.after(3, "tea")
    assert (bench.step(2.9), bench.notes) == (0, [])
    assert (bench.step(0.1), bench.notes) == (1, ["tea"])
    assert (bench.step(100), bench.notes) == (0, ["tea"])


def test_what_is_due_first_is_done_first_whenever_it_was_asked_for(bench: Bench) -> None:
    for seconds, note in ((3, "c"), (1, "a"), (2, "b")):
        bench.after(seconds, note)
    bench.step(10)
    assert bench.notes == ["a", "b", "c"]


def test_what_is_due_at_the_same_time_is_done_in_the_order_in_which_it_was_asked_for(bench: Bench) -> None:
    for number in range(50):
        bench.after(1, str(number))
    bench.step(1)
    assert bench.notes == [str(number) for number in range(50)]


@pytest.mark.parametrize("seconds", [0, -5, float("nan")])
def test_work_without_a_delay_is_done_at_the_next_tick(bench: Bench, seconds: float) -> None:
    bench.after(0, "before")
    bench.after(seconds, "now")
    bench.after(0, "after")
    assert bench.notes == []
    bench.step(0)
    assert bench.notes == ["before", "now", "after"]


@given(st.lists(st.tuples(st.floats(0, 100), st.booleans()), max_size=200))
def test_any_jobs_run_in_order_of_time_and_cancelled_ones_never(jobs: list[tuple[float, bool]]) -> None:
    bench = Bench()
    made = [bench.schedule.after(seconds, "", bench.noting(str(n))) for n, (seconds, _) in enumerate(jobs)]
    for job, (_, cancelled) in zip(made, jobs, strict=True):
        if cancelled:
            job.cancel()
    expected = sorted((seconds, n) for n, (seconds, cancelled) in enumerate(jobs) if not cancelled)
    assert len(bench.schedule) == len(expected)
    for _ in range(11):
        bench.step(10)
    assert bench.notes == [str(n) for _, n in expected]


# Failures


def test_a_job_that_raises_is_reported_and_the_others_go_on(bench: Bench) -> None:
    def burn() -> None:
        bench.clock.step(0.5)
        raise ValueError("it burned")

    bench.after(1, "first")
    bench.schedule.after(1, "toast", burn)
    bench.after(1, "last")
    assert bench.step(1) == 3
    assert bench.notes == ["first", "last"]
    assert bench.failures == [("toast", "it burned", 0.5)]
    assert bench.finished == [("first", 0.0), ("last", 0.0)]


def test_what_is_no_error_of_the_job_is_not_swallowed_and_loses_nothing(bench: Bench) -> None:
    def interrupt() -> None:
        raise KeyboardInterrupt

    bench.schedule.after(1, "stop", interrupt)
    bench.after(1, "tea")
    with pytest.raises(KeyboardInterrupt):
        bench.step(1)
    bench.step(0)
    assert bench.notes == ["tea"]


def test_nobody_needs_to_ask_how_long_jobs_took(bench: Bench) -> None:
    bench.after(0, "tea")
    assert bench.schedule.run(lambda name, error, took: None) == 1


# Jobs that ask for jobs


def test_a_job_that_asks_for_itself_at_once_runs_once_a_tick(bench: Bench) -> None:
    def again() -> None:
        bench.notes.append("again")
        bench.schedule.after(0, "again", again)

    bench.schedule.after(0, "again", again)
    bench.after(0, "tea")
    assert (bench.step(0), bench.notes) == (2, ["again", "tea"])
    assert (bench.step(0), bench.notes) == (1, ["again", "tea", "again"])


def test_a_slow_job_does_not_pull_later_ones_into_its_tick(bench: Bench) -> None:
    def slow() -> None:
        bench.clock.step(5)
        bench.after(-1, "asked for meanwhile")

    bench.schedule.after(1, "slow", slow)
    bench.after(3, "later")
    assert bench.step(1) == 1
    bench.step(0)
    assert bench.notes == ["later", "asked for meanwhile"]


def test_a_job_can_cancel_one_that_is_due_in_the_same_tick(bench: Bench) -> None:
    doomed = bench.schedule.after(2, "doomed", bench.noting("doomed"))
    bench.schedule.after(1, "axe", doomed.cancel)
    assert bench.step(5) == 1
    assert bench.notes == []


# Cancelled


def test_a_cancelled_job_counts_for_nothing(bench: Bench) -> None:
    job = bench.schedule.after(1, "tea", bench.noting("tea"))
    bench.after(2, "cake")
    job.cancel()
    job.cancel()
    assert (len(bench.schedule), bench.schedule.next_due()) == (1, 2.0)
    assert (bench.step(1), bench.notes) == (0, [])


def test_cancelling_what_is_done_means_nothing(bench: Bench) -> None:
    job = bench.schedule.after(1, "tea", bench.noting("tea"))
    bench.step(1)
    job.cancel()
    assert bench.notes == ["tea"]


def test_nothing_is_due_when_nothing_waits(bench: Bench) -> None:
    assert bench.schedule.next_due() is None
    bench.schedule.after(1, "tea", bench.noting("tea")).cancel()
    assert bench.schedule.next_due() is None


def test_cancelled_jobs_do_not_pile_up(bench: Bench) -> None:
    bench.after(500_000, "kept")
    for _ in range(50 * SWEEP_AT):
        bench.schedule.after(1_000_000, "tea", bench.noting("tea")).cancel()
    assert len(bench.schedule._heap) <= SWEEP_AT + 1
    assert bench.step(1_000_000) == 1
    assert bench.notes == ["kept"]


# Repeated


def test_declared_work_knows_its_name() -> None:
    assert strike.name == f"{__name__}.strike"


@pytest.mark.parametrize("seconds", [0, -1, float("nan"), float("inf")])
def test_work_cannot_be_done_every_moment_or_never(seconds: float) -> None:
    with pytest.raises(DeclarationError, match="cannot be done every"):
        every(seconds)


def test_repeated_work_goes_on_after_a_failure(bench: Bench) -> None:
    bells: list[str] = []
    bench.schedule.repeat(strike, bells)
    for _ in range(10):
        bench.step(1)
    assert len(bells) == 5
    assert bench.failures == [(strike.name, "the clapper fell off", 0.0)]


def test_repeated_work_keeps_its_rhythm_when_ticks_come_late(bench: Bench) -> None:
    bells: list[str] = []
    bench.schedule.repeat(strike, bells)
    for _ in range(100):
        bench.step(0.7)
    assert len(bells) == 35


def test_work_repeated_each_tick_is_not_done_every_other_tick(bench: Bench) -> None:
    bells: list[str] = []
    bench.schedule.repeat(strike, bells)
    for late in (0.0, 0.01, 0.0, 0.02, 0.0):
        bench.clock.step(late)
        bench.step(2 - late)
    assert len(bells) == 5


def test_what_was_missed_while_the_machine_slept_is_not_made_up_for(bench: Bench) -> None:
    bells: list[str] = []
    bench.schedule.repeat(strike, bells)
    bench.step(1000)
    assert len(bells) == 1
    assert bench.schedule.next_due() == 1002.0
