"""The arithmetic of the bench."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.speed.figures import Latency, change, changes, each, percentile, ratio, ratios, table

MOMENTS = st.lists(st.floats(0, 10), min_size=1)


def test_a_percentile_is_one_of_the_numbers_at_or_below_which_that_share_lies() -> None:
    ordered = list(range(1, 101))
    assert [percentile(ordered, share) for share in (0.5, 0.95, 0.99, 1.0)] == [50, 95, 99, 100]


def test_the_percentiles_of_one_number_are_that_number() -> None:
    assert percentile([7.0], 0.0) == percentile([7.0], 0.5) == percentile([7.0], 1.0) == 7.0


def test_there_is_no_percentile_of_nothing() -> None:
    with pytest.raises(ValueError, match="nothing"):
        percentile([], 0.5)


@given(MOMENTS)
def test_latencies_rise_from_the_median_to_the_longest(seconds: list[float]) -> None:
    found = Latency.of(seconds)
    assert found.p50 <= found.p95 <= found.p99 <= found.longest == max(seconds) * 1000


def test_a_latency_is_in_milliseconds_and_has_its_name_in_front() -> None:
    figures = Latency.of([0.001, 0.002]).figures("looking:")
    assert figures["looking: p50 ms"] == 1.0
    assert figures["looking: max ms"] == 2.0


def test_where_nothing_was_answered_nothing_took_time() -> None:
    assert set(Latency.of([]).figures("").values()) == {0.0}


def test_to_each_of_none_falls_nothing() -> None:
    assert (each(6.0, 3), each(6.0, 0)) == (2.0, 0.0)


@pytest.mark.parametrize(
    ("ours", "bare", "times"), [(6.0, 2.0, 3.0), (6.0, None, None), (None, 2.0, None), (6.0, 0.0, None)]
)
def test_a_ratio_needs_both_numbers(ours: float | None, bare: float | None, times: float | None) -> None:
    assert ratio(ours, bare) == times


def test_ratios_are_of_what_both_have() -> None:
    assert ratios({"a": 6.0, "b": 1.0}, {"a": 3.0, "c": 1.0}) == {"a": 2.0}


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [(100.0, 105.0, ""), (100.0, 150.0, "+50%"), (100.0, 50.0, "-50%"), (0.0, 5.0, ""), (-10.0, -5.0, "+50%")],
)
def test_a_change_is_said_only_when_it_is_more_than_noise(before: float, after: float, words: str) -> None:
    assert change(before, after) == words


def test_the_table_has_a_ratio_where_there_is_one() -> None:
    lines = table({"a us": 12.0, "b us": 3456.0}, {"a us": 4.0}).splitlines()
    assert lines[1].split() == ["a", "us", "12", "4", "3.0x"]
    assert lines[2].split() == ["b", "us", "3,456"]


def test_a_comparison_leaves_out_what_only_one_run_has() -> None:
    lines = changes({"a": 1.0, "b": 1.0}, {"a": 2.0, "c": 1.0}).splitlines()
    assert [line.split() for line in lines[1:]] == [["a", "1", "2", "+100%"]]
