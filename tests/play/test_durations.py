"""How long things are, as people read it."""

import pytest

from mud.play.durations import ago, largest_unit


@pytest.mark.parametrize(
    ("seconds", "smallest", "words"),
    [
        (0.4, "second", "less than a second"),
        (1.9, "second", "a second"),
        (59.9, "minute", "less than a minute"),
        (59.9, "second", "59 seconds"),
        (60, "minute", "a minute"),
        (86_399, "second", "23 hours"),
        (3_599, "second", "59 minutes"),
        (7_200, "minute", "two hours"),
        (86_400 * 400, "minute", "400 days"),
    ],
)
def test_a_length_of_time_reads_in_its_largest_unit(seconds: float, smallest: str, words: str) -> None:
    assert ago(seconds, smallest) == words


def test_what_is_shorter_than_the_smallest_unit_has_none() -> None:
    assert largest_unit(59, "minute") is None
    assert largest_unit(59, "second") == ("second", 1)
